import Evidence
import Organization
import Posture
import TestSupport
import Testing

@Suite struct `The ways to a root user` {
    private typealias Kind = AttackPath.Kind

    private static let management = "999988887777"
    private static let empty = #"{"VirtualMFADevices": []}"#
    private static let phone = """
        {"VirtualMFADevices": [{"SerialNumber": "arn:aws:iam::\(Texts.account):mfa/phone", \
        "User": {"Arn": "arn:aws:iam::\(Texts.account):root"}}]}
        """
    private static let denyAll = """
        {"Version": "2012-10-17", "Statement": [{"Effect": "Deny", "Action": "*", "Resource": "*", \
        "Condition": {"ArnLike": {"aws:PrincipalArn": "arn:*:iam::*:root"}}}]}
        """
    private static let safe = [
        "get-credential-report.json": Texts.reportJSON(
            Texts.report(["password_enabled": "TRUE", "mfa_active": "true"], account: management)
        ),
        "list-virtual-mfa-devices.json": empty,
    ]

    /// A standalone account, or a member with its management account.
    private func audit(
        _ report: [String: String],
        devices: String? = empty,
        management: [String: String]? = nil,
        policy: String? = nil
    ) async throws -> Audit {
        var files = management == nil ? [:] : Texts.organizationFiles(members: [Texts.account])
        let home = management == nil ? "standalone" : Texts.organization
        files["\(home)/accounts/\(Texts.account)/get-credential-report.json"] = Texts.reportJSON(Texts.report(report))
        files["\(home)/accounts/\(Texts.account)/list-virtual-mfa-devices.json"] = devices
        for (name, text) in management ?? [:] { files["\(home)/accounts/\(Self.management)/\(name)"] = text }
        if let policy { files.addGuard(policy) }
        let folder = try TemporaryFolder(files)
        return Audit(try await FleetReader(workers: 1).read([folder.path]))
    }

    private func standings(_ audit: Audit, of account: String = Texts.account) throws -> [Kind: Standing] {
        let index = try #require(audit.accounts.firstIndex { $0.id.description == account })
        let paths = audit.judge.attackPaths(of: audit.accounts[index])
        for path in paths { #expect(audit.standings(at: index)[path.kind] == path.standing) }
        return Dictionary(uniqueKeysWithValues: paths.map { ($0.kind, $0.standing) })
    }

    @Test func `are all open where there are a password and a key and no second factor`() async throws {
        let found = try standings(try await audit(["password_enabled": "TRUE", "access_key_1_active": "true"]))
        #expect(found[.leakedKey] == .open)
        #expect(found[.guessedPassword] == .open)
        #expect(found[.mailboxTakeover] == .open)
        // Without a second factor there is none to phish.
        #expect(found[.phishableSecondFactor] == .notApplicable)
        #expect(found[.guardRemoval] == .notApplicable)
    }

    @Test func `are closed by a second factor, but for phishing where it is virtual`() async throws {
        let report = ["password_enabled": "TRUE", "mfa_active": "true"]
        let virtual = try standings(try await audit(report, devices: Self.phone))
        #expect(virtual[.leakedKey] == .closed)
        #expect(virtual[.guessedPassword] == .closed)
        #expect(virtual[.mailboxTakeover] == .closed)
        #expect(virtual[.phishableSecondFactor] == .open)
        let hardware = try standings(try await audit(report))
        #expect(hardware[.phishableSecondFactor] == .closed)
        let untold = try standings(try await audit(report, devices: nil))
        #expect(untold[.phishableSecondFactor] == .unknown)
    }

    @Test func `do not lead through a mailbox to a member without a password, and who knows to others`() async throws {
        let report = ["password_enabled": "FALSE"]
        let member = try standings(try await audit(report, management: Self.safe))
        #expect(member[.guessedPassword] == .closed)
        #expect(member[.mailboxTakeover] == .closed)
        let standalone = try standings(try await audit(report))
        #expect(standalone[.guessedPassword] == .closed)
        #expect(standalone[.mailboxTakeover] == .unknown)
    }

    @Test func `are unknown where the password is, and nothing else closes them`() async throws {
        let found = try standings(try await audit(["password_enabled": "not_supported"]))
        #expect(found[.guessedPassword] == .unknown)
        #expect(found[.mailboxTakeover] == .unknown)
    }

    @Test func `are closed by a policy that denies root all, as long as nobody can take it away`() async throws {
        let report = ["password_enabled": "TRUE", "access_key_1_active": "true"]
        let guarded = try standings(try await audit(report, management: Self.safe, policy: Self.denyAll))
        #expect(guarded[.leakedKey] == .closed)
        #expect(guarded[.guessedPassword] == .closed)
        #expect(guarded[.mailboxTakeover] == .closed)
        #expect(guarded[.guardRemoval] == .closed)
        let open = [
            "get-credential-report.json": Texts.reportJSON(
                Texts.report(["password_enabled": "TRUE"], account: Self.management)
            )
        ]
        let removable = try standings(try await audit(report, management: open, policy: Self.denyAll))
        #expect(removable[.leakedKey] == .closed)
        #expect(removable[.guardRemoval] == .open)
        let untold = try standings(try await audit(report, management: [:], policy: Self.denyAll))
        #expect(untold[.guardRemoval] == .unknown)
        let unguarded = try standings(try await audit(report, management: open))
        #expect(unguarded[.leakedKey] == .open)
        #expect(unguarded[.guardRemoval] == .notApplicable)
    }

    @Test func `say barrier by barrier why they stand so`() async throws {
        let audit = try await audit(["password_enabled": "TRUE"])
        let path = try #require(audit.judge.attackPaths(of: audit.accounts[0]).first { $0.kind == .guessedPassword })
        #expect(path.barriers.map(\.kind) == [.noPassword, .mfaDevice, .guardPolicy])
        #expect(path.barriers.map(\.standing) == [.open, .open, .open])
        #expect(
            path.barriers.map(\.sentence) == [
                "The root user has a password.", "The root user has no MFA device.",
                "The account is in no organization, so no service control policy makes up for it.",
            ]
        )
    }

    /// By what is open, then by how many accounts that opens, then by use.
    @Test func `decide in which order accounts are looked at`() async throws {
        func report(_ id: String, _ changes: [String: String]) -> String {
            Texts.reportJSON(
                Texts.report(changes.merging(["password_enabled": "TRUE"], uniquingKeysWith: { $1 }), account: id)
            )
        }
        var files = Texts.organizationFiles(members: ["111111111111", "222222222222", "333333333333", "444444444444"])
        let reports = [
            "111111111111": [:],
            "222222222222": ["password_last_used": "2021-01-01T00:00:00+00:00"],
            "333333333333": ["access_key_1_active": "true"],
            "444444444444": ["mfa_active": "true"],
            Self.management: [:],
        ]
        for (id, changes) in reports {
            files["\(Texts.organization)/accounts/\(id)/get-credential-report.json"] = report(id, changes)
            files["\(Texts.organization)/accounts/\(id)/list-virtual-mfa-devices.json"] = Self.empty
        }
        let folder = try TemporaryFolder(files)
        let audit = Audit(try await FleetReader(workers: 1).read([folder.path]))
        let order = audit.priorities().map { audit.accounts[$0].id.description }
        #expect(order == ["333333333333", Self.management, "222222222222", "111111111111"])
        let reason = audit.reasonOfPriority(at: audit.priorities()[1])
        #expect(reason.contains("all 5 accounts of the organization"))
    }
}
