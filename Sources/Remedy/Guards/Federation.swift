/// The way around a guard of root users.
///
/// The session that it makes is a federated user's, and not the root user's: no statement about root users is about it.
///
/// Source: <https://docs.aws.amazon.com/STS/latest/APIReference/API_GetFederationToken.html>
enum Federation {
    static let action = "sts:GetFederationToken"
}
