import Foundation
import TestSupport
import Testing

@Suite struct `The command line` {
    private func clean(_ folder: TemporaryFolder) -> String { folder("standalone") }

    /// A standalone account in which nothing fails.
    private func cleanFleet() throws -> TemporaryFolder {
        let account = "standalone/accounts/\(Texts.account)/"
        return try TemporaryFolder([
            account + "get-credential-report.json": Texts.reportJSON(Texts.report(["mfa_active": "true"])),
            account + "list-virtual-mfa-devices.json": #"{"VirtualMFADevices": []}"#,
        ])
    }

    @Test func `tells its version`() throws {
        let run = try Taproot("--version")
        #expect(run.status == 0)
        #expect(run.output == "0.1.0\n")
    }

    @Test(arguments: ["audit", "explain", "demo"])
    func `teaches each command with examples`(command: String) throws {
        let run = try Taproot(command, "--help")
        #expect(run.status == 0)
        #expect(run.output.contains("EXAMPLES"))
        #expect(run.output.contains("USAGE: taproot \(command)"))
    }

    @Test(arguments: ["bash", "zsh", "fish"])
    func `writes completions for the shell`(shell: String) throws {
        let run = try Taproot("--generate-completion-script", shell)
        #expect(run.status == 0)
        #expect(run.output.contains("taproot"))
    }

    @Test func `ends with 0 where nothing fails and with 3 where something does`() throws {
        let good = try cleanFleet()
        let passed = try Taproot("audit", good.path)
        #expect(passed.status == 0, "\(passed.output)\(passed.errors)")
        let bad = try TemporaryFolder([
            "standalone/accounts/\(Texts.account)/get-credential-report.json": Texts.reportJSON(Texts.report())
        ])
        #expect(try Taproot("audit", bad.path).status == 3)
        #expect(try Taproot("audit", bad.path, "--exit-zero").status == 0)
        #expect(try Taproot("explain", Texts.account, bad.path).status == 3)
    }

    @Test(arguments: [
        ["audit"], ["audit", "x", "--format", "xml"], ["audit", "x", "--window", "soon"],
        ["audit", "x", "--only", "bad"],
        ["audit", "x", "--as-of", "yesterday"], ["explain", "12", "x"], ["nonsense"], ["demo", "x", "--accounts", "0"],
        ["audit", "x", "--compare", "1999-study"], ["audit", "x", "--output", "report.sarif"],
        ["audit", "x", "--output", ""],
    ])
    func `ends with 64 where it is used wrongly, and says how to use it`(arguments: [String]) throws {
        let run = try run(arguments)
        #expect(run.status == 64)
        #expect(run.output.isEmpty)
        #expect(!run.errors.isEmpty)
    }

    private func run(_ arguments: [String]) throws -> Taproot {
        switch arguments.count {
        case 1: try Taproot(arguments[0])
        case 3: try Taproot(arguments[0], arguments[1], arguments[2])
        default: try Taproot(arguments[0], arguments[1], arguments[2], arguments[3])
        }
    }

    @Test func `ends with 65 and one line where the input is no evidence`() throws {
        let folder = try TemporaryFolder(["notes.txt": "hello"])
        let missing = try Taproot("audit", folder("nowhere"))
        #expect(missing.status == 65)
        #expect(missing.errors.split(separator: "\n").count == 1)
        #expect(missing.errors.contains(folder("nowhere")))
        #expect(try Taproot("audit", folder.path).status == 65)
        #expect(try Taproot("audit", folder("notes.txt")).status == 65)
        #expect(try Taproot("audit", try cleanFleet().path, folder("notes.txt")).status == 65)
        let unknown = try Taproot("explain", "999999999999", try cleanFleet().path)
        #expect(unknown.status == 65)
    }

    @Test func `takes settings from taproot.yaml, and flags over them`() throws {
        let folder = try cleanFleet()
        try folder.write("taproot.yaml", Array("strict-hardware: true\n".utf8))
        #expect(try Taproot("audit", folder("standalone"), in: folder.path).status == 3)
        #expect(try Taproot("audit", folder("standalone"), "--no-strict-hardware", in: folder.path).status == 0)
        try folder.write("broken.yaml", Array("strict: true\n".utf8))
        let refused = try Taproot("audit", folder("standalone"), "--config", "broken.yaml", in: folder.path)
        #expect(refused.status == 65)
        #expect(refused.errors == "taproot: broken.yaml:1:1: “strict” is no setting; did you mean strict-hardware?\n")
    }

