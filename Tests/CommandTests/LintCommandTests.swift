import Foundation
import TestSupport
import Testing

@Suite struct `taproot policy lint` {
    private static let guardText = """
        {"Version": "2012-10-17", "Statement": [{"Effect": "Deny", "Action": "*", "Resource": "*", "Condition": {
          "ArnLike": {"aws:PrincipalArn": "arn:*:iam::*:root"}, "Null": {"aws:AssumedRoot": "true"},
          "Bool": {"aws:MultiFactorAuthPresent": "false", "aws:ViaAWSService": "false"}}}]}
        """
    private static let fine =
        #"{"Version": "2012-10-17", "Statement": {"Effect": "Deny", "Action": "organizations:LeaveOrganization", "Resource": "*"}}"#

    @Test func `prints a line for each finding, as compilers do, and ends with 3`() throws {
        let folder = try TemporaryFolder(["guard.json": Self.guardText])
        let run = try Taproot("policy", "lint", "guard.json", in: folder.path)
        #expect(run.status == 3)
        #expect(run.errors.isEmpty)
        let lines = run.output.split(separator: "\n")
        #expect(lines.allSatisfy { $0.hasPrefix("guard.json:") && $0.hasSuffix("]") })
        #expect(
            lines.contains {
                $0.hasPrefix("guard.json:3:12: warning: long-term keys carry no aws:MultiFactorAuthPresent")
                    && $0.hasSuffix(" [bool-if-exists]")
            },
            "\(run.output)"
        )
        #expect(try Taproot("policy", "lint", "guard.json", "--exit-zero", in: folder.path).status == 0)
    }

    @Test func `says nothing of what is fine, and ends with 0, as it does with notes alone`() throws {
        let folder = try TemporaryFolder(["fine.json": Self.fine, "note.json": Self.noted])
        let quiet = try Taproot("policy", "lint", "fine.json", in: folder.path)
        #expect(quiet.status == 0)
        #expect(quiet.output.isEmpty)
        let noted = try Taproot("policy", "lint", "note.json", in: folder.path)
        #expect(noted.status == 0)
        #expect(noted.output.contains(": note: "))
        #expect(try Taproot("policy", "lint", "fine.json", "--format", "json", in: folder.path).output == "[]\n")
    }

    private static let noted =
        #"{"Version": "2012-10-17", "Statement": {"Effect": "Deny", "Action": "s3:*", "Resource": "*", "Condition": {"StringLike": {"s3:x-amz-acl": "private"}}}}"#

    @Test func `writes JSON with the file, the place, the severity, the rule and the statement`() throws {
        let folder = try TemporaryFolder(["guard.json": Self.guardText, "broken.json": "{\n  \"Statement\": ["])
        let run = try Taproot("policy", "lint", "guard.json", "broken.json", "--format", "json", in: folder.path)
        #expect(run.status == 3)
        let list = try #require(try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [[String: Any]])
        let one = try #require(
            list.first { $0["rule"] as? String == "bool-if-exists" && $0["severity"] as? String == "warning" }
        )
        #expect(one["file"] as? String == "guard.json")
        #expect(one["line"] as? Int == 3)
        #expect(one["column"] as? Int == 12)
        #expect(one["statement"] as? Int == 0)
        #expect((one["message"] as? String)?.contains("BoolIfExists") == true)
        let broken = try #require(list.last)
        #expect(broken["file"] as? String == "broken.json")
        #expect(broken["rule"] as? String == "syntax")
        #expect(broken["severity"] as? String == "error")
        #expect(broken["statement"] is NSNull)
    }

    @Test func `tells of the other files where one cannot be read, and ends with 65`() throws {
        let folder = try TemporaryFolder(["guard.json": Self.guardText])
        try folder.write("latin.json", [0x22, 0xE9, 0x22])
        let run = try Taproot("policy", "lint", "nowhere.json", "latin.json", "guard.json", in: folder.path)
        #expect(run.status == 65)
        #expect(run.errors.split(separator: "\n").count == 2)
        #expect(run.errors.contains("nowhere.json") && run.errors.contains("latin.json"))
        #expect(run.output.contains("[bool-if-exists]"))
        #expect(try Taproot("policy", "lint", "nowhere.json", "--exit-zero", in: folder.path).status == 65)
    }

    @Test func `takes the kind of the policies`() throws {
        let text =
            #"{"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Principal": "*", "Action": "s3:*", "Resource": "*"}}"#
        let folder = try TemporaryFolder(["bucket.json": text])
        #expect(try Taproot("policy", "lint", "bucket.json", in: folder.path).status == 3)
        #expect(try Taproot("policy", "lint", "--kind", "resource", "bucket.json", in: folder.path).status == 0)
        #expect(try Taproot("policy", "lint", "--kind", "bucket", "bucket.json", in: folder.path).status == 64)
        #expect(try Taproot("policy", "lint", in: folder.path).status == 64)
    }

    @Test func `explains its rules with examples`() throws {
        let run = try Taproot("policy", "lint", "--list-rules")
        #expect(run.status == 0)
        for rule in ["bool-if-exists (warning)", "syntax (error)", "lock-out-assume-root (note)", "escape-federation"] {
            #expect(run.output.contains("\n\(rule)") || run.output.hasPrefix(rule), "\(rule)")
        }
        #expect(run.output.contains("for example, the guard with Bool:\n    {\"Version\""))
        let help = try Taproot("policy", "lint", "--help")
        #expect(help.status == 0)
        #expect(help.output.contains("EXAMPLES"))
    }
}
