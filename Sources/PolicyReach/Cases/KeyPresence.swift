internal import PolicyLanguage

/// What is known beforehand of a condition key in the requests of somebody.
enum KeyPresence: Hashable, Sendable {
    /// It holds this in all of them.
    case fixed(Request.ContextValue)
    /// It holds the same in all of them, and nobody said what.
    case fixedUnknown(String)
    /// Nobody said whether it is there, or what it holds.
    case unknown(String)
    case absent
    /// It is there, and may hold anything of its kind.
    case present
    /// It may be there or not.
    case free
}

extension CredentialCase {
    /// What is known of a key of this rule.
    func presence(by rule: PresenceRule) -> KeyPresence {
        switch rule {
        case .settled(let presence): presence
        case .mfaPresent: mfa.map { Self.fixed($0) } ?? .absent
        case .mfaAge: mfa != true ? .absent : credential.isDirect ? .present : .free
        case .tokenIssueTime: isTemporary ? .present : .absent
        case .assumedRoot: credential == .assumeRoot ? Self.fixed(true) : .absent
        case .viaAWSService: Self.fixed(!credential.isDirect)
        case .calledVia: credential.isDirect ? .absent : .present
        }
    }

    private static func fixed(_ value: Bool) -> KeyPresence { .fixed(.single(value ? "true" : "false")) }
}

extension Credential {
    /// Whether the root user, or who holds its session, makes the request itself.
    var isDirect: Bool { self != .throughService }
}
