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
