import Evidence
import Foundation
import Organization
import TestSupport
import Testing

@Suite struct `A fleet` {
    private let a = Texts.account
    private let b = "222233334444"

    @Test func `is read from a folder of organizations and standalone accounts`() async throws {
        var files = Texts.organizationFiles("fleet/o-a1b2c3d4e5", members: [a])
        files["fleet/o-a1b2c3d4e5/accounts/\(a)/get-credential-report.json"] = Texts.reportJSON(Texts.report())
        files["fleet/standalone/accounts/\(b)/credential-report.csv"] = Texts.report(account: b)
        let fleet = try await fleet(files, at: "fleet")
        #expect(fleet.accounts.map(\.id.description) == [a, b, "999988887777"])
        #expect(fleet.accounts.map(\.membership) == [.member, .standalone, .management])
        #expect(fleet.account(a)?.evidence.credentialReport.value?.generated == Instant(iso8601: "2021-01-24"))
        #expect(fleet.account(a)?.email == "root+\(a)@example.com")
        #expect(fleet.organizations.map(\.name) == ["o-a1b2c3d4e5"])
    }

    @Test func `is read from one organization's folder, whatever it is called`() async throws {
        let fleet = try await fleet(Texts.organizationFiles("mine", members: [a]), at: "mine")
        #expect(fleet.organizations.map(\.name) == [Texts.organization])
        #expect(fleet.account(a)?.membership == .member)
    }

    @Test func `is read from one account's folder, of whose membership nothing is known`() async throws {
        let fleet = try await fleet(["\(a)/credential-report.csv": Texts.report()], at: a)
        #expect(fleet.account(a)?.membership == .unknown(.noOrganizationFolder))
    }

    @Test func `is read from a bare credential report in either form`() async throws {
        let csv = try await fleet(["report.csv": Texts.report()], at: "report.csv")
        #expect(csv.accounts.map(\.id.description) == [a])
        let json = try await fleet(["x": Texts.reportJSON(Texts.report())], at: "x")
        #expect(json.account(a)?.evidence.credentialReport.value?.generated == Instant(iso8601: "2021-01-24"))
    }

    @Test func `has the accounts that were listed but not collected`() async throws {
        let fleet = try await fleet(Texts.organizationFiles(members: [a]), at: Texts.organization)
        #expect(fleet.account(a)?.evidence.credentialReport.gap == Gap(.getCredentialReport, .notCollected))
    }

    @Test func `shows suspended accounts apart`() async throws {
        var files = Texts.organizationFiles(members: [a])
        let list = "\(Texts.organization)/organization/list-accounts.json"
        files[list] = #"{"Accounts": [\#(Texts.listed(a)), \#(Texts.listed(b, status: "SUSPENDED"))]}"#
        let fleet = try await fleet(files, at: Texts.organization)
        #expect(fleet.outOfService.map(\.id.description) == [b])
        #expect(!fleet.accounts.contains { $0.id.description == b })
    }

    @Test func `puts numbered pages together`() async throws {
        var files = Texts.organizationFiles(members: [a])
        let base = "\(Texts.organization)/organization/list-accounts"
        files[base + ".json"] = #"{"Accounts": [\#(Texts.listed(a))], "NextToken": "x"}"#
        files[base + ".2.json"] = #"{"Accounts": [\#(Texts.listed(b))]}"#
        let fleet = try await fleet(files, at: Texts.organization)
        #expect(fleet.organizations[0].organization.accounts.count == 2 + 1)
        #expect(fleet.organizations[0].organization.accountsGap == nil)
    }

    @Test func `says so where a list breaks off`() async throws {
        var files = Texts.organizationFiles(members: [a])
        files["\(Texts.organization)/organization/list-accounts.json"] =
            #"{"Accounts": [\#(Texts.listed(a))], "NextToken": "x"}"#
        let fleet = try await fleet(files, at: Texts.organization)
        #expect(fleet.account(a) != nil)
        #expect(fleet.remarks.map(\.kind) == [.accountsUnknown])
    }

    @Test(arguments: [[2], [1, 3], [3, 1]])
    func `says so where a page is missing before the last`(pages: [Int]) async throws {
        var files = Texts.organizationFiles(members: [a])
        let base = "\(Texts.organization)/organization/list-accounts"
        files[base + ".json"] = nil
        for page in pages {
            files[base + (page == 1 ? ".json" : ".\(page).json")] = #"{"Accounts": [\#(Texts.listed(a))]}"#
        }
        let fleet = try await fleet(files, at: Texts.organization)
        #expect(fleet.remarks.map(\.kind) == [.accountsUnknown])
    }

    @Test func `has the management account even where no list has it`() async throws {
        var files = Texts.organizationFiles(members: [a])
        let base = "\(Texts.organization)/organization/"
        files[base + "list-accounts.json"] = nil
        files[base + "list-accounts-for-parent.r-ab12.json"] = nil
        let fleet = try await fleet(files, at: Texts.organization)
        #expect(fleet.account("999988887777")?.membership == .management)
    }

