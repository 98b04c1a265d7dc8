internal import Evidence
public import Organization
public import Posture

/// Who will be able to administer accounts once fixes are done: policies that are attached may deny others than root, too.
public struct AdministratorOutlook: Sendable {
    private let audit: Audit
    /// By organization in which policies are attached, what is then true.
    private let judges: [Int: Judge]

    /// Looks ahead to when these fixes are done.
    public init(_ tasks: [FixTask], in audit: Audit) {
        self.audit = audit
        var changed: [Int: Organization] = [:]
        for case .attach(let attachment) in tasks {
            let place = audit.fleet.organizations.firstIndex { $0.organization.has(attachment.node) }
            guard let place else { continue }
            let organization = changed[place] ?? audit.fleet.organizations[place].organization
            changed[place] = organization.attaching(attachment.policy)
        }
        judges = changed.reduce(into: [:]) { judges, entry in
            let accounts = audit.fleet.accounts.filter { $0.organization == entry.key }
            judges[entry.key] = audit.judge.supposing(entry.value, at: entry.key, for: accounts)
        }
    }

    /// Why an account may be left without anybody who can administer it when a fix is done; nil where somebody else is known to be able
    /// to, and where nobody loses a way in: where nobody can sign in, where policies deny the root user already to give rights to
    /// others, and where a policy that is attached lets it go on doing so, MFA or not.
    public func lack(of id: AccountID, after task: FixTask) -> LackOfAdministrator? {
        guard let account = audit.account(id) else { return .unknown("the snapshot does not hold the account") }
        let judge = account.organization.flatMap { judges[$0] } ?? audit.judge
        if account.listed?.isOutOfService == true || audit.judge.leewayOfRoot(in: account) == .denied { return nil }
        if case .attach = task, judge.leewayOfRoot(in: account) == .free { return nil }
        return LackOfAdministrator(judge.administrators(of: account))
    }
}

extension GuardAttachment {
    /// The policy as it will hang.
    fileprivate var policy: Policy {
        Policy(
            id: .proposed,
            name: name,
            isManagedByAWS: false,
            document: .known(document.text),
            targets: .known([node])
        )
    }
}
