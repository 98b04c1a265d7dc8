public import Organization
internal import PolicyReach

/// Something that may stand in the way of whoever tries to become an account's root user.
public struct Barrier: Sendable {
    /// What it is.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        /// There is no key that could leak.
        case noActiveKey = "no-active-key"
        /// There is no password that could be guessed or phished.
        case noPassword = "no-password"
        /// A password cannot be had by mail.
        case noPasswordRecovery = "no-password-recovery"
        /// Signing in takes a second factor.
        case mfaDevice = "mfa-device"
        /// No second factor can be given away on a look-alike page.
        case unphishableMFA = "unphishable-mfa"
        /// Policies are proved to deny what would come of it.
        case guardPolicy = "guard"
        /// The root user of the management account is out of reach in turn.
        case managementRoot = "management-root"
    }

    /// What it is.
    public let kind: Kind
    /// Whether it leaves the way open.
    public let standing: Standing
    /// What is missing, where it is unknown whether it does.
    public let gaps: [Gap]
    /// For a guard: what is known of it.
    public let guardVerdict: GuardVerdict?

    init(_ kind: Kind, _ standing: Standing, gaps: [Gap] = [], _ guardVerdict: GuardVerdict? = nil) {
        self.kind = kind
        self.standing = standing
        self.gaps = gaps
        self.guardVerdict = guardVerdict
    }

    init(_ verdict: GuardVerdict) {
        let standing: Standing =
            switch verdict.result {
            case .proved: .closed
            case .refuted, .notApplicable: .open
            case .unknown: .unknown
            }
        self.init(.guardPolicy, standing, gaps: standing == .unknown ? verdict.gaps : [], verdict)
    }

    /// Why it stands as it does, in one sentence.
    public var sentence: String {
        if let guardVerdict { return guardVerdict.barrierSentence }
        return switch standing {
        case .open: words.open
        case .closed: words.closed
        case .unknown, .notApplicable: "Whether \(words.question) is unknown: \(gaps.words)."
        }
    }

    private var words: (open: String, closed: String, question: String) {
        switch kind {
        case .noActiveKey:
            (
                "An access key of the root user is active.", "No access key of the root user is active.",
                "an access key of the root user is active"
            )
        case .noPassword:
            (
                "The root user has a password.", "There is no password to sign in with.",
                "the root user has a password"
            )
        case .noPasswordRecovery:
            (
                "Whoever reads the root user's mail can have its password set anew.",
                "The root user has no password, and none can be had by mail: not in a member account, nor in GovCloud.",
                "a password can be had by mail"
            )
        case .mfaDevice:
            (
                "The root user has no MFA device.", "Signing in takes an MFA device.",
                "the root user has an MFA device"
            )
        case .unphishableMFA:
            (
                "One of the root user's MFA devices shows codes that can be given away on a look-alike page.",
                "The root user has no virtual MFA device.",
                "the root user has a virtual MFA device"
            )
        case .managementRoot:
            (
                "The guard can be taken away: the root user of the management account is open itself.",
                "No way to the root user of the management account is open.",
                "the root user of the management account is out of reach"
            )
        case .guardPolicy: ("No policy stands in the way.", "A policy stands in the way.", "a policy stands in the way")
        }
    }
}

extension GuardVerdict {
    /// What the guard is to a way in.
    fileprivate var barrierSentence: String {
        switch result {
        case .proved:
            let by = tried?.by.first.map { ": " + $0.placed(at: tried?.nodes ?? []).words } ?? ""
            return "Policies are proved to have the property \(property.rawValue)\(by)."
        case .refuted, .unknown, .notApplicable: return sentence
        }
    }
}
