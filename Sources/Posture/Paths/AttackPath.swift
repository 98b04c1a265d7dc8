public import Organization

/// A way in which somebody else could come to act as an account's root user, and what stands in it.
///
/// A path is closed where one of its barriers is; it is open only where every barrier is known to leave it open.
public struct AttackPath: Sendable {
    /// Which way it is, the worst first.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        /// A key of root gets into other hands.
        case leakedKey = "leaked-key"
        /// The password is guessed, or asked for on a look-alike page.
        case guessedPassword = "guessed-password"
        /// Whoever reads the root user's mail has the password set anew.
        ///
        /// Source: <https://docs.aws.amazon.com/IAM/latest/UserGuide/reset-root-password.html>
        case mailboxTakeover = "mailbox-takeover"
        /// The password and the code of a virtual device are asked for on a look-alike page.
        case phishableSecondFactor = "phishable-second-factor"
        /// The management account's root user takes away the policy that alone stands in the way.
        case guardRemoval = "guard-removal"
    }

    /// Which way it is.
    public let kind: Kind
    /// What stands in it.
    public let barriers: [Barrier]
    /// Whether it is open.
    public let standing: Standing

    /// A path past these barriers.
    init(_ kind: Kind, _ barriers: [Barrier]) {
        self.kind = kind
        self.barriers = barriers
        if barriers.isEmpty {
            standing = .notApplicable
        } else if barriers.contains(where: { $0.standing == .closed }) {
            standing = .closed
        } else if barriers.contains(where: { $0.standing == .unknown }) {
            standing = .unknown
        } else {
            standing = .open
        }
    }

    /// Whether nothing but a policy stands in it.
    public var isClosedByGuardAlone: Bool {
        standing == .closed && barriers.allSatisfy { $0.standing != .closed || $0.kind == .guardPolicy }
    }

    /// Evidence that would tell, where it is unknown whether the path is open.
    public var gaps: [Gap] {
        standing == .unknown ? barriers.filter { $0.standing == .unknown }.flatMap(\.gaps) : []
    }
}

extension AttackPath.Kind: Comparable {
    /// Orders paths, the worst first.
    public static func < (left: AttackPath.Kind, right: AttackPath.Kind) -> Bool { left.place < right.place }

    var place: Int {
        switch self {
        case .leakedKey: 0
        case .guessedPassword: 1
        case .mailboxTakeover: 2
        case .phishableSecondFactor: 3
        case .guardRemoval: 4
        }
    }

    /// What it is, in a few words.
    public var words: String {
        switch self {
        case .leakedKey: "a key of root that leaks is enough"
        case .guessedPassword: "root's password is enough"
        case .mailboxTakeover: "root's mailbox is enough"
        case .phishableSecondFactor: "root's password and code can be asked for on a look-alike page"
        case .guardRemoval: "the management account's root can take away the policy that alone protects root here"
        }
    }
}
