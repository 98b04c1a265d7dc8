internal import Evidence
internal import Organization
internal import PolicyReach

extension GuardVerdict {
    /// What the guard means for the account, as a sentence that follows the account's own.
    public var sentence: String {
        switch cause {
        case .exempt(.standalone):
            "The account is in no organization, so no service control policy makes up for it."
        case .exempt(.managementAccount):
            "It is the management account, which service control policies do not bind."
        case .exempt(.consolidatedBilling):
            "Its organization has only consolidated billing, so no service control policy makes up for it."
        case .exempt(.policyTypeDisabled):
            "Service control policies are not enabled at its organization's root, so none makes up for it."
        case .membership(.noOrganizationFolder, _):
            "Whether a service control policy makes up for it is unknown: nothing tells whether the account is in an "
                + "organization."
        case .membership(.notListed, _):
            "Whether a service control policy makes up for it is unknown: the organization does not list the account."
        case .membership(.listedTwice, _):
            "Whether a service control policy makes up for it is unknown: two organizations list the account."
        case .membership(.managementAccountUnknown, _):
            "Whether a service control policy makes up for it is unknown: nothing tells whether this is the "
                + "organization's management account, which no policy binds."
        case .policiesUnknown:
            "Whether a service control policy makes up for it is unknown: the policies over the account could not all "
                + "be read."
        case .tried(let tried): property.sentence(tried)
        }
    }
}

extension GuardProperty {
    fileprivate func sentence(_ tried: TriedGuard) -> String {
        switch tried.result {
        case .proved:
            let first = tried.by.first.map { ": " + $0.placed(at: tried.nodes).words } ?? ""
            let others = tried.by.count > 1 ? ", with \(tried.by.count - 1) more" : ""
            return "Service control policies make up for it: they deny \(requests)\(first)\(others)."
        case .refuted:
            let hole = tried.shared.proof.remainder.first?.sentence ?? ""
            return "Service control policies do not make up for it; they let through: "
                + hole.prefix(1).lowercased() + hole.dropFirst()
        case .unknown, .notApplicable:
            let doubt = tried.shared.proof.doubts.first ?? "the search for a request that gets through was given up"
            return "Whether service control policies make up for it is unknown: \(doubt)."
        }
    }

    /// The requests that the guard denies.
    private var requests: String {
        switch self {
        case .rootRequiresMFA: "every request of the root user without MFA"
        case .rootKeysDenied: "every request signed with a key of the root user"
        case .rootDenied: "every request of the root user"
        }
    }
}
