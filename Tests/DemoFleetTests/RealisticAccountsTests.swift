import DemoFleet
import Foundation
import Testing

/// The cases that a newcomer should meet, each looked for as an auditor would, in the smallest fleet that promises them
/// all and in the usual one.
@Suite struct `The accounts of a realistic fleet` {
    private static let sizes = [40, 60]
    private static let takenAt = Date(timeIntervalSince1970: 1_769_212_800)

    private func withAccounts(_ size: Int, _ look: ([WrittenAccount]) throws -> Void) throws {
        try WrittenFleet.with(DemoFleet(accounts: size)) { try look($0.accounts) }
    }

    /// Looks at root's rows alone.
    private func withRoots(_ size: Int, _ look: ([[String: String]]) throws -> Void) throws {
        try withAccounts(size) { try look($0.compactMap { $0.report?.root }) }
    }

    private func daysAgo(_ text: String?) -> Double? {
        text.flatMap(instant).map { Self.takenAt.timeIntervalSince($0) / 86_400 }
    }

    @Test(arguments: sizes)
    func `used root yesterday, by password or by a key beside an old password`(size: Int) throws {
        try withRoots(size) { roots in
            #expect(roots.contains { 1...2 ~= daysAgo($0["password_last_used"]) ?? 0 })
            let keyUsers = roots.filter { 1...2 ~= daysAgo($0["access_key_1_last_used_date"]) ?? 0 }
            #expect(keyUsers.contains { daysAgo($0["password_last_used"]) ?? 0 > 30 })
        }
    }

    @Test(arguments: sizes) func `have root keys: active, two of them, never used, inactive`(size: Int) throws {
        try withRoots(size) { roots in
            #expect(roots.contains { $0["access_key_1_active"] == "true" && $0["access_key_2_active"] == "true" })
            let active = roots.filter { $0["access_key_1_active"] == "true" }
            #expect(active.contains { $0["access_key_1_last_used_date"] == "N/A" })
            let inactive = roots.filter { $0["access_key_1_active"] == "false" }
            #expect(inactive.contains { $0["access_key_1_last_rotated"] != "N/A" })
        }
        try withAccounts(size) { accounts in
            #expect(accounts.contains { $0.place == .management && $0.report?.hasActiveRootKey == true })
        }
    }

    @Test(arguments: sizes) func `have every kind of MFA device`(size: Int) throws {
        try withAccounts(size) { accounts in
            let virtual = accounts.compactMap(\.rootsVirtualDevice).filter { !$0.isEmpty }
            #expect(virtual.contains { $0.hasSuffix(":mfa/root-account-mfa-device") })
            #expect(virtual.contains { !$0.hasSuffix(":mfa/root-account-mfa-device") })
            let devices = accounts.compactMap(\.rootsDevices)
            #expect(devices.contains { $0.count == 1 && $0[0].contains(":u2f/") })
            #expect(devices.contains { $0.count == 1 && !$0[0].hasPrefix("arn:") })
            #expect(devices.contains { $0.contains { $0.contains(":u2f/") } && $0.contains { $0.contains(":mfa/") } })
        }
    }

    @Test(arguments: sizes) func `have no MFA, wherever they are`(size: Int) throws {
        try withAccounts(size) { accounts in
            let lacking = accounts.filter { account in
                account.report?.root["mfa_active"] == "false" && account.report?.root["password_enabled"] == "TRUE"
            }
            #expect(lacking.contains { $0.place == .standalone })
            #expect(lacking.contains { $0.place == .member })
        }
    }

    @Test(arguments: sizes) func `have MFA by a device that can only be inferred`(size: Int) throws {
        try withAccounts(size) { accounts in
            let inferred = accounts.filter { account in
                account.report?.root["mfa_active"] == "true" && account.rootsVirtualDevice == ""
                    && account.rootsDevices == nil
            }
            #expect(Set(inferred.map(\.place)) == [.standalone, .management, .member])
        }
    }

