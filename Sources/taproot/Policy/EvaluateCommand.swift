internal import ArgumentParser
internal import PolicyLanguage
internal import Report

struct EvaluateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "evaluate",
        abstract: "Decide requests as AWS does, with the statements that decide.",
        discussion: """
            Each line of FILE is a JSON object: a request, and the policies that have a say in it. For each line, in \
            order, a line comes out: {"id", "decision", "because"}, where the decision is allow, implicit_deny, \
            explicit_deny or unknown.

              {"id": "1",
               "request": {"principal": "arn:aws:iam::111122223333:root", "action": "s3:GetObject",
                           "resource": "arn:aws:s3:::b/k", "context": {"aws:SourceIp": "192.0.2.1"}},
               "serviceControlPolicies": [[{…}], [{…}, {…}]],
               "resourceControlPolicies": null, "identityPolicies": null, "resourcePolicy": null}

            Control policies are lists of documents, a list for each level from the organization's root down; null \
            where they do not apply. The context is complete: a key that is not there is absent.

            EXAMPLES
              taproot policy evaluate requests.jsonl
              jq -c . request.json | taproot policy evaluate -
            """
    )

    @Argument(help: "A file with a question on each line, or - for standard input.")
    var file: String

    func run() async throws {
        try await Exit.reporting {
            var output = FileOutput()
            var number = 0
            let lines = try Lines(path: file)
            while let line = try lines.next() {
                number += 1
                if line.allSatisfy({ $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\r") }) { continue }
                let question = try question(line, number)
                var problem: String?
                if case .failure(let error) = question.policies { problem = "the question \(error)" }
                DecisionView(id: question.id, question.decision, problem: problem).write(to: &output)
            }
            try output.finish()
        }
    }

    private func question(_ line: [UInt8], _ number: Int) throws(InputError) -> Question {
        do {
            return try Question(try JSONNode(parsing: line))
        } catch let error as JSONSyntaxError {
            throw InputError(description: "\(file):\(number): is not JSON: \(error)")
        } catch {
            throw InputError(description: "\(file):\(number): \(error)")
        }
    }
}
