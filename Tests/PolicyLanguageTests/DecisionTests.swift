import PolicyLanguage
import Testing

@Suite struct `A decision` {
    private static let root = "arn:aws:iam::111122223333:root"
    private static let full =
        #"{"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "*", "Resource": "*"}}"#

    private func document(_ statements: String...) throws -> PolicyDocument {
        try PolicyDocument(
            parsing: #"{"Version": "2012-10-17", "Statement": [\#(statements.joined(separator: ", "))]}"#
        )
    }

    private func request(
        _ action: String = "ec2:RunInstances",
        resource: String = "*",
        principal: String = root,
        _ context: [String: Request.ContextValue] = [:]
    ) -> Request {
        Request(principal: principal, action: action, resource: resource, context: context)
    }

    private func outcome(_ levels: [[PolicyDocument]]?, _ request: Request) -> Decision.Outcome {
        PoliciesInForce(serviceControl: levels).decide(request).outcome
    }

    @Test func `needs an allow at every level`() throws {
        let full = try PolicyDocument(parsing: Self.full)
        #expect(outcome(nil, request()) == .allow)
        #expect(outcome([[full], [full], [full]], request()) == .allow)
        #expect(outcome([[full], [], [full]], request()) == .implicitDeny)
        let onlyS3 = try document(#"{"Effect": "Allow", "Action": "s3:*", "Resource": "*"}"#)
        #expect(outcome([[full], [onlyS3]], request()) == .implicitDeny)
        #expect(outcome([[full], [onlyS3, full]], request()) == .allow)
    }

    @Test func `is a denial if any statement denies, and says which`() throws {
        let full = try PolicyDocument(parsing: Self.full)
        let deny = try document(
            #"{"Effect": "Allow", "Action": "s3:*", "Resource": "*"}"#,
            #"{"Effect": "Deny", "NotAction": "iam:*", "Resource": "*"}"#
        )
        let decision = PoliciesInForce(serviceControl: [[full], [full, deny]]).decide(request())
        #expect(decision.outcome == .explicitDeny)
        #expect(
            decision.because == [Decision.Cause(source: .serviceControl, level: 1, policy: 1, statement: 1)]
        )
        #expect(outcome([[full], [full, deny]], request("IAM:CreateUser")) == .allow)
    }

