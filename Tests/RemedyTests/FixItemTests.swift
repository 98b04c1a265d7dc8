import DemoFleet
import Organization
import Remedy
import TestSupport
import Testing

@Suite struct `An item of a plan that is to be fixed` {
    /// Does nothing but what the item says: in its accounts, at its node, and by API only where that is the change itself.
    @Test(arguments: [UInt64(1), 3, 11])
    func `is the change that the plan names`(seed: UInt64) async throws {
        let folder = try TemporaryFolder()
        try DemoFleet(accounts: 60, usersPerAccount: 1, seed: seed).write(to: folder("fleet"))
        let audit = try await PlanPromises.audit(folder("fleet"))
        let plan = try await Plan(audit, workers: 2)
        #expect(!plan.items.isEmpty)
        for item in plan.items {
            let wish = try #require(FixWish(item.id))
            let fixes = try FixPlan([wish], of: plan, attaching: nil, in: audit)
            switch item.change.kind {
            case .attachPolicy:
                if item.requires.contains(where: { $0.hasPrefix("enable-policy-type:") }) {
                    #expect(fixes.tasks.isEmpty)
                    continue
                }
                guard case .attach(let attachment) = fixes.tasks.first else {
                    Issue.record("\(item.id): nothing is attached")
                    continue
                }
                #expect(attachment.node == item.change.target)
                #expect(try attachment.document == GuardDocument(#require(item.policy)))
                #expect(Set(item.closes).isSubset(of: attachment.accounts))
            case .removeRootCredentials, .deleteAccessKey:
                #expect(fixes.fixes.map(\.title) == item.accounts.map { "\($0):\(item.change.kind.rawValue)" })
            default:
                #expect(fixes.tasks.isEmpty)
                #expect(fixes.fixes.map(\.title) == [item.id])
                #expect(fixes.fixes.first?.byHand?.isEmpty == false)
                let preparations: [ChangeKind] = [.joinOrganization, .enablePolicyType, .centralizeRootAccess]
                guard preparations.contains(item.change.kind) else { continue }
                let remedy = try #require(fixes.fixes.first?.remediation)
                #expect(!remedy.commands.isEmpty && !remedy.console.isEmpty, "\(item.id)")
                #expect(remedy.sentence.contains(item.sentence))
            }
        }
        let other = try #require(FixWish("remove-root-credentials:ou-zzzz-zzzzzzzz"))
        #expect(throws: FixError.self) { try FixPlan([other], of: plan, attaching: nil, in: audit) }
        #expect(throws: FixError.self) { try FixPlan([other], attaching: nil, in: audit) }
    }
}
