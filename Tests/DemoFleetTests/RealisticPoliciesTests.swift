import DemoFleet
import Foundation
import Testing

@Suite struct `The policies of a realistic fleet` {
    private func withOrganizations(_ look: ([WrittenOrganization]) throws -> Void) throws {
        try WrittenFleet.with(DemoFleet(accounts: 40)) { try look($0.organizations) }
    }

    /// Looks at the statements that deny the root users of a partition something, where they are attached.
    private func withGuards(in partition: String = "aws", _ look: ([[String: Any]]) throws -> Void) throws {
        try withOrganizations { organizations in
            let policies = organizations.filter { $0.partition == partition }.flatMap(\.policies)
            try look(policies.filter { !$0.targets.isEmpty }.flatMap(\.statements).filter { $0.deniedPrincipal != nil })
        }
    }

    @Test func `guard root by MFA so that keys are bound, and so that they slip through`() throws {
        try withGuards { guards in
            let key = "aws:MultiFactorAuthPresent"
            let bound = guards.filter { $0.condition("BoolIfExists", key) == "false" }
            #expect(bound.contains { $0["Action"] as? String == "*" && $0.deniedPrincipal == "arn:*:iam::*:root" })
            #expect(bound.contains { ($0["NotAction"] as? [String])?.contains("iam:*") == true })
            #expect(guards.contains { $0.condition("Bool", key) == "false" })
        }
    }

    @Test func `name the commercial partition in GovCloud, and every partition in China`() throws {
        try withGuards(in: "aws-us-gov") { guards in
            #expect(!guards.isEmpty)
            #expect(guards.allSatisfy { $0.deniedPrincipal == "arn:aws:iam::*:root" })
        }
        try withGuards(in: "aws-cn") { guards in
            #expect(!guards.isEmpty)
            #expect(guards.allSatisfy { $0.deniedPrincipal == "arn:*:iam::*:root" })
        }
    }

    @Test func `deny root everything, sessions of centralized root access included or aside`() throws {
        try withGuards { guards in
            let everything = guards.filter { $0["Action"] as? String == "*" }
            #expect(everything.contains { ($0["Condition"] as? [String: Any])?.count == 1 })
            #expect(guards.contains { $0.condition("Null", "aws:AssumedRoot") == "true" })
        }
    }

    @Test func `deny root its keys and other addresses`() throws {
        try withGuards { guards in
            #expect(guards.contains { $0.condition("Null", "aws:TokenIssueTime") == "true" })
            #expect(guards.contains { ($0["Action"] as? [String])?.contains("iam:CreateAccessKey") == true })
            #expect(guards.contains { ($0["Condition"] as? [String: Any])?["NotIpAddress"] != nil })
        }
    }

    @Test func `keep everybody in the organization and in some regions`() throws {
        try withOrganizations { organizations in
            let statements = organizations.flatMap(\.policies).flatMap(\.statements)
            #expect(statements.contains { $0["Action"] as? String == "organizations:LeaveOrganization" })
            let fences = statements.compactMap { ($0["Condition"] as? [String: Any])?["StringNotEquals"] }
            #expect(fences.contains { ($0 as? [String: Any])?["aws:RequestedRegion"] != nil })
        }
    }

    @Test func `include a guard that is attached nowhere though policies are in force`() throws {
        try withOrganizations { organizations in
            let idle = organizations.filter { !$0.policyTypes.isEmpty }.flatMap(\.policies).filter(\.targets.isEmpty)
            #expect(idle.count == 1)
            #expect(idle.flatMap(\.statements).allSatisfy { $0.deniedPrincipal != nil })
        }
    }

    @Test func `let everything through at every node but one, whose own policy says what it allows`() throws {
        try withOrganizations { organizations in
            var allowLists: [WrittenPolicy] = []
            for organization in organizations where organization.policyTypes.contains("SERVICE_CONTROL_POLICY") {
                guard let open = organization.policies.first(where: { $0.id == "p-FullAWSAccess" }) else { continue }
                let nodes = organization.policies.flatMap(\.targets) + organization.listedIDs + [organization.rootID]
                for node in Set(nodes) where !open.targets.contains(node) {
                    allowLists += organization.policies.filter { $0.targets.contains(node) }
                }
            }
            #expect(allowLists.count == 1)
            #expect(allowLists.first?.statements.first?["Effect"] as? String == "Allow")
        }
    }

    @Test func `include resource control policies`() throws {
        try withOrganizations { organizations in
            let organization = try #require(organizations.first { !$0.resourceControlPolicies.isEmpty })
            let policies = organization.resourceControlPolicies
            let full = try #require(policies.first { $0.id == "p-RCPFullAWSAccess" })
            #expect(organization.listedIDs.allSatisfy(full.targets.contains))
            #expect(policies.count == 2)
            #expect(organization.policyTypes.contains("RESOURCE_CONTROL_POLICY"))
        }
    }
}