    @Test(arguments: sizes) func `have an IAM user who only looks like root`(size: Int) throws {
        try withAccounts(size) { accounts in
            let account = try #require(
                accounts.first { account in
                    account.virtualDevices?.keys.contains { $0.hasSuffix(":user/rooted-bob") } == true
                }
            )
            let report = try #require(account.report)
            #expect(report.rows.contains { $0["user"] == "rooted-bob" && $0["mfa_active"] == "true" })
            #expect(report.root["mfa_active"] == "true")
            #expect(account.rootsVirtualDevice == "")
        }
    }

    @Test(arguments: sizes) func `have root passwords of every sort`(size: Int) throws {
        try withRoots(size) { roots in
            #expect(Set(roots.compactMap { $0["password_enabled"] }) == ["TRUE", "FALSE", "not_supported"])
            #expect(roots.contains { $0["password_last_used"] == "no_information" && $0["mfa_active"] == "false" })
            #expect(roots.contains { $0["password_last_used"] == "N/A" })
        }
    }

    @Test(arguments: sizes) func `have had their credentials removed centrally`(size: Int) throws {
        try withAccounts(size) { accounts in
            let removed = accounts.filter { $0.errorCode("assume-root/get-login-profile") == "NoSuchEntity" }
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
    }

    @Test(arguments: sizes) func `have reports that are old, plain, contradicted or wider`(size: Int) throws {
        try withAccounts(size) { accounts in
            let ages = accounts.compactMap { $0.report?.generated }.map { Self.takenAt.timeIntervalSince($0) }
            #expect(ages.contains { $0 >= 20 * 86_400 })
            #expect(accounts.contains { $0.has("credential-report.csv") })
            #expect(accounts.contains { $0.report?.columns.last == "additional_credentials_info" })
            #expect(accounts.contains { $0.report?.root["cert_1_active"] == "true" })
            #expect(accounts.contains { $0.report?.rows.contains { $0["user"] == "deploy,nightly" } == true })
            let contradicted = accounts.filter { $0.summary?["AccountMFAEnabled"] == 1 }
            #expect(contradicted.contains { $0.report?.root["mfa_active"] == "false" })
        }
    }

    @Test(arguments: sizes + [1_000])
    func `have reports in which nothing is later than the report`(size: Int) throws {
        try withAccounts(size) { accounts in
            for account in accounts {
                guard let report = account.report else { continue }
                let generated = report.generated ?? Self.takenAt
                #expect(generated <= Self.takenAt)
                let latest = try #require(report.latest)
                #expect(latest <= generated, "\(account.id)")
            }
        }
    }

    @Test(arguments: sizes) func `were refused some calls`(size: Int) throws {
        try withAccounts(size) { accounts in
            let refused = Set(accounts.compactMap { $0.errorCode("get-credential-report") })
            #expect(refused == ["AccessDenied", "ReportNotPresent", "ReportInProgress"])
            #expect(accounts.contains { $0.errorCode("get-account-summary") == "AccessDenied" })
            #expect(accounts.contains { $0.errorCode("list-virtual-mfa-devices") == "AccessDenied" })
            #expect(accounts.contains { $0.has("get-alternate-contact.SECURITY.json") })
        }
    }

    @Test(arguments: sizes, [1, 2, 3] as [UInt64])
    func `have ids some of which begin with a zero`(size: Int, seed: UInt64) throws {
        try WrittenFleet.with(DemoFleet(accounts: size, usersPerAccount: 0, seed: seed)) { fleet in
            #expect(fleet.accounts.contains { $0.id.hasPrefix("0") })
        }
    }

    @Test func `are mostly well or middling, and seldom terrible`() throws {
        try withAccounts(1_000) { accounts in
            let reports = accounts.compactMap(\.report)
            let keyed = reports.count { $0.hasActiveRootKey }
            let open = reports.count { $0.root["password_enabled"] == "TRUE" && $0.root["mfa_active"] == "false" }
            #expect(1...5 ~= keyed * 100 / reports.count)
            #expect(10...30 ~= open * 100 / reports.count)
        }
    }
}
