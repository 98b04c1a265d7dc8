import DemoFleet
import Evidence
import Foundation
import Organization
import Posture
import Remedy
import TestSupport
import Testing

@Suite struct `The verdicts that a simulation promises` {
    /// Statuses by account and control.
    private static func statuses(_ audit: Audit) -> [String: Status] {
        var statuses: [String: Status] = [:]
        for (place, account) in audit.accounts.enumerated() {
            for (control, status) in zip(Control.all, audit.statuses(at: place)) {
                statuses["\(account.id) \(control.id.rawValue)"] = status
            }
        }
        return statuses
    }

    private static func someNode(_ audit: Audit, _ chance: inout SeededGenerator) -> (folder: String, node: NodeID)? {
        let found = audit.fleet.organizations.flatMap { organization in
            organization.organization.tree.nodes.map { (folder: organization.folder, node: $0) }
        }
        return found.sorted { $0.node.description < $1.node.description }.randomElement(using: &chance)
    }

    /// The policy is written into the files, and these are read anew.
    @Test(arguments: 0..<24)
    func `are those of an audit after the policy was written into the files`(seed: UInt64) async throws {
        var chance = SeededGenerator(seed: seed)
        let folder = try TemporaryFolder()
        try DemoFleet(accounts: 40, usersPerAccount: 1, seed: seed / 4 + 1).write(to: folder("fleet"))
        let before = try await WrittenFleet.audit(folder("fleet"))
        let (place, node) = try #require(Self.someNode(before, &chance))
        let demand = try [
            GuardDemand(requiresMFA: true), GuardDemand(deniesRoot: true, allowsAssumeRoot: true),
            GuardDemand(requiresMFA: true, partitions: [.govCloud]), GuardDemand(onlyFrom: ["192.0.2.0/24"]),
        ][Int(seed % 4)]
        let policy = try demand.build().policy
        let proposal = try Proposal(policy, at: node)
        let simulation = await (try AttachingSimulator(before, proposal, workers: 2)).simulate([])

        let files = WrittenPolicies(place + "/organization")
        if files.areKnown { try files.add("p-proposed", policy, at: [node.description]) }
        let after = Self.statuses(try await WrittenFleet.audit(folder("fleet")))
        let old = Self.statuses(before)
        let expected = after.filter { old[$0.key] != $0.value }
        let promised = Dictionary(
            uniqueKeysWithValues: simulation.changes.map { ("\($0.account) \($0.control.rawValue)", $0.to) }
        )
        #expect(promised == expected, "seed \(seed), \(node)")
        #expect(simulation.changes.allSatisfy { old["\($0.account) \($0.control.rawValue)"] == $0.from })
        #expect(simulation.reached.count + simulation.unreached.count == before.fleet.accounts.count)
    }

    /// The comparison above would be worth little if nothing ever changed.
    @Test func `are some`() async throws {
        let folder = try TemporaryFolder()
        try DemoFleet(accounts: 40, usersPerAccount: 1, seed: 1).write(to: folder("fleet"))
        let audit = try await WrittenFleet.audit(folder("fleet"))
        let policy = try GuardDemand(requiresMFA: true).build().policy
        var changes = 0
        for node in audit.fleet.organizations.flatMap({ $0.organization.tree.nodes }) {
            let simulator = try AttachingSimulator(audit, try Proposal(policy, at: node), workers: 2)
            changes += await simulator.simulate([]).changes.count
        }
        #expect(changes > 0)
    }
}
