import Evidence
import Foundation
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
        _ fleet: WrittenFleet,
        _ settings: AuditSettings = AuditSettings()
    ) async throws -> Simulation {
        let proposal = try Proposal(try demand.build().policy, at: try #require(NodeID(node)))
        return await (try AttachingSimulator(try await fleet.audit(settings), proposal, workers: 1)).simulate([])
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

    /// Policies bind accounts that are suspended; nobody can sign in to those.
    @Test func `names suspended accounts below the node, and accounts that two organizations list`() async throws {
        let fleet = try WrittenFleet()
        let list = "o-a1b2c3d4e5/organization/list-accounts.json"
        let accounts = try #require(String(data: Data(contentsOf: URL(filePath: fleet.folder(list))), encoding: .utf8))
        let suspended = accounts.replacing(#/(\"444444444444\"[^}]*)ACTIVE/#) { "\($0.1)SUSPENDED" }
        #expect(suspended != accounts)
        try fleet.folder.write(list, Array(suspended.utf8))
        for (name, text) in Texts.organizationFiles("o-zzzzzzzzzz", members: ["555555555555"]) {
            try fleet.folder.write(name, Array(text.utf8))
        }
        let simulation = try await Self.simulation(
            try GuardDemand(requiresMFA: true),
            at: "ou-ab12-development",
            fleet
        )
        #expect(simulation.outOfService.map(\.description) == ["444444444444"])
        #expect(Self.unreached(simulation, .listedTwice) == ["555555555555"])
        #expect(simulation.reached == [])
    }

    /// What was accepted elsewhere, or does not change, is not told.
    @Test func `tells where somebody accepted what changes`() async throws {
        let until = try #require(Instant(iso8601: "2100-01-01T00:00:00Z"))
        let accepted = Acceptance(reason: "a lab", decidedBy: "board", expires: until)
        let accounts = try ["333333333333", "444444444444", "555555555555"].map { try #require(AccountID($0)) }
        let simulation = try await Self.simulation(
            try GuardDemand(requiresMFA: true),
            at: "ou-ab12-development",
            try WrittenFleet(),
            AuditSettings(
                asOf: Instant(iso8601: "2026-01-01T00:00:00Z"),
                acceptances: [
                    accounts[0]: [.rootMFA: accepted], accounts[1]: [.rootMFA: accepted],
                    accounts[2]: [.rootHardwareMFA: accepted],
                ]
            )
        )
        #expect(
            simulation.accepted == [AcceptedFailure(account: accounts[1], control: .rootMFA, acceptance: accepted)]
        )
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

    /// AWS's examples of policies for Regions leave global services out with NotAction.
    @Test func `tells that everything is locked out but what a statement leaves out`() async throws {
        let policy =
            #"{"Version": "2012-10-17", "Statement": {"Effect": "Deny", "NotAction": ["s3:*", "iam:*"], "Resource": "*"}}"#
        let proposal = try Proposal(policy, at: try #require(NodeID("ou-ab12-development")))
        let audit = try await WrittenFleet().audit()
        let groups = await (try AttachingSimulator(audit, proposal, workers: 1)).simulate([]).lockOuts
        let everything = try #require(groups.first { $0.lockOut.kind == .everything })
        #expect(everything.lockOut.exceptions == ["s3:*", "iam:*"])
        #expect(everything.accounts.map(\.description) == ["444444444444", "555555555555"])
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

    /// The quota of AWS is ten policies at a node; FullAWSAccess is one of them.
    @Test(arguments: [(8, nil), (9, 10)])
    func `tells where no further policy can be attached, and goes on`(fillers: Int, full: Int?) async throws {
        let fleet = try WrittenFleet()
        let files = WrittenPolicies(fleet.folder.path + "/o-a1b2c3d4e5/organization")
        let text = #"{"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "*", "Resource": "*"}}"#
        for number in 0..<fillers { try files.add("p-filler0\(number)", text, at: ["ou-ab12-development"]) }
        let simulation = try await Self.simulation(
            try GuardDemand(requiresMFA: true),
            at: "ou-ab12-development",
            fleet
        )
        #expect(simulation.full == full)
        #expect(simulation.changes.count == 3)
    }

    private static let role =
        #"{"RoleName": "Admin", "Path": "/", "Arn": "arn:aws:iam::444444444444:role/Admin", "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::111111111111:root"}, "Action": "sts:AssumeRole"}]}, "RolePolicyList": [], "AttachedManagedPolicies": [{"PolicyName": "AdministratorAccess", "PolicyArn": "arn:aws:iam::aws:policy/AdministratorAccess"}]}"#

    private static func unadministered(_ demand: GuardDemand, before: GuardDemand? = nil) async throws -> [String] {
        let fleet = try WrittenFleet()
        let home = fleet.folder.path + "/o-a1b2c3d4e5/"
        for (account, roles) in [("222222222222", ""), ("444444444444", role)] {
            let text =
                #"{"UserDetailList": [], "GroupDetailList": [], "Policies": [], "RoleDetailList": [\#(roles)]}"#
            let file = URL(filePath: home + "accounts/\(account)/get-account-authorization-details.json")
            try Data(text.utf8).write(to: file)
        }
        if let before {
            try WrittenPolicies(home + "organization").add("p-before00", try before.build().policy, at: ["r-ab12"])
        }
        let read = try await FleetReader(workers: 1, administrators: .ofEverybody).read([fleet.folder.path])
        let proposal = try Proposal(try demand.build().policy, at: try #require(NodeID("r-ab12")))
        let simulation = await (try AttachingSimulator(Audit(read), proposal, workers: 1)).simulate([])
        return simulation.unadministered.map { "\($0.account) \($0.gap == nil ? "none" : "unknown")" }
    }

    /// 444444444444 has a role that the management account can take; of 333333333333 and 555555555555 nothing was collected.
    @Test func `names the accounts in which root would be denied and nobody else is known to be an administrator`()
        async throws
    {
        let expected = ["222222222222 none", "333333333333 unknown", "555555555555 unknown"]
        #expect(try await Self.unadministered(try GuardDemand(deniesRoot: true, allowsAssumeRoot: true)) == expected)
        #expect(try await Self.unadministered(try GuardDemand(except: ["s3:*"])) == expected)
        #expect(try await Self.unadministered(try GuardDemand(requiresMFA: true)).isEmpty)
        let already = try GuardDemand(deniesRoot: true)
        #expect(try await Self.unadministered(try GuardDemand(except: ["s3:*"]), before: already).isEmpty)
    }

    /// What AWS's documentation asks of every statement of such a policy, what it leaves to other kinds, and the quota.
    @Test(arguments: [
        (#"{"Version": "2012-10-17", "Statement": [{"Effect": "Deny", "Action": "*"}]}"#, "Resource"),
        (
            #"{"Version": "2012-10-17", "Statement": [{"Effect": "Deny", "Principal": "*", "Action": "*", "Resource": "*"}]}"#,
            "Principal"
        ),
        (
            #"{"Version": "2012-10-17", "Statement": [{"Effect": "Deny", "Action": "*", "Resource": "*"}]}"#
                + String(repeating: " ", count: 10_240),
            "10,240"
        ),
    ])
    func `refuses what AWS does not take as a service control policy`(text: String, reason: String) throws {
        let node = try #require(NodeID("r-ab12"))
        let error = #expect(throws: GuardDocumentError.self) { _ = try Proposal(text, at: node) }
        #expect(error?.description.contains(reason) == true, "\(error?.description ?? "")")
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