    @Test(arguments: [
        #"{"SerialNumber": "arn:aws:iam::111122223333:mfa/x", "User": "root"}"#, "7",
        #"{"SerialNumber": "arn:aws:iam::999999999999:mfa/x", "User": {"Arn": "arn:aws:iam::999999999999:root"}}"#,
        #"{"User": {"Arn": "arn:aws:iam::111122223333:root"}}"#,
    ])
    func `does not take a list of virtual devices for whole in which one is not this account's or not to be read`(
        device: String
    ) async throws {
        let fleet = try await fleet([
            "standalone/accounts/\(a)/list-virtual-mfa-devices.json": #"{"VirtualMFADevices": [\#(device)]}"#
        ])
        let evidence = try #require(fleet.account(a)?.evidence)
        #expect(evidence.virtualDevicesGap != nil)
        #expect(evidence.virtualDevices.isEmpty)
    }

    @Test func `says which of two reports in one folder was taken`() async throws {
        let folder = "standalone/accounts/\(a)/"
        let both = try await fleet([
            folder + "get-credential-report.json": Texts.reportJSON(Texts.report(["mfa_active": "true"])),
            folder + "credential-report.csv": Texts.report(),
        ])
        #expect(both.account(a)?.evidence.credentialReport.value?.root.mfaActive == .read(true))
        #expect(both.remarks.map(\.kind) == [.passedOver])
        let broken = try await fleet([
            folder + "get-credential-report.json": "{", folder + "credential-report.csv": Texts.report(),
        ])
        #expect(broken.account(a)?.evidence.credentialReport.value?.root.mfaActive == .read(false))
        #expect(broken.remarks.map(\.kind) == [.passedOver])
    }

    @Test func `takes the newer of an account's two folders, says so, and keeps both`() async throws {
        let newer = Texts.reportJSON(Texts.report(["mfa_active": "true"]), generated: "2021-01-24T00:00:00Z")
        let older = Texts.reportJSON(Texts.report(["mfa_active": "false"]), generated: "2020-01-24T00:00:00Z")
        let fleet = try await fleet([
            "o-aaaaaaaaaa/accounts/\(a)/get-credential-report.json": older,
            "standalone/accounts/\(a)/get-credential-report.json": newer,
        ])
        let account = try #require(fleet.account(a))
        #expect(account.evidence.credentialReport.value?.root.mfaActive == .read(true))
        #expect(account.older.map { $0.credentialReport.value?.root.mfaActive } == [.read(false)])
        #expect(fleet.remarks.map(\.kind) == [.accountInTwoPlaces])
    }

    @Test func `does not know the membership of an account that a whole list lacks`() async throws {
        var files = Texts.organizationFiles(members: [a])
        files["\(Texts.organization)/accounts/\(b)/credential-report.csv"] = Texts.report(account: b)
        let fleet = try await fleet(files, at: Texts.organization)
        #expect(fleet.account(b)?.membership == .unknown(.notListed))
        #expect(fleet.remarks.map(\.kind) == [.accountNotListed])
    }

    @Test func `does not take another account's report for this one's`() async throws {
        let fleet = try await fleet(["standalone/accounts/\(a)/credential-report.csv": Texts.report(account: b)])
        let gap = try #require(fleet.account(a)?.evidence.credentialReport.gap)
        #expect(gap.cause == .unreadable("is the credential report of account \(b)"))
        #expect(fleet.account(b) == nil)
    }

    @Test func `takes the refusal for what it is`() async throws {
        let fleet = try await fleet([
            "standalone/accounts/\(a)/get-credential-report.error.json": Texts.refusal("AccessDenied")
        ])
        let refusal = ServiceError(code: "AccessDenied", message: "no")
        #expect(fleet.account(a)?.evidence.credentialReport.gap == Gap(.getCredentialReport, .refused(refusal)))
    }

    @Test func `knows from a refusal that there is no password`() async throws {
        let fleet = try await fleet([
            "standalone/accounts/\(a)/assume-root/get-login-profile.error.json": Texts.refusal("NoSuchEntity")
        ])
        #expect(fleet.account(a)?.evidence.rootLoginProfile == .known(false))
    }

    @Test func `is the same whatever the number of workers`() async throws {
        var files = Texts.organizationFiles("fleet/o-a1b2c3d4e5", members: [a, b])
        for number in 0..<100 {
            let id = String(300_000_000_000 + number)
            files["fleet/standalone/accounts/\(id)/credential-report.csv"] = Texts.report(account: id)
        }
        let folder = try TemporaryFolder(files)
        var orders: [[String]] = []
        for workers in [1, 2, 7] {
            let fleet = try await FleetReader(workers: workers).read([folder("fleet")])
            orders.append(fleet.accounts.map { "\($0.id) \($0.evidence.folder ?? "")" })
        }
        #expect(orders[0].count == 103)
        #expect(orders[0] == orders[1])
        #expect(orders[0] == orders[2])
    }
}
