import DemoFleet
import Foundation
import Testing

/// The figures are the study's own, written out here and not taken from the module.
@Suite struct `The fleet of the 2021 study` {
    private let fleet: WrittenFleet
    private let takenAt = Date(timeIntervalSince1970: 1_611_446_400)

    init() throws {
        fleet = try WrittenFleet.study.get()
    }

    @Test func `has 1,143 accounts, 938 of them in 200 organizations`() {
        #expect(fleet.organizations.count == 200)
        #expect(fleet.organizations.map(\.listed.count).reduce(0, +) == 938)
        #expect(fleet.standalone.count == 205)
        #expect(fleet.accounts.count == 1_143)
        for organization in fleet.organizations {
            #expect(organization.listedIDs.contains(organization.managementAccount))
            #expect(organization.listed.allSatisfy { $0.status == "ACTIVE" })
            #expect(Set(organization.listedIDs) == Set(organization.collected.map(\.id)))
        }
    }

    @Test func `has organizations of many sizes`() {
        let sizes = fleet.organizations.map(\.listed.count)
        #expect(Set(sizes).count > 8)
        #expect(sizes.contains { $0 > 15 })
    }

    @Test func `knows no policies, but that their type is enabled`() {
        for organization in fleet.organizations {
            #expect(organization.answers.files["list-policies.error.json"] != nil)
            #expect(organization.answers.files["list-policies.json"] == nil)
            #expect(organization.policyTypes == ["SERVICE_CONTROL_POLICY"])
        }
    }

    @Test(arguments: [WrittenFleet.study, Result { try WrittenFleet(.study2021(usersPerAccount: 0, seed: 99)) }])
    func `shows 35 root users that were used within seven days`(fleet: Result<WrittenFleet, any Error>) throws {
        let fleet = try fleet.get()
        let ages = fleet.reports.compactMap(\.rootLastUsed).map { takenAt.timeIntervalSince($0) }
        #expect(ages.count { $0 <= 7 * 86_400 } == 35)
    }

    @Test func `has 49 active root keys, none in a member account`() {
        let keyed = fleet.accounts.filter { $0.report?.hasActiveRootKey == true }
        #expect(keyed.count == 49)
        #expect(keyed.allSatisfy { $0.place != .member })
    }

    @Test func `lacks MFA in 737 accounts, 111 standalone and 626 members`() {
        let lacking = fleet.accounts.filter { $0.report?.root["mfa_active"] == "false" }
        #expect(lacking.count == 737)
        #expect(lacking.count { $0.place == .standalone } == 111)
        #expect(lacking.count { $0.place == .member } == 626)
        #expect(lacking.allSatisfy { $0.rootsVirtualDevice == "" })
    }

    @Test func `has a virtual device in 131 accounts, 94 standalone and 37 members`() {
        let virtual = fleet.accounts.filter { $0.rootsVirtualDevice?.isEmpty == false }
        #expect(virtual.count == 131)
        #expect(virtual.count { $0.place == .standalone } == 94)
        #expect(virtual.count { $0.place == .member } == 37)
        #expect(virtual.allSatisfy { $0.report?.root["mfa_active"] == "true" })
    }

    @Test func `leaves 275 accounts whose device can only be inferred`() {
        let guarded = fleet.accounts.filter { $0.report?.root["mfa_active"] == "true" }
        let inferred = guarded.filter { $0.rootsVirtualDevice == "" && $0.folder.folders["assume-root"] == nil }
        #expect(inferred.count == 275)
        #expect(inferred.count { $0.place == .management } == 200)
    }

    @Test func `has reports of one instant, and nothing later than that`() throws {
        #expect(fleet.reports.count == 1_143)
        for report in fleet.reports {
            #expect(report.generated == takenAt)
            let latest = try #require(report.latest)
            #expect(latest <= takenAt)
            #expect(report.root["password_enabled"] == "not_supported")
            #expect(report.columns.count == 22)
        }
    }

    @Test func `has summaries that agree with the reports`() throws {
        for account in fleet.accounts {
            let report = try #require(account.report)
            let summary = try #require(account.summary)
            #expect(summary["AccountMFAEnabled"] == (report.root["mfa_active"] == "true" ? 1 : 0))
            #expect(summary["AccountAccessKeysPresent"] == (report.hasActiveRootKey ? 1 : 0))
            #expect(summary["AccountSigningCertificatesPresent"] == 0)
            #expect(summary["Users"] == report.rows.count - 1)
        }
    }

    @Test func `was refused nothing but the policies`() {
        let refused = fleet.tree.all.map(\.path).filter { $0.contains(".error.") }
        #expect(refused.count == 200)
        #expect(refused.allSatisfy { $0.hasSuffix("/organization/list-policies.error.json") })
    }
}
