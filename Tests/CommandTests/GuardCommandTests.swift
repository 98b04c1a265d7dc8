import Foundation
import TestSupport
import Testing

@Suite struct `taproot guard build` {
    @Test func `prints JSON as the contract has it`() throws {
        let run = try Taproot("guard", "build", "--require-mfa", "--allow-assume-root", "--format", "json")
        #expect(run.status == 0)
        let json = try #require(try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
        let policy = try #require(json["policy"] as? [String: Any])
        #expect(policy["Version"] as? String == "2012-10-17")
        let proof = try #require(json["proof"] as? [String: Any])
        #expect(proof["result"] as? String == "proved")
        #expect(proof["property"] as? String == "root-requires-mfa")
        #expect(json["format"] as? String == "json")
        #expect((json["locksOut"] as? [String])?.isEmpty == false)
        #expect((json["bytes"] as? Int).map { $0 > 100 && $0 < 10_240 } == true)
        #expect((json["leftOpen"] as? [[String: Any]])?.first?["credential"] as? String == "session-with-mfa")
        #expect((json["text"] as? String)?.contains("aws:AssumedRoot") == true)
    }

    @Test func `writes a file that policy prove proves`() throws {
        let folder = try TemporaryFolder([:])
        let run = try Taproot(
            "guard",
            "build",
            "--only-from",
            "192.0.2.0/24",
            "--require-mfa",
            "-o",
            "guard.json",
            in: folder.path
        )
        #expect(run.status == 0)
        for property in ["root-requires-mfa", "root-only-from:192.0.2.0/24"] {
            let proof = try Taproot(
                "policy",
                "prove",
                property,
                "--policy",
                "guard.json",
                "--account",
                "444455556666",
                in: folder.path
            )
            #expect(proof.status == 0, "\(proof.output)")
        }
    }

    @Test(arguments: [
        ["--deny-root", "--require-mfa"], [], ["--except", "*"], ["--only-from", "here"],
        ["--require-mfa", "--as", "toml"],
        ["--require-mfa", "--partition", "moon"], ["--require-mfa", "--name", "a\"b"],
        ["--only-from"] + (0..<700).map { "10.\($0 / 256).\($0 % 256).128/25" },
    ])
    func `ends with 64 where it is asked for what makes no sense`(options: [String]) throws {
        let run = try Taproot(["guard", "build"] + options)
        #expect(run.status == 64, "\(run.errors)")
        #expect(run.output.isEmpty)
    }
}

@Suite struct `taproot guard simulate` {
    private static let policy =
        #"{"Version": "2012-10-17", "Statement": {"Effect": "Deny", "Action": "*", "Resource": "*", "Condition": {"ArnLike": {"aws:PrincipalArn": "arn:*:iam::*:root"}}}}"#

    @Test func `prints JSON, and ends with 0 whatever comes of it`() throws {
        let folder = try TemporaryFolder(["deny.json": Self.policy])
        #expect(try Taproot("demo", "fleet", in: folder.path).status == 0)
        let node = try #require(try Self.root(in: folder("fleet")))
        let run = try Taproot(
            ["guard", "simulate", "deny.json", "--at", node, "fleet", "--format", "json"],
            in: folder.path,
            environment: ["HOME": folder.path]
        )
        #expect(run.status == 0, "\(run.errors)")
        let json = try #require(try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
        #expect(json["node"] as? String == node)
        #expect((json["alternatives"] as? [[String: Any]])?.isEmpty == false)
        #expect((json["history"] as? [String: Any])?["events"] as? Int == 0)
        #expect((json["notReached"] as? [[String: Any]])?.isEmpty == false)
    }

    private static func root(in fleet: String) throws -> String? {
        for name in try FileManager.default.contentsOfDirectory(atPath: fleet).sorted() {
            let file = "\(fleet)/\(name)/organization/list-roots.json"
            guard let data = FileManager.default.contents(atPath: file) else { continue }
            let roots = try JSONSerialization.jsonObject(with: data) as? [String: Any]
            return (roots?["Roots"] as? [[String: Any]])?.first?["Id"] as? String
        }
        return nil
    }

    @Test func `ends with 65 where AWS would not take the policy`() throws {
        let folder = try TemporaryFolder([
            "open.json": "{\"Version\": \"2012-10-17\",\n \"Statement\": {\"Effect\": \"Deny\", \"Action\": \"*\"}}",
            "long.json": Self.policy + String(repeating: " ", count: 10_240),
        ])
        #expect(try Taproot("demo", "fleet", in: folder.path).status == 0)
        let node = try #require(try Self.root(in: folder("fleet")))
        let open = try Taproot("guard", "simulate", "open.json", "--at", node, "fleet", in: folder.path)
        #expect(open.status == 65)
        #expect(open.output.isEmpty)
        #expect(open.errors.contains("open.json:2:"), "\(open.errors)")
        let long = try Taproot("guard", "simulate", "long.json", "--at", node, "fleet", in: folder.path)
        #expect(long.status == 65)
        #expect(long.errors.contains("10,240"), "\(long.errors)")
    }

    /// Of the account no list of users and roles was collected.
    @Test func `warns first of accounts without another administrator`() throws {
        var files = Texts.organizationFiles(members: [Texts.account])
        files["\(Texts.organization)/accounts/\(Texts.account)/get-credential-report.json"] =
            Texts.reportJSON(Texts.report())
        let folder = try TemporaryFolder(
            Dictionary(uniqueKeysWithValues: files.map { ("fleet/\($0.key)", $0.value) })
        )
        try folder.write("deny.json", Array(Self.policy.utf8))
        let arguments = ["guard", "simulate", "deny.json", "--at", "r-ab12", "fleet"]
        let environment = ["HOME": folder.path]
        let run = try Taproot(arguments + ["--format", "json"], in: folder.path, environment: environment)
        let json = try #require(try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
        let warned = try #require(json["unadministered"] as? [[String: Any]])
        #expect(warned.map { $0["account"] as? String } == [Texts.account])
        #expect(warned.first?["administrators"] as? String == "unknown")
        let lines = try Taproot(arguments, in: folder.path, environment: environment).output.split(separator: "\n")
        let second = try #require(lines.dropFirst().first)
        #expect(second.hasPrefix("  WARNING  Whether anybody but root could then administer 1 account"))
    }

    @Test func `tells where a policy cannot be read, and which nodes there are`() throws {
        let folder = try TemporaryFolder(["bad.json": "{\n  \"Statement\": [", "deny.json": Self.policy])
        #expect(try Taproot("demo", "fleet", in: folder.path).status == 0)
        let bad = try Taproot("guard", "simulate", "bad.json", "--at", "r-zzzz", "fleet", in: folder.path)
        #expect(bad.status == 65)
        #expect(bad.errors.contains("bad.json:2:"))
        let nowhere = try Taproot("guard", "simulate", "deny.json", "--at", "r-zzzz", "fleet", in: folder.path)
        #expect(nowhere.status == 65)
        #expect(nowhere.errors.contains("r-zzzz"))
        #expect(nowhere.errors.contains("most like it: r-"))
        #expect(try Taproot("guard", "simulate", "deny.json", "--at", "here", "fleet", in: folder.path).status == 64)
    }
}
