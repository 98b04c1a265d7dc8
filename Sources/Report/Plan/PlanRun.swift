internal import Organization
internal import Posture
internal import Remedy

/// Items of a plan that stand one after the other and ask for the same in different accounts, told as one.
struct PlanRun {
    let items: ArraySlice<PlanItem>

    /// Fewer than that are told one by one.
    private static let fewest = 4

    /// The items of a plan in their order, those that can be told as one together.
    static func all(of items: [PlanItem]) -> [PlanRun] {
        var runs: [PlanRun] = []
        var rest = items[...]
        while let first = rest.first {
            var same = rest.prefix { $0.change.kind == first.change.kind && first.change.kind.inAll != nil }
            if same.count < fewest { same = rest.prefix(1) }
            runs.append(PlanRun(items: same))
            rest = rest[same.endIndex...]
        }
        return runs
    }

    /// The place of its items in the plan, from 1 on.
    var number: String {
        let first = items.startIndex + 1
        return items.count == 1 ? "\(first)" : "\(first)-\(items.endIndex)"
    }

    /// What the items ask for and do; nil where it is only one, which says so itself.
    var sentence: String? {
        guard items.count > 1, let kind = items.first?.change.kind, let what = kind.inAll else { return nil }
        let closed = items.reduce(0) { $0 + $1.closedPaths }
        let accounts = items.reduce(0) { $0 + $1.closes.count }
        let used = items.reduce(0) { $0 + $1.feels.count }
        let others = items.reduce(0) { $0 + Set($1.closes).subtracting($1.accounts).count }
        let far =
            others > 0 ? ", \(others.grouped) of them under a policy that one of these root users could take away" : ""
        let closes = closed > 0 ? " That closes \(closed.of("way")) in \(accounts.of("account"))\(far)." : ""
        let felt = used > 0 ? " In \(used.of("account")) root was used within 90 days; whoever did so may feel it." : ""
        return what + closes + felt
    }

    var feels: [AccountID] { items.flatMap(\.feels) }
    var mayBeDenied: [AccountID] { items.flatMap(\.mayBeDenied) }
    var accepted: [AcceptedFailure] { items.flatMap(\.accepted) }
    var accounts: [AccountID] { items.flatMap(\.accounts) }
    var verdicts: [VerdictChange] { items.flatMap(\.verdicts) }

    /// What has to be done before, each once.
    var requires: [String] { Set(items.lazy.flatMap(\.requires)).sorted() }
}

extension ChangeKind {
    /// What it asks for in each of several accounts; nil where its place matters as much as its kind.
    fileprivate var inAll: String? {
        switch self {
        case .addAdministrator:
            "First see to it that somebody other than root can administer these accounts: nobody is known to, by the evidence and "
                + "under the policies over them. taproot explain says why, account by account."
        case .deleteAccessKey: "Delete the root user's access keys in each of these accounts."
        case .enrolHardwareMFA:
            "Register MFA in hardware for the root user of each of these accounts, and remove its virtual devices."
        case .enrolMFA: "Register MFA for the root user of each of these accounts."
        case .joinOrganization: "Bring these accounts into the organization, below a root that denies root users."
        case .attachPolicy, .enablePolicyType, .centralizeRootAccess, .removeRootCredentials: nil
        }
    }
}
