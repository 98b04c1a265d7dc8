import DemoFleet
import Foundation
import Testing

/// The cases that a newcomer should meet, each looked for as an auditor would.
@Suite struct `The accounts of a realistic fleet` {
    /// The smallest that promises every case, and the usual one.
    private static let fleets = [WrittenFleet.smallest, WrittenFleet.usual]
    private static let takenAt = Date(timeIntervalSince1970: 1_769_212_800)

    private typealias Fleet = Result<WrittenFleet, any Error>

    private func daysAgo(_ text: String?) -> Double? {
        text.flatMap(instant).map { Self.takenAt.timeIntervalSince($0) / 86_400 }
    }

    @Test(arguments: fleets)
    private func `used root yesterday, by password or by a key beside an old password`(fleet: Fleet) throws {
        let roots = try fleet.get().roots
        let signedIn = roots.filter { 1...2 ~= daysAgo($0["password_last_used"]) ?? 0 }
        #expect(!signedIn.isEmpty)
        let keyUsers = roots.filter { 1...2 ~= daysAgo($0["access_key_1_last_used_date"]) ?? 0 }
        #expect(keyUsers.contains { daysAgo($0["password_last_used"]) ?? 0 > 30 })
    }

    @Test(arguments: fleets)
    private func `have root keys: active, two of them, never used, inactive`(fleet: Fleet) throws {
        let roots = try fleet.get().roots
        let active = roots.filter { $0["access_key_1_active"] == "true" }
        #expect(active.contains { $0["access_key_2_active"] == "true" })
        #expect(active.contains { $0["access_key_1_last_used_date"] == "N/A" })
        let inactive = roots.filter { $0["access_key_1_active"] == "false" }
        #expect(inactive.contains { $0["access_key_1_last_rotated"] != "N/A" })
        let keyed = try fleet.get().accounts.filter { $0.report?.hasActiveRootKey == true }
        #expect(Set(keyed.map(\.place)) == [.standalone, .management, .member])
    }

    @Test(arguments: fleets) private func `have every kind of MFA device`(fleet: Fleet) throws {
        let accounts = try fleet.get().accounts
        let virtual = accounts.compactMap(\.rootsVirtualDevice).filter { !$0.isEmpty }
        #expect(virtual.contains { $0.hasSuffix(":mfa/root-account-mfa-device") })
        #expect(virtual.contains { !$0.hasSuffix(":mfa/root-account-mfa-device") })
        let single = accounts.compactMap(\.rootsDevices).filter { $0.count == 1 }.map { $0[0] }
        #expect(single.contains { $0.contains(":u2f/") })
        #expect(single.contains { !$0.hasPrefix("arn:") })
        let mixed = accounts.compactMap(\.rootsDevices).filter { $0.count == 2 }.map { $0.joined(separator: " ") }
        #expect(mixed.contains { $0.contains(":u2f/") && $0.contains(":mfa/") })
    }

    @Test(arguments: fleets) private func `have no MFA, wherever they are`(fleet: Fleet) throws {
        let signingIn = try fleet.get().accounts.filter { $0.report?.root["password_enabled"] == "TRUE" }
        let lacking = signingIn.filter { $0.report?.root["mfa_active"] == "false" }
        #expect(lacking.contains { $0.place == .standalone })
        #expect(lacking.contains { $0.place == .member })
    }

    @Test(arguments: fleets) private func `have MFA by a device that can only be inferred`(fleet: Fleet) throws {
        let guarded = try fleet.get().accounts.filter { $0.report?.root["mfa_active"] == "true" }
        let inferred = guarded.filter { $0.rootsVirtualDevice == "" && $0.rootsDevices == nil }
        #expect(Set(inferred.map(\.place)) == [.standalone, .management, .member])
    }

