/// Whose requests are looked at.
enum Requester: Hashable, Sendable {
    case root(RootUser)
    case identity(Identity)
    case anybody

    /// The ARN; nil where it may be anybody's.
    var arn: String? {
        switch self {
        case .root(let user): user.arn
        case .identity(let identity): identity.arn
        case .anybody: nil
        }
    }

    /// The root user of the account; nil where it may be anybody's.
    var root: RootUser? {
        switch self {
        case .root(let user): user
        case .identity(let identity): identity.root
        case .anybody: nil
        }
    }
}
