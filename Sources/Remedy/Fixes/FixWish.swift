internal import Evidence
public import Organization
internal import Posture

/// What somebody wants fixed: a finding or a change in one account, or an item of the plan by its id.
public enum FixWish: Hashable, Sendable, CustomStringConvertible {
    /// In one account.
    case order(FixOrder)
    /// An item of the plan, such as `remove-root-credentials:ou-a1b2-c3d4e5f6`.
    case item(kind: ChangeKind, target: NodeID)

    /// The wish that a word names; nil where it is none.
    ///
    /// - Parameter text: An order, or an item's id.
    public init?(_ text: String) {
        if let order = FixOrder(text) {
            self = .order(order)
            return
        }
        let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2, let kind = ChangeKind(rawValue: parts[0]), let target = NodeID(parts[1]) else {
            return nil
        }
        self = .item(kind: kind, target: target)
    }

    /// As it is written.
    public var description: String {
        switch self {
        case .order(let order): order.description
        case .item(let kind, let target): "\(kind.rawValue):\(target)"
        }
    }

    /// Whether the plan has to be made for it.
    public var isItem: Bool {
        if case .item = self { true } else { false }
    }

    /// What there is to be done for it.
    func fixes(of plan: Plan?, in audit: Audit) throws(FixError) -> [Fix] {
        switch self {
        case .order(let order): return [try Fix(order, in: audit)]
        case .item(let kind, let target):
            let item = plan?.items.first { $0.change.kind == kind && $0.change.target == target }
            guard let item else {
                throw FixError(
                    description:
                        "the plan for this evidence has no item \(description); taproot plan lists those it has"
                )
            }
            return try item.fixes(in: audit)
        }
    }
}

extension PlanItem {
    fileprivate func fixes(in audit: Audit) throws(FixError) -> [Fix] {
        switch change.kind {
        case .removeRootCredentials, .deleteAccessKey: return try fixes(.change(change.kind), in: audit)
        case .enrolHardwareMFA, .enrolMFA: return accounts.map { enrolling($0, in: audit) }
        case .attachPolicy: return [try attaching(in: audit)]
        case .joinOrganization, .enablePolicyType, .centralizeRootAccess:
            return [Fix(id, byHand(in: audit), byHand: "Somebody who may change the organization has to do it.")]
        case .addAdministrator: return [Fix(id, nil, byHand: sentence)]
        }
    }

    private func byHand(in audit: Audit) -> Remediation? {
        let organization = change.organization.map { audit.fleet.organizations[$0].organization }
        let access = CentralRootAccess(organization?.features, organization?.featureSet.value)
        return switch change.kind {
        case .joinOrganization: .joining(sentence, change.target)
        case .enablePolicyType: .enablingPolicies(sentence, at: change.target)
        case .centralizeRootAccess: .centralizing(sentence, access)
        default: nil
        }
    }

    private func fixes(_ subject: FixOrder.Subject, in audit: Audit) throws(FixError) -> [Fix] {
        var fixes: [Fix] = []
        for account in accounts { fixes.append(try Fix(FixOrder(account: account, subject: subject), in: audit)) }
        return fixes
    }

    /// What fixes the finding in a member, to remove all credentials, is another change than the plan's.
    private func enrolling(_ id: AccountID, in audit: Audit) -> Fix {
        let remediation = audit.account(id).map { account in
            let scene = FixScene(account, in: audit)
            return Remediation.enrolling(scene, inHardware: change.kind == .enrolHardwareMFA)
        }
        return Fix(self.id, remediation, byHand: "AWS lets root users register MFA in the console only.")
    }

    private func attaching(in audit: Audit) throws(FixError) -> Fix {
        let document: GuardDocument
        do throws(GuardDocumentError) { document = try GuardDocument(policy ?? "") } catch {
            throw FixError(description: "\(id): \(error)")
        }
        let file = PlanGuard.name + ".json"
        return try Fix(
            attaching: document,
            named: PlanGuard.name,
            to: change.target,
            from: file,
            making: "taproot guard build --deny-root --allow-assume-root --output \(file)",
            in: audit
        )
    }
}
