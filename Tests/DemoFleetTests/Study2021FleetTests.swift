import DemoFleet
import Foundation
import Testing

/// The figures are the study's own, written out here and not taken from the module.
@Suite struct `The fleet of the 2021 study` {
    private static let takenAt = Date(timeIntervalSince1970: 1_611_446_400)

    private func withStudy(_ look: (WrittenFleet) throws -> Void) throws {
        try WrittenFleet.with(.study2021(usersPerAccount: 2), look)
    }

    @Test func `has 1,143 accounts, 938 of them in 200 organizations`() throws {
        try withStudy { fleet in
            #expect(fleet.organizations.count == 200)
            #expect(fleet.organizations.map(\.listed.count).reduce(0, +) == 938)
            #expect(fleet.standalone.count == 205)
            #expect(fleet.accounts.count == 1_143)
            for organization in fleet.organizations {
                #expect(organization.listedIDs.contains(organization.managementAccount))
                #expect(organization.listed.allSatisfy { $0["Status"] as? String == "ACTIVE" })
                #expect(Set(organization.listedIDs) == Set(organization.collected.map(\.id)))
            }
        }
    }

    @Test func `has organizations of many sizes`() throws {
        try withStudy { fleet in
            let sizes = fleet.organizations.map(\.listed.count)
            #expect(Set(sizes).count > 8)
            #expect(sizes.contains { $0 > 15 })
        }
    }

    @Test func `knows no policies, but that their type is enabled`() throws {
        try withStudy { fleet in
            for organization in fleet.organizations {
                #expect(organization.has("list-policies.error.json"))
                #expect(!organization.has("list-policies.json"))
                #expect(organization.policyTypes == ["SERVICE_CONTROL_POLICY"])
            }
        }
    }

    @Test(arguments: [1, 2, 99] as [UInt64])
    func `shows 35 root users that were used within seven days`(seed: UInt64) throws {
        try WrittenFleet.with(.study2021(usersPerAccount: 0, seed: seed)) { fleet in
            let lastUses = fleet.accounts.compactMap { $0.report?.rootLastUsed }
            #expect(lastUses.count { Self.takenAt.timeIntervalSince($0) <= 7 * 86_400 } == 35)
        }
    }

    @Test func `has 49 active root keys, none in a member account`() throws {
        try withStudy { fleet in
            let keyed = fleet.accounts.filter { $0.report?.hasActiveRootKey == true }
            #expect(keyed.count == 49)
            #expect(keyed.allSatisfy { $0.place != .member })
        }
    }

    @Test func `lacks MFA in 737 accounts, 111 standalone and 626 members`() throws {
        try withStudy { fleet in
            let lacking = fleet.accounts.filter { $0.report?.root["mfa_active"] == "false" }
            #expect(lacking.count == 737)
            #expect(lacking.count { $0.place == .standalone } == 111)
            #expect(lacking.count { $0.place == .member } == 626)
            #expect(lacking.allSatisfy { $0.rootsVirtualDevice == "" })
        }
    }

    @Test func `has a virtual device in 131 accounts, 94 standalone and 37 members`() throws {
        try withStudy { fleet in
            let virtual = fleet.accounts.filter { $0.rootsVirtualDevice?.isEmpty == false }
            #expect(virtual.count == 131)
            #expect(virtual.count { $0.place == .standalone } == 94)
            #expect(virtual.count { $0.place == .member } == 37)
            #expect(virtual.allSatisfy { $0.report?.root["mfa_active"] == "true" })
        }
    }

    @Test func `leaves 275 accounts whose device can only be inferred`() throws {
        try withStudy { fleet in
            let inferred = fleet.accounts.filter { account in
                account.report?.root["mfa_active"] == "true" && account.rootsVirtualDevice == ""
            }
            #expect(inferred.count == 275)
            #expect(inferred.count { $0.place == .management } == 200)
            #expect(fleet.accounts.allSatisfy { !$0.has("assume-root") })
        }
    }

    @Test func `has reports of one instant, and nothing later than that`() throws {
        try withStudy { fleet in
            for report in fleet.accounts.map(\.report) {
                let report = try #require(report)
                #expect(report.generated == Self.takenAt)
                let latest = try #require(report.latest)
                #expect(latest <= Self.takenAt)
                #expect(report.root["password_enabled"] == "not_supported")
                #expect(report.columns.count == 22)
            }
        }
    }

    @Test func `has summaries that agree with the reports`() throws {
        try withStudy { fleet in
            for account in fleet.accounts {
                let report = try #require(account.report)
                let summary = try #require(account.summary)
                #expect(summary["AccountMFAEnabled"] == (report.root["mfa_active"] == "true" ? 1 : 0))
                #expect(summary["AccountAccessKeysPresent"] == (report.hasActiveRootKey ? 1 : 0))
                #expect(summary["AccountSigningCertificatesPresent"] == 0)
                #expect(summary["Users"] == report.rows.count - 1)
            }
        }
    }

    @Test func `was refused nothing but the policies`() throws {
        try withStudy { fleet in
            let refused = try fleet.files.filter { $0.contains(".error.") }
            #expect(refused.count == 200)
            #expect(refused.allSatisfy { $0.hasSuffix("/organization/list-policies.error.json") })
        }
    }
}
