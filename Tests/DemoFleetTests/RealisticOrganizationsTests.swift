import DemoFleet
import Foundation
import Testing

@Suite struct `The organizations of a realistic fleet` {
    private let organizations: [WrittenOrganization]

    init() throws {
        organizations = try WrittenFleet.smallest.get().organizations
    }

    @Test func `list members that were created, invited, suspended, and never looked into`() {
        let accounts = organizations.flatMap(\.listed)
        #expect(Set(accounts.map(\.joinedMethod)) == ["CREATED", "INVITED"])
        let collected = Set(organizations.flatMap(\.collected).map(\.id))
        let missing = accounts.filter { !collected.contains($0.id) }
        #expect(missing.map(\.status).sorted() == ["ACTIVE", "SUSPENDED"])
        #expect(accounts.count { $0.status == "SUSPENDED" } == 1)
    }

    @Test func `hold every account once, at the root or in a unit`() throws {
        for organization in organizations {
            var parents = [organization.rootID]
            var placed: [String] = []
            while let parent = parents.popLast() {
                placed += try organization.accounts(in: parent)
                parents += try organization.units(in: parent)
            }
            #expect(placed.sorted() == organization.listedIDs.sorted())
            #expect(try organization.accounts(in: organization.rootID).contains(organization.managementAccount))
        }
    }

    @Test func `have trees three units deep`() throws {
        var deepest = 0
        for organization in organizations {
            var level = try organization.units(in: organization.rootID)
            var depth = 0
            while !level.isEmpty {
                depth += 1
                level = try level.flatMap(organization.units(in:))
            }
            deepest = max(deepest, depth)
        }
        #expect(deepest == 3)
    }

    @Test func `lie in three partitions`() {
        #expect(Set(organizations.map(\.partition)) == ["aws", "aws-us-gov", "aws-cn"])
        for organization in organizations {
            let arns = organization.collected.compactMap { $0.report?.root["arn"] }
            #expect(arns.allSatisfy { $0.hasPrefix("arn:\(organization.partition):iam::") })
        }
    }

    @Test func `include one for billing only, one without policies in force, one whose policies were refused`() {
        #expect(organizations.count { $0.featureSet == "CONSOLIDATED_BILLING" } == 1)
        #expect(organizations.count { $0.featureSet == "ALL" && $0.policyTypes.isEmpty } == 1)
        #expect(organizations.count { $0.answers.files["list-policies.error.json"] != nil } == 1)
    }

    @Test func `list their accounts in numbered pages where there are many`() {
        #expect(organizations.contains { $0.answers.files["list-accounts.2.json"] != nil })
    }

    @Test func `say whether root is centralized`() throws {
        let features = try organizations.compactMap { try $0.answers.json("list-organizations-features.json") }
        #expect(features.count == 1)
        #expect(features.first?["EnabledFeatures"] as? [String] == ["RootCredentialsManagement", "RootSessions"])
        let refused = organizations.filter { $0.answers.files["list-organizations-features.error.json"] != nil }
        #expect(refused.count == 6)
    }
}
