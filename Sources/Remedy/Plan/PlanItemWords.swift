internal import Evidence
internal import Organization
internal import Posture

/// What an item of a plan says to its reader.
struct PlanItemWords {
    private let change: Change
    private let fleet: Fleet
    private let accounts: Int
    private let closed: PlanProgress.Closed
    private let feels: Int
    private let mayBeDenied: Int
    /// How many of the accounts are left out of the audit.
    private let leftOut: Int
    /// How many more accounts are below that nobody can sign in to.
    private let outOfService: Int
    /// The controls that fail by it somewhere, and do not yet.
    private let failing: [ControlID]

    init(
        _ change: Change,
        _ fleet: Fleet,
        accounts: Int,
        closed: PlanProgress.Closed,
        feels: Int,
        mayBeDenied: Int,
        leftOut: Int,
        outOfService: Int,
        failing: [ControlID]
    ) {
        self.change = change
        self.fleet = fleet
        self.accounts = accounts
        self.closed = closed
        self.feels = feels
        self.mayBeDenied = mayBeDenied
        self.leftOut = leftOut
        self.outOfService = outOfService
        self.failing = failing
    }

    var sentence: String {
        [what, effect, doubt, felt, bystanders, suspended, weakness, begun].compactMap(\.self).joined(separator: " ")
    }

    private var what: String {
        switch change.kind {
        case .attachPolicy:
            "Attach the policy \(PlanGuard.name) to \(place): it denies all that root users do there, and leaves centralized "
                + "root sessions alone."
        case .enablePolicyType: "Enable service control policies at \(place); without that none binds anybody."
        case .centralizeRootAccess:
            "Let the organization manage its members' root users (aws iam enable-organizations-root-credentials-management)."
        case .removeRootCredentials:
            "Remove the root credentials of \(counted(accounts, "member")) below \(place), from the management account."
        case .deleteAccessKey: "Delete the root user's access keys in account \(change.target)."
        case .enrolHardwareMFA:
            "Register MFA in hardware for the root user of account \(change.target), and remove its virtual devices."
        case .enrolMFA: "Register MFA for the root user of account \(change.target)."
        case .joinOrganization:
            "Bring account \(change.target) into the organization, below a root that denies root users."
        case .addAdministrator:
            "First see to it that somebody other than root can administer \(counted(accounts, "account")): nobody is known to, by "
                + "the evidence and under the policies over it. taproot explain says why, account by account."
        }
    }

    private var effect: String? {
        guard closed.paths > 0 else { return nil }
        let closing = "That closes \(counted(closed.paths, "way")) in \(counted(closed.accounts.count, "account"))"
        guard closed.untouched > 0 else { return closing + "." }
        return closing + ", \(closed.untouched) of them under a policy that this root user could take away."
    }

    private var doubt: String? {
        guard mayBeDenied > 0 else { return nil }
        let place = accounts == 1 ? "" : " in \(mayBeDenied) of them"
        return
            "AWS may refuse it\(place): policies deny what shows no MFA there, and whether root sessions show any is not "
            + "documented. Try one first."
    }

    private var felt: String? {
        guard change.kind.stopsRoot else { return nil }
        if change.kind == .deleteAccessKey {
            return feels == 0
                ? "No key of it was used within 90 days, as far as is known."
                : "Within 90 days root was used with a key, or in a way that no evidence tells from that; whoever did so will "
                    + "feel it."
        }
        return feels == 0
            ? "Root was used in none of them within 90 days, as far as is known."
            : "In \(counted(feels, "account")) root was used within 90 days; whoever did so will feel it."
    }

    private var bystanders: String? {
        guard leftOut > 0 else { return nil }
        return "It binds \(counted(leftOut, "account")) that \(leftOut == 1 ? "is" : "are") left out of the audit, too."
    }

    private var suspended: String? {
        guard outOfService > 0 else { return nil }
        let (are, they) = outOfService == 1 ? ("is", "it") : ("are", "they")
        return "\(counted(outOfService, "account")) below \(are) suspended or closed, and will be bound by it if "
            + "\(they) \(are) reinstated."
    }

    private var weakness: String? {
        guard closed.hangingOnManagement > 0, change.kind.endsRoot else { return nil }
        return "The management account's root can take it away, and is open itself; see to that, too."
    }

    private var begun: String? {
        guard !failing.isEmpty else { return nil }
        let controls = failing.map(\.rawValue).joined(separator: " and ")
        return "From then on \(controls) will fail there, and does not yet."
    }

    private var place: String {
        guard let index = change.organization else { return "\(change.target)" }
        let name = fleet.organizations[index].organization.tree.name(of: change.target)
        return name.map { "\(change.target) (\($0))" } ?? "\(change.target)"
    }

    private func counted(_ number: Int, _ word: String) -> String {
        number == 1 ? "1 \(word)" : "\(number) \(word)s"
    }
}
