public import PolicyLanguage

/// The answer to one request as a line of JSON: `{"id", "decision", "because"}`.
public struct DecisionView: Sendable {
    private let id: String?
    private let decision: Decision
    private let problem: String?

    /// The view of a decision.
    ///
    /// - Parameters:
    ///   - id: the name that the question came with.
    ///   - decision: the answer.
    ///   - problem: why the answer is unknown, where a policy could not be read.
    public init(id: String?, _ decision: Decision, problem: String? = nil) {
        self.id = id
        self.decision = decision
        self.problem = problem
    }

    /// Writes one line.
    public func write(to output: inout some TextOutputStream) {
        var json = JSONText()
        json.object { json in
            json.member("id", id)
            json.member("decision", decision.outcome.rawValue)
            json.member("because") { $0.array(decision.because) { $1.cause($0) } }
            if let problem { json.member("problem", problem) }
        }
        output.write(json.text + "\n")
    }
}

extension JSONText {
    fileprivate mutating func cause(_ cause: Decision.Cause) {
        object { json in
            json.member("source", cause.source.rawValue)
            json.member("level") { $0.number(cause.level.map(String.init) ?? "null") }
            json.member("policy") { $0.number(cause.policy.map(String.init) ?? "null") }
            json.member("statement") { $0.number(cause.statement.map(String.init) ?? "null") }
        }
    }
}
