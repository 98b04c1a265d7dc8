public import Evidence
public import Organization
public import PolicyReach

/// A property of the policies over an account that makes up for what the account itself lacks.
public enum GuardProperty: String, Hashable, Sendable, CaseIterable {
    /// Every request of the root user without MFA is denied.
    case rootRequiresMFA = "root-requires-mfa"
    /// Every request signed with a long-term key of the root user is denied.
    case rootKeysDenied = "root-keys-denied"
    /// Every request of the root user is denied.
    case rootDenied = "root-denied"
}

/// What is known of a guard over one account.
public struct GuardVerdict: Sendable {
    /// Whether the guard is there.
    public enum Result: String, Hashable, Sendable {
        /// The policies have the property.
        case proved
        /// A request gets through.
        case refuted
        /// The evidence or the proof does not tell.
        case unknown
        /// No policy binds the account.
        case notApplicable = "not_applicable"
    }

    /// What the result rests on.
    public enum Cause: Sendable {
        /// No policy binds the account.
        case exempt(PolicyBinding.Exemption)
        /// It is not known whether the account is in an organization, or as what.
        case membership(Membership.Doubt, [Gap])
        /// Policies bind the account, and they could not all be read.
        case policiesUnknown([Gap])
        /// Policies bind the account, and this is what they do.
        case tried(TriedGuard)
    }

    /// The property in question.
    public let property: GuardProperty
    /// Whether it holds.
    public let result: Result
    /// What that rests on, or why it could not be told or does not arise.
    public let cause: Cause

    /// Why no policy binds the account; nil where one may.
    public var exemption: PolicyBinding.Exemption? {
        if case .exempt(let exemption) = cause { exemption } else { nil }
    }

    /// What was proved or refuted; nil where it did not come to that.
    public var tried: TriedGuard? {
        if case .tried(let tried) = cause { tried } else { nil }
    }

    /// The status that an account-level failure turns into under this guard.
    var effectiveStatus: Status {
        switch result {
        case .proved: .mitigated
        case .refuted, .notApplicable: .fail
        case .unknown: .unknown
        }
    }

    /// The evidence that would tell.
    var gaps: [Gap] {
        switch cause {
        case .policiesUnknown(let missing): missing
        case .membership(_, let missing): missing
        case .tried(let tried): tried.gaps
        case .exempt: []
        }
    }

    /// The reason that goes with a status that the guard left unknown.
    var reason: Reason? {
        switch cause {
        case .exempt: nil
        case .membership: .membershipUnknown
        case .policiesUnknown: .policiesUnknown
        case .tried(let tried): tried.gaps.isEmpty ? .guardUndecided : .policiesUnknown
        }
    }
}

extension GuardProperty {
    /// The same as something to prove.
    public var property: Property {
        switch self {
        case .rootRequiresMFA: Property(.requiresMFA)
        case .rootKeysDenied: Property(.keysDenied)
        case .rootDenied: Property(.denied)
        }
    }
}
