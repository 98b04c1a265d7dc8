internal import Evidence
internal import Posture

extension Membership {
    /// In a word, for programs and tables.
    var word: String {
        switch self {
        case .standalone: "standalone"
        case .management: "management"
        case .member: "member"
        case .unknown: "unknown"
        }
    }

    /// As a clause that follows "the account".
    var clause: String {
        switch self {
        case .standalone: "is in no organization"
        case .management: "is the management account of its organization"
        case .member: "is a member of its organization"
        case .unknown(.noOrganizationFolder): "may or may not be in an organization: no evidence tells"
        case .unknown(.notListed): "lies in an organization's folder, but the organization does not list it"
        case .unknown(.listedTwice): "is listed by two organizations"
        case .unknown(.managementAccountUnknown):
            "is in an organization; whether as its management account or as a member is not known"
        }
    }
}

extension Status {
    /// As people read it.
    var word: String {
        switch self {
        case .pass: "pass"
        case .fail: "fail"
        case .mitigated: "mitigated"
        case .unknown: "unknown"
        case .notApplicable: "n/a"
        }
    }
}
