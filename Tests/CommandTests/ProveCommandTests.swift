import Foundation
import TestSupport
import Testing

@Suite struct `taproot policy prove and diff` {
    private static let account = "111122223333"

    private static func guardText(_ name: String) -> String {
        """
        {"Version": "2012-10-17", "Statement": [{"Sid": "MFA", "Effect": "Deny", "Action": "*", "Resource": "*",
          "Condition": {"\(name)": {"aws:MultiFactorAuthPresent": "false"}, "ArnLike": {"aws:PrincipalArn": "arn:*:iam::*:root"}}}]}
        """
    }

    private let files = [
        "guard.json": guardText("BoolIfExists"), "weak.json": guardText("Bool"), "none.json": "{\"Statement\": 1}",
    ]

    private func prove(_ arguments: String..., in folder: TemporaryFolder) throws -> Taproot {
        try Taproot(["policy", "prove"] + arguments + ["--account", Self.account], in: folder.path)
    }

    private func object(_ text: String) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    }

    @Test func `ends with 0 where the property is proved, and names the statement`() throws {
        let folder = try TemporaryFolder(files)
        let run = try prove("root-requires-mfa", "--policy", "guard.json", "--format", "json", in: folder)
        #expect(run.status == 0)
        let proof = try object(run.output)
        #expect(proof["result"] as? String == "proved")
        let by = try #require((proof["by"] as? [[String: Any]])?.first)
        #expect(by["policy"] as? String == "guard.json")
        #expect(by["statement"] as? Int == 0)
        let assumptions = try #require(proof["assumptions"] as? [String])
        #expect(assumptions.contains { $0.contains("FullAWSAccess hangs beside") })
    }

    @Test func `ends with 3 where a request gets through, which evaluate allows`() throws {
        let folder = try TemporaryFolder(files)
        let run = try prove("root-requires-mfa", "--policy", "weak.json", "--format", "json", in: folder)
        #expect(run.status == 3)
        let part = try #require((try object(run.output)["remainder"] as? [[String: Any]])?.first)
        #expect(part["credential"] as? String == "long-term-key")
        let policy = try JSONSerialization.jsonObject(with: Data((files["weak.json"] ?? "").utf8))
        let full =
            ["Version": "2012-10-17", "Statement": ["Effect": "Allow", "Action": "*", "Resource": "*"]] as [String: Any]
        let question = ["request": part["witness"] ?? "", "serviceControlPolicies": [[full, policy]]] as [String: Any]
        let line = String(decoding: try JSONSerialization.data(withJSONObject: question), as: UTF8.self)
        try folder.write("question.jsonl", Array(line.utf8))
        let answer = try Taproot("policy", "evaluate", "question.jsonl", in: folder.path)
        #expect(answer.output.contains(#""decision":"allow""#))
    }

    @Test func `refuses what is no policy with 65 and its place, and a property that there is not with 64`() throws {
        let folder = try TemporaryFolder(files)
        let broken = try prove("root-denied", "--policy", "none.json", in: folder)
        #expect(broken.status == 65)
        #expect(broken.errors.hasPrefix("taproot: none.json:1:15: error: "))
        let unknown = try prove("root-loved", "--policy", "guard.json", in: folder)
        #expect(unknown.status == 64)
        #expect(unknown.errors.contains("root-requires-mfa"))
    }

    @Test func `answers questions line by line with their ids`() throws {
        let folder = try TemporaryFolder()
        let lines = ["root-denied", "root-keys-denied"].map { property in
            #"{"id": "\#(property)", "property": "\#(property)", "account": "111122223333", "serviceControlPolicies": [[]]}"#
        }
        try folder.write("questions.jsonl", Array(lines.joined(separator: "\n").utf8))
        let run = try Taproot("policy", "prove", "--questions", "questions.jsonl", in: folder.path)
        // A level without a policy denies everything.
        #expect(run.status == 0)
        let proofs = try run.output.split(separator: "\n").map { try object(String($0)) }
        #expect(proofs.map { $0["id"] as? String } == ["root-denied", "root-keys-denied"])
        #expect(proofs.allSatisfy { $0["result"] as? String == "proved" })
    }

    @Test func `answers questions with verdicts only, and says how long it took`() throws {
        let folder = try TemporaryFolder()
        let full = #"{"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "*", "Resource": "*"}}"#
        let lines = ["[]", "[\(full)]"].map { level in
            #"{"id": "\#(level.count)", "account": "111122223333", "serviceControlPolicies": [\#(level)]}"#
        }
        try folder.write("questions.jsonl", Array(lines.joined(separator: "\n").utf8))
        let options = ["--questions", "questions.jsonl", "--verdict-only", "--timings"]
        let run = try Taproot(["policy", "prove", "root-denied"] + options, in: folder.path)
        #expect(run.status == 3)
        #expect(run.errors.hasPrefix("2 questions: "))
        let verdicts = try run.output.split(separator: "\n").map { try object(String($0)) }
        #expect(verdicts.map { $0["result"] as? String } == ["proved", "refuted"])
        #expect(verdicts[1]["witness"] != nil)
        #expect(verdicts[1]["remainder"] == nil)
    }

    @Test(arguments: [
        ("weak.json", "guard.json", "narrower", Int32(0)), ("guard.json", "weak.json", "wider", 3),
        ("guard.json", "guard.json", "equal", 0),
    ])
    func `compares two policies, and ends with 3 where the new one opens something`(
        old: String,
        new: String,
        result: String,
        status: Int32
    ) throws {
        let folder = try TemporaryFolder(files)
        let run = try Taproot("policy", "diff", "--scp", old, new, "--format", "json", in: folder.path)
        #expect(run.status == status)
        let difference = try object(run.output)
        #expect(difference["result"] as? String == result)
        #expect((difference["opens"] as? [Any])?.isEmpty == (status == 0))
    }
}
