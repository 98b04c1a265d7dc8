public import Organization
internal import Posture

/// What can be done by API, with what has to be true before.
public enum FixTask: Hashable, Sendable {
    /// Credentials of a member's root user are deleted.
    case remove(CredentialRemoval)
    /// A service control policy is attached to a node.
    case attach(GuardAttachment)
}

/// Credentials of a member's root user that are to be deleted.
public struct CredentialRemoval: Hashable, Sendable {
    /// Kinds of credentials, in the order in which they are deleted: as long as there is a password, devices stand before it.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        /// Access keys.
        case keys
        /// Signing certificates.
        case certificates
        /// The password.
        case password
        /// MFA devices.
        case devices
    }

    /// The member.
    public let account: AccountID
    /// The kinds that are looked at and, but for keys that are spared, deleted.
    public let kinds: [Kind]
    /// Which keys: those that are active, those that are not, or with nil all.
    public let keysThatAre: Bool?
    /// What the snapshot says that the root user has.
    public let expected: RootCredentials
    /// Whether a password lets the root user in at all; it does not in GovCloud.
    public let canSignIn: Bool
    /// What the snapshot says was used within the window, in words.
    public let uses: [String]
    /// Up to when the snapshot would show a use of the password: when the credential report was made.
    public let usesSeenAt: Instant?

    /// What policies have to let through for it.
    static func change(_ kinds: [Kind]) -> CredentialChange {
        kinds.contains(.password) ? .removal : .keyDeletionInSession
    }

    /// A removal of these parts.
    public init(
        account: AccountID,
        kinds: [Kind],
        keysThatAre: Bool? = nil,
        expected: RootCredentials,
        canSignIn: Bool = true,
        uses: [String] = [],
        usesSeenAt: Instant? = nil
    ) {
        self.account = account
        self.kinds = kinds
        self.keysThatAre = keysThatAre
        self.expected = expected
        self.canSignIn = canSignIn
        self.uses = uses
        self.usesSeenAt = usesSeenAt
    }

    /// Whether the root user can do nothing afterwards: it has no password then, and no active key.
    public var endsSigningIn: Bool {
        if kinds.contains(.password) { return true }
        let deleted = Set(keys.map(\.id))
        let active = expected.keys.filter(\.isActive)
        return !(expected.hasPassword && canSignIn) && !active.isEmpty && active.allSatisfy { deleted.contains($0.id) }
    }

    /// The keys that are to be deleted.
    public var keys: [RootCredentials.Key] {
        guard kinds.contains(.keys) else { return [] }
        return expected.keys.filter { keysThatAre == nil || $0.isActive == keysThatAre }
    }
}

/// A service control policy that is to be attached to a node.
public struct GuardAttachment: Hashable, Sendable {
    /// The policy.
    public let document: GuardDocument
    /// The name that it gets where it is made anew.
    public let name: String
    /// What it is attached to.
    public let node: NodeID
    /// The policies that the snapshot shows attached right there.
    public let attached: [PolicyID]
    /// A policy of the snapshot that says the same already.
    public let same: PolicyID?
    /// The members below, whose root users it would bind.
    public let accounts: [AccountID]

    /// An attachment of these parts.
    public init(
        document: GuardDocument,
        name: String,
        node: NodeID,
        attached: [PolicyID],
        same: PolicyID? = nil,
        accounts: [AccountID]
    ) {
        self.document = document
        self.name = name
        self.node = node
        self.attached = attached
        self.same = same
        self.accounts = accounts
    }
}
