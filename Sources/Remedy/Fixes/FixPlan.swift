internal import Evidence
public import Organization
public import Posture

/// All that somebody wants fixed at once, in one organization.
public struct FixPlan: Sendable {
    /// A service control policy to be attached.
    public struct Attachment: Sendable {
        /// The policy.
        public let document: GuardDocument
        /// The name that it gets where it is made anew.
        public let name: String
        /// What it is attached to.
        public let node: NodeID
        /// The file that it was read from.
        public let file: String

        /// An attachment of these parts.
        public init(document: GuardDocument, name: String, node: NodeID, file: String) {
            self.document = document
            self.name = name
            self.node = node
            self.file = file
        }
    }

    /// The fixes, the attached policy last.
    public let fixes: [Fix]
    /// The account that manages the organization that is changed by API; nil where nothing is.
    public let managementAccount: AccountID?
    /// When the snapshot was begun that shows what is changed; nil where it does not say.
    public let snapshot: Instant?

    /// What orders come to.
    ///
    /// - Parameters:
    ///   - wishes: What is wanted in accounts, and items of the plan.
    ///   - plan: The plan for the same evidence, where a wish is an item of it.
    ///   - attachment: A policy to be attached.
    ///   - audit: The audit of the evidence that it is about.
    /// - Throws: where an account, a node or an item is not there, or changes would be made in several organizations.
    public init(
        _ wishes: [FixWish],
        of plan: Plan? = nil,
        attaching attachment: Attachment?,
        in audit: Audit
    ) throws(FixError) {
        var fixes: [Fix] = []
        for wish in wishes { fixes += try wish.fixes(of: plan, in: audit) }
        if let attachment {
            fixes.append(
                try Fix(
                    attaching: attachment.document,
                    named: attachment.name,
                    to: attachment.node,
                    from: attachment.file,
                    in: audit
                )
            )
        }
        let outlook = AdministratorOutlook(fixes.compactMap(\.task), in: audit)
        for index in fixes.indices { fixes[index].caveats = fixes[index].task?.caveats(in: audit, outlook) ?? [] }
        self.fixes = fixes
        let managers = Set(fixes.compactMap(\.task).map { audit.manager(of: $0) })
        guard managers.count <= 1 else {
            throw FixError(description: "the fixes are in several organizations; run taproot fix once for each")
        }
        let manager = managers.first ?? nil
        guard managers.isEmpty || manager != nil else {
            throw FixError(
                description: "the evidence does not show which account manages the organization; collect it again"
            )
        }
        managementAccount = manager
        let times = fixes.compactMap(\.task).flatMap(\.accounts).map { audit.account($0)?.evidence.takenAt }
        snapshot = times.contains(nil) ? nil : times.compactMap(\.self).min()
    }

    /// How long a use of credentials keeps them from being deleted: a quarter of a year, or the audit's own window where
    /// that is longer. What is used monthly must not be gone because a week went by.
    public static func window(_ settings: AuditSettings) -> Span {
        max(settings.window, .usedLately)
    }

    /// What is done by API.
    public var tasks: [FixTask] { fixes.compactMap(\.task) }
}

extension Audit {
    fileprivate func manager(of task: FixTask) -> AccountID? {
        let account =
            switch task {
            case .remove(let removal): removal.account as AccountID?
            case .attach(let attachment): attachment.accounts.first
            }
        return account.flatMap { self.account($0) }.flatMap { organization(of: $0) }?.organization.managementAccount
            .value
    }
}

extension Span {
    /// Uses of root within so long are felt when root can no longer be used.
    static let usedLately = Span.days(90)
}

extension FixTask {
    /// The accounts that are concerned.
    fileprivate var accounts: [AccountID] {
        switch self {
        case .remove(let removal): [removal.account]
        case .attach(let attachment): attachment.accounts
        }
    }

    /// What is done by API, a clause each, in the order in which it is done.
    public var words: [String] {
        switch self {
        case .remove(let removal):
            removal.kinds.flatMap { kind -> [String] in
                switch kind {
                case .keys: removal.keys.map { "delete access key \($0.id) (\($0.isActive ? "active" : "inactive"))" }
                case .certificates: removal.expected.certificates.map { "delete signing certificate \($0)" }
                case .password: removal.expected.hasPassword ? ["delete the password"] : []
                case .devices: removal.expected.devices.map { "deactivate MFA device \($0)" }
                }
            }
        case .attach(let attachment):
            [
                attachment.same.map { "use policy \($0), which says the same" }
                    ?? "make the policy \(attachment.name), or use one of that name that says the same",
                "attach it to \(attachment.node)",
            ]
        }
    }
}