    @Test func `does not end with 3 for what somebody accepts, until that ends`() throws {
        let account = "standalone/accounts/\(Texts.account)/"
        let folder = try TemporaryFolder([
            account + "get-credential-report.json": Texts.reportJSON(Texts.report(["mfa_active": "true"])),
            account + "list-virtual-mfa-devices.json": #"{"VirtualMFADevices": []}"#,
        ])
        func accept(_ control: String) throws {
            let text = """
                strict-hardware: true
                accept:
                  - account: "\(Texts.account)"
                    control: \(control)
                    reason: keys are ordered
                    decided-by: risk board
                    expires: 2021-02-01
                """
            try folder.write("taproot.yaml", Array(text.utf8))
        }
        func status(_ arguments: String...) throws -> Int32 { try Taproot(arguments, in: folder.path).status }
        try accept("root-mfa")
        #expect(try status("audit", "standalone") == 3)
        try accept("root-hardware-mfa")
        #expect(try status("audit", "standalone") == 0)
        #expect(try status("explain", Texts.account, "standalone") == 0)
        let (before, end) = ("2021-01-31T23:59:59Z", "2021-02-01T00:00:00Z")
        #expect(try status("audit", "standalone", "--freshness", "90d", "--as-of", before) == 0)
        #expect(try status("audit", "standalone", "--freshness", "90d", "--as-of", end) == 3)
        #expect(try status("explain", Texts.account, "standalone", "--freshness", "90d", "--as-of", end) == 3)
    }

    @Test func `writes the same bytes for the same input in every format`() throws {
        let folder = try TemporaryFolder()
        #expect(try Taproot("demo", folder("fleet")).status == 0)
        for format in ["table", "json", "csv", "markdown", "html"] {
            let (one, two) = (
                try Taproot("audit", "fleet", "--format", format, "--compare", "2021-study", in: folder.path),
                try Taproot("audit", "fleet", "--format", format, "--compare", "2021-study", in: folder.path)
            )
            #expect(one.output == two.output)
            #expect(one.output.count > 1000)
            #expect(one.errors.isEmpty)
        }
    }

    @Test func `writes a report to a file by the file's ending`() throws {
        let folder = try cleanFleet()
        let run = try Taproot("audit", folder("standalone"), "--output", folder("report.json"))
        #expect(run.status == 0)
        #expect(run.output.isEmpty)
        #expect(
            try String(contentsOfFile: folder("report.json"), encoding: .utf8).hasPrefix(
                "{\"schema\":\"taproot.audit/1\""
            )
        )
        #expect(try Taproot("audit", folder("standalone"), "--output", folder("no/such/x.json")).status == 70)
    }

    @Test func `does not write a demo over something that is there`() throws {
        let folder = try TemporaryFolder(["fleet/precious.txt": "x"])
        let run = try Taproot("demo", folder("fleet"))
        #expect(run.status == 65)
        #expect(try String(contentsOfFile: folder("fleet/precious.txt"), encoding: .utf8) == "x")
    }

    @Test func `explains who beside root can administer an account`() throws {
        var files = Texts.organizationFiles(members: [Texts.account])
        let base = "\(Texts.organization)/accounts/\(Texts.account)/"
        files[base + "get-credential-report.json"] = Texts.reportJSON(Texts.report())
        let folder = try TemporaryFolder(files)
        let before = try Taproot("explain", Texts.account, Texts.organization, in: folder.path)
        #expect(before.output.contains("That is not known: get-account-authorization-details was not collected."))
        let details = """
            {"UserDetailList": [], "GroupDetailList": [], "Policies": [], "RoleDetailList": [
                {"Path": "/", "RoleName": "OrganizationAccountAccessRole",
                 "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [{"Effect": "Allow",
                    "Principal": {"AWS": "arn:aws:iam::999988887777:root"}, "Action": "sts:AssumeRole"}]},
                 "AttachedManagedPolicies": [{"PolicyName": "AdministratorAccess",
                    "PolicyArn": "arn:aws:iam::aws:policy/AdministratorAccess"}], "RolePolicyList": []}]}
            """
        try folder.write(base + "get-account-authorization-details.json", Array(details.utf8))
        let run = try Taproot("explain", Texts.account, Texts.organization, in: folder.path)
        let sentence =
            "Whoever may assume role OrganizationAccountAccessRole in account 999988887777 of its organization."
        #expect(run.output.contains(sentence))
        let json = try Taproot("explain", Texts.account, Texts.organization, "--format", "json", in: folder.path)
        let way = #""ways":[{"kind":"account","name":"OrganizationAccountAccessRole","account":"999988887777""#
        #expect(json.output.contains(#""administrators":{"answer":"known",\#(way)"#))
    }

    @Test func `explains an account with file and field, and what would settle what is unknown`() throws {
        let folder = try TemporaryFolder([
            "standalone/accounts/\(Texts.account)/get-credential-report.json": Texts.reportJSON(
                Texts.report(["mfa_active": "true"])
            ),
            "standalone/accounts/\(Texts.account)/list-virtual-mfa-devices.error.json": Texts.refusal("AccessDenied"),
        ])
        let run = try Taproot("explain", Texts.account, "standalone", in: folder.path)
        #expect(run.output.contains("get-credential-report.json: mfa_active = true, as of 2021-01-24T00:00:00Z"))
        #expect(run.output.contains("list-virtual-mfa-devices was refused (AccessDenied)"))
        #expect(run.output.contains("aws iam list-virtual-mfa-devices (permission iam:ListVirtualMFADevices)"))
    }
}
