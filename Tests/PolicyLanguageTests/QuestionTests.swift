import PolicyLanguage
import Testing

@Suite struct `A question` {
    private func question(_ text: String) throws -> Question {
        try Question(try JSONNode(parsing: text.utf8))
    }

    private static let request =
        #""request": {"principal": "arn:aws:iam::1:root", "action": "s3:GetObject", "resource": "*", "context": {"aws:SourceIp": ["192.0.2.1"], "a:b": 5, "c:d": true}}"#

    @Test func `is read with its policies, null meaning that they do not apply`() throws {
        let free = try question("{\"id\": \"1\", \(Self.request), \"serviceControlPolicies\": null}")
        #expect(free.id == "1")
        #expect(free.decision.outcome == .allow)
        #expect(free.request.context["aws:SourceIp"] == .list(["192.0.2.1"]))
        #expect(free.request.context["a:b"] == .single("5"))
        let closed = try question("{\(Self.request), \"serviceControlPolicies\": [[]]}")
        #expect(closed.decision.outcome == .implicitDeny)
        #expect(
            closed.decision.because == [Decision.Cause(source: .serviceControl, level: 0, policy: nil, statement: nil)]
        )
    }

    @Test func `takes a list of one for one value of a key that holds one`() throws {
        let deny =
            #"{"Effect": "Deny", "Action": "*", "Resource": "*", "Condition": {"IpAddress": {"aws:SourceIp": "192.0.2.0/24"}}}"#
        let allow = #"{"Effect": "Allow", "Action": "*", "Resource": "*"}"#
        let asked = try question(
            "{\(Self.request), \"serviceControlPolicies\": [[{\"Statement\": [\(allow), \(deny)]}]]}"
        )
        #expect(asked.decision.outcome == .explicitDeny)
    }

    @Test func `is left open by a policy that is none, and says where`() throws {
        let asked = try question("{\(Self.request), \"serviceControlPolicies\": [[{}]]}")
        #expect(asked.decision.outcome == .unknown)
        guard case .failure(let error) = asked.policies else {
            Issue.record("the policy was read")
            return
        }
        #expect(error.description.hasPrefix("has a policy that is none: serviceControlPolicies[0][0]:1:"))
    }

    @Test(arguments: [
        "{}", #"{"request": {}}"#,
        #"{"request": {"principal": "p", "action": "a", "resource": "r", "context": {"k": {}}}}"#,
    ])
    func `without a request is refused`(text: String) {
        #expect(throws: QuestionError.self) { try question(text) }
    }
}
