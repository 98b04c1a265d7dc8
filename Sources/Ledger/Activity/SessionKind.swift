internal import Trail

/// How a session with the root user's permissions came to be.
enum SessionKind: Int64, Hashable, CaseIterable {
    /// Somebody opened it on a member account, from the management account or a delegated administrator's.
    case assumeRoot = 1
    /// The root user made it for somebody: `sts:GetSessionToken` or `sts:GetFederationToken`.
    case federation = 2

    /// For how long after it was opened a call can belong to it, in milliseconds: the longest that AWS allows.
    ///
    /// Sources: <https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoot.html>,
    /// <https://docs.aws.amazon.com/STS/latest/APIReference/API_GetSessionToken.html>
    var life: Int64 {
        switch self {
        case .assumeRoot: 1000 * Int64(SessionJoin.assumeRootSeconds)
        case .federation: 1000 * Int64(SessionJoin.sessionTokenSeconds)
        }
    }
}

/// In what kinds of session a call was made; mostly in none.
struct SessionKinds: OptionSet {
    let rawValue: Int64

    static let assumeRoot = SessionKinds(.assumeRoot)
    static let federation = SessionKinds(.federation)

    init(rawValue: Int64) {
        self.rawValue = rawValue
    }

    init(_ kind: SessionKind) {
        self.init(rawValue: kind.rawValue)
    }
}
