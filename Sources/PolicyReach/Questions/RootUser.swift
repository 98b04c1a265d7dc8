/// The root user of an account, and what is the same in all its requests.
public struct RootUser: Hashable, Sendable {
    /// The account's id.
    public let account: String
    /// The partition, such as `aws` or `aws-us-gov`.
    public let partition: String
    /// The id of its organization; nil where that is not known.
    public let organization: String?
    /// Where the account lies in its organization, as `aws:PrincipalOrgPaths` writes it; nil where that is not known.
    public let organizationPath: String?
    /// Such as `arn:aws:iam::111122223333:root`.
    public let arn: String

    /// The root user of this account.
    public init(
        account: String,
        partition: String = "aws",
        organization: String? = nil,
        organizationPath: String? = nil
    ) {
        self.account = account
        self.partition = partition
        self.organization = organization
        self.organizationPath = organizationPath
        arn = "arn:\(partition):iam::\(account):root"
    }

    /// The account that AWS's documentation uses.
    static let example = "111122223333"
}
