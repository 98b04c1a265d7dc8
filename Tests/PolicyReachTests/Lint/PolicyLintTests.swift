import PolicyLanguage
import PolicyReach
import Testing

@Suite struct `A lint` {
    private func found(_ text: String, _ kind: PolicyLint.Kind = .scp) -> [String] {
        PolicyLint(kind: kind).findings(inText: text).map {
            "\($0.position) \($0.severity.rawValue) \($0.rule.rawValue)"
        }
    }

    @Test func `points at the value that is meant, in the order of the text`() {
        let text = """
            {
              "Version": "2012-10-17",
              "Statement": [
                {
                  "Effect": "Deny",
                  "NotAction": ["iam:*", "s3:GetBuketPolicy"],
                  "Resource": ["arn:*:s3:::b", "arn:aws-china:s3:::b"],
                  "Condition": {
                    "Bool": {"aws:MultiFactorAuthPresent": "false"},
                    "NotIpAddress": {"aws:SourceIp": ["192.0.2.0/24", "office"]}
                  }
                }
              ]
            }
            """
        #expect(
            found(text) == [
                "4:5 note lock-out-services", "6:21 warning carve-out", "6:30 warning unknown-action",
                "7:36 warning malformed-arn", "9:18 warning bool-if-exists", "10:59 warning unreadable-operand",
            ]
        )
    }

    @Test func `tells all places that are no policy, not only the first`() {
        let text = """
            {"Version": "2012-10-17", "Statement": [{"Effect": "Permit", "Action": [], "Resource": "*",
              "Condition": {"Boolean": {"a:b": "c"}, "StringIs": {"a:b": "c"}}, "Actions": "*"}]}
            """
        #expect(
            found(text) == [
                "1:52 error syntax", "1:72 error syntax", "2:17 error syntax", "2:42 error syntax", "2:69 error syntax",
            ]
        )
    }

    @Test func `finds nothing in a guard of which nothing is wrong but its price`() {
        let text = """
            {"Version": "2012-10-17", "Statement": [{"Effect": "Deny", "Action": "*", "Resource": "*", "Condition": {
              "ArnLike": {"aws:PrincipalArn": "arn:*:iam::*:root"},
              "BoolIfExists": {"aws:MultiFactorAuthPresent": "false", "aws:ViaAWSService": "false"},
              "Null": {"aws:AssumedRoot": "true"}}}]}
            """
        #expect(found(text) == ["1:41 note lock-out-mfa-enrolment"])
        #expect(found(String(text.split(separator: "arn:*:iam").joined(separator: "arn:aws:iam"))).count == 2)
    }

    @Test func `takes a document without its text for one of any length`() throws {
        let text =
            #"{"Version": "2012-10-17", "Statement": {"Sid": "SID", "Effect": "Deny", "Action": "s3:*", "Resource": "*"}}"#
        let long = text.split(separator: "SID").joined(separator: String(repeating: "a", count: 20_000))
        let document = try PolicyDocument(parsing: long)
        #expect(PolicyLint().findings(in: document).isEmpty)
        #expect(PolicyLint().findings(in: document, text: long).map(\.rule) == [.policyTooLarge])
    }

    @Test func `looks at the statements of other kinds of policies as those kinds have them`() {
        let statement = #"{"Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "*"}"#
        let text = #"{"Version": "2012-10-17", "Statement": [\#(statement)]}"#
        #expect(found(text) == ["1:73 error principal-in-scp"])
        #expect(found(text, .identity) == ["1:73 error principal-in-scp"])
        #expect(found(text, .rcp).isEmpty)
        #expect(found(text, .resource).isEmpty)
    }

    @Test(
        .timeLimit(.minutes(5)),
        arguments: [
            // Wildcards that go wrong at every step, in patterns that exclude each other.
            #"{"StringLike": {"aws:RequestTag/x": "STARSb"}, "StringNotLike": {"aws:RequestTag/x": ["b*b*b*", "a*?b*", "STARS"]}}"#,
            #"{"ArnLike": {"aws:PrincipalArn": "arn:*:iam::*:root"}, "StringLike": {"aws:PrincipalArn": ["STARSt", "*STARS*"]}}"#,
        ]
    )
    func `ends soon on statements that are hard to tell apart`(conditions: String) {
        let stars = String(repeating: "*a", count: 40)
        let condition = conditions.split(separator: "STARS", omittingEmptySubsequences: false).joined(separator: stars)
        let statement = #"{"Effect": "Deny", "NotAction": ["*i*", "*s*"], "Resource": "*", "Condition": \#(condition)}"#
        let statements = Array(repeating: statement, count: 60).joined(separator: ", ")
        let report = found(#"{"Version": "2012-10-17", "Statement": [\#(statements)]}"#)
        #expect(!report.isEmpty)
    }

    @Test func `says where it has stopped`() {
        let statements = (0..<12_000).map { #"{"Effect": "Deny", "Action": "s3:Get\#($0)*", "Resource": "*"}"# }
        let text = #"{"Version": "2012-10-17", "Statement": [\#(statements.joined(separator: ", "))]}"#
        #expect(found(text) == ["1:1 error policy-too-large", "1:1 note unchecked"])
    }
}
