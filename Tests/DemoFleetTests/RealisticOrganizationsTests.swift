import DemoFleet
import Foundation
import Testing

@Suite struct `The organizations of a realistic fleet` {
    private func withOrganizations(_ look: ([WrittenOrganization]) throws -> Void) throws {
        try WrittenFleet.with(DemoFleet(accounts: 40)) { try look($0.organizations) }
    }

    @Test func `list members that were created, invited, suspended, and never looked into`() throws {
        try withOrganizations { organizations in
            let accounts = organizations.flatMap(\.listed)
            #expect(Set(accounts.compactMap { $0["JoinedMethod"] as? String }) == ["CREATED", "INVITED"])
            let collected = Set(organizations.flatMap(\.collected).map(\.id))
            let missing = accounts.filter { !collected.contains($0["Id"] as? String ?? "") }
            #expect(missing.compactMap { $0["Status"] as? String }.sorted() == ["ACTIVE", "SUSPENDED"])
            #expect(accounts.count { $0["Status"] as? String == "SUSPENDED" } == 1)
        }
    }

    @Test func `hold every account once, at the root or in a unit`() throws {
        try withOrganizations { organizations in
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
    }

    @Test func `have trees three units deep`() throws {
        try withOrganizations { organizations in
            let depths = try organizations.map { organization in
                var level = try organization.units(in: organization.rootID)
                var depth = 0
                while !level.isEmpty {
                    depth += 1
                    level = try level.flatMap(organization.units(in:))
                }
                return depth
            }
            #expect(depths.max() == 3)
        }
    }

    @Test func `lie in three partitions`() throws {
        try withOrganizations { organizations in
            #expect(Set(organizations.map(\.partition)) == ["aws", "aws-us-gov", "aws-cn"])
            for organization in organizations {
                let arns = organization.collected.compactMap { $0.report?.root["arn"] }
                #expect(arns.allSatisfy { $0.hasPrefix("arn:\(organization.partition):iam::") })
            }
        }
    }

    @Test func `include one for billing only, one without policies in force, one whose policies were refused`() throws {
        try withOrganizations { organizations in
            #expect(organizations.count { $0.featureSet == "CONSOLIDATED_BILLING" } == 1)
            #expect(organizations.count { $0.featureSet == "ALL" && $0.policyTypes.isEmpty } == 1)
            #expect(organizations.count { $0.has("list-policies.error.json") } == 1)
        }
    }

    @Test func `list their accounts in numbered pages where there are many`() throws {
        try withOrganizations { organizations in
            #expect(organizations.contains { $0.has("list-accounts.2.json") })
        }
    }

    @Test func `say whether root is centralized`() throws {
        try withOrganizations { organizations in
            let features = try organizations.compactMap { organization in
                try jsonIfThere(organization.folder.appending(path: "organization/list-organizations-features.json"))
            }
            #expect(features.count == 1)
            #expect(features[0]["EnabledFeatures"] as? [String] == ["RootCredentialsManagement", "RootSessions"])
            #expect(organizations.count { $0.has("list-organizations-features.error.json") } == 6)
        }
    }
}