    @Test(arguments: [
        (["aws:MultiFactorAuthPresent": "false"], Decision.Outcome.explicitDeny),
        (["aws:MultiFactorAuthPresent": "true"], .allow), ([:], .explicitDeny),
    ])
    func `of the guard with BoolIfExists denies long-term keys too`(
        context: [String: String],
        wanted: Decision.Outcome
    ) throws {
        let full = try PolicyDocument(parsing: Self.full)
        let deny = try document(
            #"""
            {"Effect": "Deny", "Action": "*", "Resource": "*", "Condition": {
              "BoolIfExists": {"aws:multifactorauthpresent": "false"},
              "StringLike": {"aws:PrincipalArn": "arn:*:iam::*:root"}}}
            """#
        )
        var values = context.mapValues { Request.ContextValue.single($0) }
        values["aws:PrincipalArn"] = .single(Self.root)
        #expect(outcome([[full, deny]], request("s3:ListAllMyBuckets", values)) == wanted)
    }

    @Test func `with plain Bool lets long-term keys through`() throws {
        let full = try PolicyDocument(parsing: Self.full)
        let deny = try document(
            #"{"Effect": "Deny", "Action": "*", "Resource": "*", "Condition": {"Bool": {"aws:MultiFactorAuthPresent": "false"}}}"#
        )
        #expect(outcome([[full, deny]], request()) == .allow)
    }

    @Test func `on an action without a resource is met by a star and by what is not a resource`() throws {
        let full = try PolicyDocument(parsing: Self.full)
        let one = try document(#"{"Effect": "Deny", "Action": "*", "Resource": "arn:aws:s3:::b"}"#)
        let others = try document(#"{"Effect": "Deny", "Action": "*", "NotResource": "arn:aws:s3:::b"}"#)
        #expect(outcome([[full, one]], request()) == .allow)
        #expect(outcome([[full, others]], request()) == .explicitDeny)
        #expect(outcome([[full, others]], request("s3:ListBucket", resource: "arn:aws:s3:::b")) == .allow)
    }

    @Test func `takes variables for letters, and only in the current version`() throws {
        let full = try PolicyDocument(parsing: Self.full)
        let text =
            #"{"Version": "VERSION", "Statement": {"Effect": "Deny", "Action": "*", "Resource": "arn:aws:s3:::${aws:PrincipalTag/team}"}}"#
        let current = try PolicyDocument(parsing: text.split(separator: "VERSION").joined(separator: "2012-10-17"))
        let first = try PolicyDocument(parsing: text.split(separator: "VERSION").joined(separator: "2008-10-17"))
        func answer(_ policy: PolicyDocument, _ bucket: String, _ tag: String?) -> Decision.Outcome {
            let context = tag.map { ["aws:PrincipalTag/team": Request.ContextValue.single($0)] } ?? [:]
            return outcome([[full, policy]], request("s3:ListBucket", resource: "arn:aws:s3:::\(bucket)", context))
        }
        #expect(answer(current, "red", "red") == .explicitDeny)
        #expect(answer(current, "red", "r*") == .allow)
        #expect(answer(current, "red", nil) == .allow)
        #expect(answer(first, "red", "red") == .allow)
        #expect(answer(first, "${aws:PrincipalTag/team}", nil) == .explicitDeny)
    }

    @Test func `is unknown only where a doubt matters`() throws {
        let full = try PolicyDocument(parsing: Self.full)
        let doubtful = try document(
            #"{"Effect": "Deny", "Action": "s3:*", "Resource": "*", "Condition": {"ArnLike": {"aws:PrincipalArn": "arn:*:root"}}}"#
        )
        let context: [String: Request.ContextValue] = ["aws:PrincipalArn": .single(Self.root)]
        #expect(outcome([[full, doubtful]], request("s3:ListAllMyBuckets", context)) == .unknown)
        #expect(outcome([[full, doubtful]], request("ec2:RunInstances", context)) == .allow)
        #expect(outcome([[full, doubtful], []], request("s3:ListAllMyBuckets", context)) == .implicitDeny)
        let deny = try document(#"{"Effect": "Deny", "Action": "*", "Resource": "*"}"#)
        #expect(outcome([[full, doubtful, deny]], request("s3:ListAllMyBuckets", context)) == .explicitDeny)
    }

    @Test func `grants the root user everything, and others what they were granted`() throws {
        let full = try PolicyDocument(parsing: Self.full)
        let user = request(principal: "arn:aws:iam::111122223333:user/bob")
        #expect(PoliciesInForce().decide(request()).outcome == .allow)
        #expect(PoliciesInForce().decide(user).outcome == .implicitDeny)
        #expect(PoliciesInForce(identity: [full]).decide(user).outcome == .allow)
        let bucket = try document(
            #"{"Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::111122223333:root"}, "Action": "*", "Resource": "*"}"#
        )
        // An account that is named may grant the request; it has not granted it yet.
        #expect(PoliciesInForce(resource: bucket).decide(user).outcome == .implicitDeny)
        #expect(PoliciesInForce(identity: [full], resource: bucket).decide(user).outcome == .allow)
        let named = try document(
            #"{"Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::111122223333:user/bob"}, "Action": "*", "Resource": "*"}"#
        )
        #expect(PoliciesInForce(resource: named).decide(user).outcome == .allow)
        let closed = try document(
            #"{"Effect": "Deny", "Principal": {"AWS": "111122223333"}, "Action": "*", "Resource": "*"}"#
        )
        #expect(PoliciesInForce(identity: [full], resource: closed).decide(user).outcome == .explicitDeny)
        let locked = try document(#"{"Effect": "Deny", "Principal": "*", "Action": "*", "Resource": "*"}"#)
        #expect(PoliciesInForce(resource: locked).decide(request()).outcome == .explicitDeny)
        let others = try document(
            #"{"Effect": "Deny", "NotPrincipal": {"AWS": "arn:aws:iam::111122223333:role/x"}, "Action": "*", "Resource": "*"}"#
        )
        #expect(PoliciesInForce(resource: others).decide(request()).outcome == .unknown)
    }
}

@Suite struct `A policy's text` {
    private func diagnostics(_ text: String) -> [String] {
        do throws(PolicyError) {
            _ = try PolicyDocument(parsing: text)
            return []
        } catch {
            return error.diagnostics.map(\.description)
        }
    }

    @Test func `is refused with line and column of everything that is wrong`() {
        #expect(diagnostics("") == ["1:1: error: the text ends where a value is expected"])
        #expect(diagnostics("[]") == ["1:1: error: a policy is an object"])
        #expect(diagnostics("{}") == ["1:1: error: a policy needs a Statement"])
        #expect(
            diagnostics("{\n  \"statement\": []\n}").first
                == #"2:3: error: a policy has no element "statement"; write Statement"#
        )
        let statement = "{\"Statement\": [{\"Effect\": \"Permit\",\n \"Action\": [], \"Sid\": \"a\", \"Sid\": \"b\"}]}"
        #expect(
            diagnostics(statement) == [
                "2:28: error: Sid stands twice",
                "1:27: error: a statement needs an Effect, \"Allow\" or \"Deny\"",
                "2:12: error: Action names nothing; it needs at least one value",
            ]
        )
        let condition = #"{"Statement": {"Effect": "Deny", "Action": "*", "Condition": {"StringIs": {"a": "b"}}}}"#
        #expect(diagnostics(condition) == [#"1:63: error: there is no condition operator "StringIs""#])
        let number = #"{"Statement": {"Effect": "Deny", "Action": [{}], "Version": 1}}"#
        #expect(diagnostics(number).count == 3)
    }

    @Test(arguments: ["{", "{\"a\"", "{\"a\":}", "nul", "\"\\x\"", "\"\\ud800\"", "01", "[1,]", "{} {}", "\"\n\""])
    func `that is no JSON is refused`(text: String) {
        #expect(diagnostics(text).count == 1)
    }

    @Test func `that nests too deep is refused`() {
        let deep = String(repeating: "[", count: 100_000)
        #expect(diagnostics(deep) == ["1:65: error: values nest deeper than 64"])
    }
}