    @Test(arguments: fleets) private func `have an IAM user who only looks like root`(fleet: Fleet) throws {
        let account = try #require(
            try fleet.get().accounts.first { account in
                account.virtualDevices?.keys.contains { $0.hasSuffix(":user/rooted-bob") } == true
            }
        )
        let report = try #require(account.report)
        #expect(report.rows.contains { $0["user"] == "rooted-bob" && $0["mfa_active"] == "true" })
        #expect(report.root["mfa_active"] == "true")
        #expect(account.rootsVirtualDevice == "")
    }

    @Test(arguments: fleets) private func `have root passwords of every sort`(fleet: Fleet) throws {
        let roots = try fleet.get().roots
        #expect(Set(roots.compactMap { $0["password_enabled"] }) == ["TRUE", "FALSE", "not_supported"])
        #expect(roots.contains { $0["password_last_used"] == "no_information" && $0["mfa_active"] == "false" })
        #expect(roots.contains { $0["password_last_used"] == "N/A" })
    }

    @Test(arguments: fleets) private func `have had their credentials removed centrally`(fleet: Fleet) throws {
        let accounts = try fleet.get().accounts
        let removed = accounts.filter { $0.refusalsAsRoot["get-login-profile"] == "NoSuchEntity" }
        #expect(!removed.isEmpty)
        for account in removed {
            #expect(account.report?.root["password_enabled"] == "FALSE")
            #expect(account.report?.root["mfa_active"] == "false")
            #expect(account.report?.hasActiveRootKey == false)
            #expect(account.summary?["AccountPasswordPresent"] == 0)
            #expect(account.summary?["AccountMFAEnabled"] == 0)
            #expect(account.rootsDevices == [])
        }
    }

    @Test(arguments: fleets)
    private func `have reports that are old, plain, contradicted or wider`(fleet: Fleet) throws {
        let fleet = try fleet.get()
        let ages = fleet.reports.compactMap(\.generated).map { Self.takenAt.timeIntervalSince($0) }
        #expect(ages.contains { $0 >= 20 * 86_400 })
        #expect(fleet.accounts.contains { $0.folder.files["credential-report.csv"] != nil })
        #expect(fleet.reports.contains { $0.columns.last == "additional_credentials_info" })
        #expect(fleet.reports.contains { $0.root["cert_1_active"] == "true" })
        #expect(fleet.reports.flatMap(\.rows).contains { $0["user"] == "deploy,nightly" })
        let contradicted = fleet.accounts.filter { $0.summary?["AccountMFAEnabled"] == 1 }
        #expect(contradicted.contains { $0.report?.root["mfa_active"] == "false" })
    }

    @Test(arguments: fleets + [WrittenFleet.large])
    private func `have reports in which nothing is later than the report`(fleet: Fleet) throws {
        for report in try fleet.get().reports {
            let generated = report.generated ?? Self.takenAt
            let latest = try #require(report.latest)
            #expect(latest <= generated)
            #expect(generated <= Self.takenAt)
        }
    }

    @Test(arguments: fleets) private func `were refused some calls`(fleet: Fleet) throws {
        let accounts = try fleet.get().accounts
        let reports = Set(accounts.compactMap { $0.refusals["get-credential-report"] })
        #expect(reports == ["AccessDenied", "ReportNotPresent", "ReportInProgress"])
        #expect(accounts.contains { $0.refusals["get-account-summary"] == "AccessDenied" })
        #expect(accounts.contains { $0.refusals["list-virtual-mfa-devices"] == "AccessDenied" })
        #expect(accounts.contains { $0.folder.files["get-alternate-contact.SECURITY.json"] != nil })
    }

    @Test(arguments: [1, 2, 3, 4, 5, 6] as [UInt64])
    func `have ids some of which begin with a zero`(seed: UInt64) throws {
        let fleet = try WrittenFleet(DemoFleet(accounts: 40, usersPerAccount: 0, seed: seed))
        #expect(fleet.accounts.contains { $0.id.hasPrefix("0") })
    }

    @Test func `are mostly well or middling, and seldom terrible`() throws {
        let reports = try WrittenFleet.large.get().reports
        let keyed = reports.count { $0.hasActiveRootKey }
        let open = reports.count { $0.root["password_enabled"] == "TRUE" && $0.root["mfa_active"] == "false" }
        #expect(1...5 ~= keyed * 100 / reports.count)
        #expect(10...30 ~= open * 100 / reports.count)
    }
}
