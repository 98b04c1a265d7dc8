import DemoFleet
import Foundation
import Testing

@Suite struct `The policies of a realistic fleet` {
    private let organizations: [WrittenOrganization]

    init() throws {
        organizations = try WrittenFleet.smallest.get().organizations
    }

    /// The statements that deny the root users of a partition something, where they are attached.
    private func guards(in partition: String = "aws") -> [WrittenPolicy.Statement] {
        organizations.filter { $0.partition == partition }.flatMap(\.policies)
            .filter { !$0.targets.isEmpty }.flatMap(\.statements).filter { $0.deniedPrincipal != nil }
    }

    @Test func `guard root by MFA so that keys are bound, and so that they slip through`() {
        let bound = guards().filter { $0.condition("BoolIfExists", "aws:MultiFactorAuthPresent") == ["false"] }
        #expect(bound.contains { $0.action?.words == ["*"] && $0.deniedPrincipal == "arn:*:iam::*:root" })
        #expect(bound.contains { $0.notAction?.words.contains("iam:*") == true })
        #expect(guards().contains { $0.condition("Bool", "aws:MultiFactorAuthPresent") == ["false"] })
    }

    @Test(arguments: [("aws-us-gov", "arn:aws:iam::*:root"), ("aws-cn", "arn:*:iam::*:root")])
    func `name the commercial partition in GovCloud, and every partition in China`(
        partition: String,
        principal: String
    ) {
        let guards = guards(in: partition)
        #expect(!guards.isEmpty)
        #expect(guards.allSatisfy { $0.deniedPrincipal == principal })
    }

    @Test func `deny root everything, sessions of centralized root access included or aside`() {
        let everything = guards().filter { $0.action?.words == ["*"] }
        #expect(everything.contains { $0.condition?.count == 1 })
        #expect(everything.contains { $0.condition("Null", "aws:AssumedRoot") == ["true"] })
    }

    @Test func `deny root its keys and other addresses`() {
        #expect(guards().contains { $0.condition("Null", "aws:TokenIssueTime") == ["true"] })
        #expect(guards().contains { $0.action?.words.contains("iam:CreateAccessKey") == true })
        #expect(guards().contains { $0.condition("NotIpAddress", "aws:SourceIp") != nil })
    }

    @Test func `keep everybody in the organization and in some regions`() {
        let statements = organizations.flatMap(\.policies).flatMap(\.statements)
        #expect(statements.contains { $0.action?.words == ["organizations:LeaveOrganization"] })
        #expect(statements.contains { $0.condition("StringNotEquals", "aws:RequestedRegion") != nil })
    }

    @Test func `include a guard that is attached nowhere though policies are in force`() {
        let idle = organizations.filter { !$0.policyTypes.isEmpty }.flatMap(\.policies).filter(\.targets.isEmpty)
        #expect(idle.count == 1)
        #expect(idle.flatMap(\.statements).allSatisfy { $0.deniedPrincipal != nil })
    }

    @Test func `let everything through at every node but one, whose own policy says what it allows`() {
        var allowLists: [WrittenPolicy] = []
        for organization in organizations where organization.policyTypes.contains("SERVICE_CONTROL_POLICY") {
            guard let open = organization.policies.first(where: { $0.id == "p-FullAWSAccess" }) else { continue }
            let nodes = organization.policies.flatMap(\.targets) + organization.listedIDs + [organization.rootID]
            for node in Set(nodes) where !open.targets.contains(node) {
                allowLists += organization.policies.filter { $0.targets.contains(node) }
            }
        }
        #expect(allowLists.count == 1)
        #expect(allowLists.first?.statements.first?.effect == "Allow")
    }

    @Test func `include resource control policies`() throws {
        let organization = try #require(organizations.first { !$0.resourceControlPolicies.isEmpty })
        let policies = organization.resourceControlPolicies
        let full = try #require(policies.first { $0.id == "p-RCPFullAWSAccess" })
        #expect(Set(full.targets).isSuperset(of: organization.listedIDs))
        #expect(policies.count == 2)
        #expect(organization.policyTypes.contains("RESOURCE_CONTROL_POLICY"))
    }
}
