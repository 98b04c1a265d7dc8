import Evidence
import Organization
import PolicyLanguage
import Posture
import Remedy
import TestSupport
import Testing

@Suite struct `Trying a policy out` {
    private static func simulation(
        _ demand: GuardDemand,
        at node: String,
        _ fleet: WrittenFleet
    ) async throws -> Simulation {
        let proposal = try Proposal(try demand.build().policy, at: try #require(NodeID(node)))
        return await (try AttachingSimulator(try await fleet.audit(), proposal, workers: 1)).simulate([])
    }

    private static func unreached(_ simulation: Simulation, _ reason: Unreached.Reason) -> [String] {
        simulation.unreached.filter { $0.reason == reason }.map(\.account.description)
    }

    /// 444444444444 lacks MFA; 555555555555 lacks it and has a key, which carries no MFA. Hardware asks for more.
    @Test func `tells which verdicts change, and where it does nothing`() async throws {
        let simulation = try await Self.simulation(
            try GuardDemand(requiresMFA: true),
            at: "ou-ab12-development",
            try WrittenFleet()
        )
        #expect(simulation.reached.map(\.description) == ["444444444444", "555555555555"])
        let changes = simulation.changes.map { "\($0.account) \($0.control.rawValue) \($0.from) \($0.to)" }
        #expect(
            changes == [
                "444444444444 root-mfa fail mitigated", "555555555555 root-access-key fail mitigated",
                "555555555555 root-mfa fail mitigated",
            ]
        )
        #expect(Self.unreached(simulation, .managementAccount) == ["111111111111"])
        #expect(Self.unreached(simulation, .outsideSubtree) == ["222222222222", "333333333333"])
        #expect(Self.unreached(simulation, .standalone) == ["666666666666"])
    }

    @Test func `compares the places above and below`() async throws {
        let simulation = try await Self.simulation(
            try GuardDemand(requiresMFA: true),
            at: "ou-ab12-development",
            try WrittenFleet()
        )
        let places = simulation.alternatives.map { "\($0.relation) \($0.node) \($0.reaches) \($0.changes)" }
        #expect(
            places == [
                "parent r-ab12 4 4", "proposed ou-ab12-development 2 3", "child ou-ab12-sandboxes 1 2",
                "child 444444444444 1 1",
            ]
        )
    }

    /// 333333333333 has a device already, so nothing is lost there by not being able to enrol one.
    @Test func `tells who is locked out of what`() async throws {
        let simulation = try await Self.simulation(
            try GuardDemand(requiresMFA: true, allowsAssumeRoot: true),
            at: "r-ab12",
            try WrittenFleet()
        )
        let groups = Dictionary(uniqueKeysWithValues: simulation.lockOuts.map { ($0.lockOut.kind, $0.accounts) })
        #expect(groups[.mfaEnrolment]?.map(\.description) == ["222222222222", "444444444444", "555555555555"])
        #expect(groups[.serviceCalls]?.count == 4)
        #expect(groups[.assumeRootTask] == nil)
        #expect(groups[.rootOnlyTask] == nil)
    }

    @Test func `tells of what is denied already that nothing is lost`() async throws {
        let fleet = try WrittenFleet()
        try WrittenPolicies(fleet.folder.path + "/o-a1b2c3d4e5/organization").add(
            "p-denyroot",
            try GuardDemand(deniesRoot: true).build().policy,
            at: ["r-ab12"]
        )
        let simulation = try await Self.simulation(try GuardDemand(requiresMFA: true), at: "r-ab12", fleet)
        #expect(simulation.changes.isEmpty)
        #expect(simulation.lockOuts.isEmpty)
    }

    @Test func `tells of a policy for another partition, and of policies that are not enabled`() async throws {
        let other = try await Self.simulation(
            try GuardDemand(deniesRoot: true, partitions: [.govCloud]),
            at: "r-ab12",
            try WrittenFleet()
        )
        #expect(other.reached.isEmpty)
        #expect(Self.unreached(other, .otherRootUsers).count == 4)
        let disabled = try await Self.simulation(
            try GuardDemand(deniesRoot: true),
            at: "r-ab12",
            try WrittenFleet(policyTypes: "")
        )
        #expect(disabled.changes.isEmpty)
        #expect(Self.unreached(disabled, .policyTypeDisabled).count == 4)
    }

    @Test func `refuses a node that is not there, and names those like it`() async throws {
        let audit = try await WrittenFleet().audit()
        let proposal = try Proposal(
            try GuardDemand(deniesRoot: true).build().policy,
            at: try #require(NodeID("ou-ab12-sandboxs"))
        )
        let error = #expect(throws: SimulationError.self) {
            _ = try AttachingSimulator(audit, proposal, workers: 1)
        }
        #expect(error?.description.contains("like it: ou-ab12-sandboxes (sandboxes)") == true)
    }
}
