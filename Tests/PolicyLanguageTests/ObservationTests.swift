import Foundation
import PolicyLanguage
import Testing

/// One answer of AWS, as a line of `operators.tsv` has it.
struct Observation: Sendable, CustomTestStringConvertible {
    let name: String
    let operands: String
    let value: String
    let isMultivalued: Bool
    let variables: [String: [String]]
    let answer: String

    var testDescription: String { "\(name) \(operands) on \(value)" }

    static let all: [Observation] = {
        guard let url = Bundle.module.url(forResource: "operators", withExtension: "tsv", subdirectory: "Observations"),
            let text = try? String(contentsOf: url, encoding: .utf8)
        else { return [] }
        return text.split(separator: "\n").filter { !$0.hasPrefix("#") }.map { line in
            let columns = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            let variables = try? JSONDecoder().decode([String: [String]].self, from: Data(columns[4].utf8))
            return Observation(
                name: columns[0],
                operands: columns[1],
                value: columns[2],
                isMultivalued: columns[3] == "list",
                variables: variables ?? [:],
                answer: columns[5]
            )
        }
    }()

    /// What the evaluator answers: the deny of a statement that holds nothing but this.
    func decide() throws -> Decision.Outcome {
        let key = isMultivalued ? "aws:TagKeys" : "aws:PrincipalTag/team"
        let condition = name == "Resource" ? "" : #", "Condition": {"\#(name)": {"\#(key)": \#(operands)}}"#
        let resource = name == "Resource" ? operands : #""*""#
        let policy = try PolicyDocument(
            parsing: """
                {"Version": "2012-10-17", "Statement": [
                  {"Effect": "Allow", "Action": "*", "Resource": "*"},
                  {"Effect": "Deny", "Action": "*", "Resource": \(resource)\(condition)}]}
                """
        )
        var context = variables.mapValues { Request.ContextValue.list($0) }
        if name != "Resource", value != "-" { context[key] = try contextValue() }
        let request = Request(
            principal: "arn:aws:iam::111122223333:root",
            action: "s3:GetObject",
            resource: name == "Resource" ? try JSONDecoder().decode(String.self, from: Data(value.utf8)) : "*",
            context: context
        )
        return PoliciesInForce(serviceControl: [[policy]]).decide(request).outcome
    }

    private func contextValue() throws -> Request.ContextValue {
        let data = Data(value.utf8)
        if value.hasPrefix("[") { return .list(try JSONDecoder().decode([String].self, from: data)) }
        return .single(try JSONDecoder().decode(String.self, from: data))
    }
}

@Suite struct `An answer that AWS was seen to give` {
    @Test func `is known for 176 questions`() {
        #expect(Observation.all.count == 176)
    }

    @Test(arguments: Observation.all)
    func `is given by the evaluator too`(observation: Observation) throws {
        let outcomes: [String: Decision.Outcome] = ["yes": .explicitDeny, "no": .allow, "unknown": .unknown]
        #expect(try observation.decide() == outcomes[observation.answer])
    }
}
