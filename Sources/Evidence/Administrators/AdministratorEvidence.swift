internal import Organization

/// What is kept of an account's identities: the ways that may be ones, and why there may be more.
///
/// A fleet has many accounts, and most of them are not asked: so it takes a single word until it is there.
indirect enum AdministratorEvidence: Sendable {
    case read([Candidate], Gap?)

    /// A way in, as far as the account alone can tell.
    struct Candidate: Hashable, Sendable {
        let entry: Entry
        /// The role's name, or the user's.
        let name: String
        /// The last part of its ARN, with its path.
        let resource: String
        /// The file that it stands in, without the account's folder.
        let file: String
        /// Whom the role lets in, letter by letter; nothing for users.
        let trusted: String
    }

    /// By what a candidate is one.
    enum Entry: Hashable, Sendable {
        case account(AccountID)
        case identityCenter
        case saml
        case openIDConnect
        case user(hasMFA: Bool)
    }
}
