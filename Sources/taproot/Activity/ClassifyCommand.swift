internal import ArgumentParser
internal import Report
internal import Trail

struct ClassifyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "classify",
        abstract: "Say of each event what it is, line by line.",
        discussion: """
            Each line of FILE is an event of CloudTrail as JSON, bare or as EventBridge sends it. For each line, in order, \
            a line comes out; the class not-root is that of events which concern no root user. For a line that is no event \
            {"line", "problem"} comes out in its place, and the exit code is 65.

            Calls in a session by sts:AssumeRoot that carry no mark of it are recognized if the event that opened the \
            session came before them.

            EXAMPLES
              jq -c '.Records[]' trail.json | taproot activity classify -
              taproot activity classify events.jsonl
            """
    )

    @Argument(help: "A file with an event on each line, or - for standard input.")
    var file: String

    func run() async throws {
        try await Exit.reporting {
            var output = FileOutput()
            var classifier = LineClassifier()
            var number = 0
            var hasRefusals = false
            let lines = try Lines(path: file)
            while let line = try lines.next() {
                number += 1
                if line.allSatisfy({ $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\r") }) { continue }
                do throws(LineClassifier.Refusal) {
                    ActivityJSONView(try classifier.event(line, file: file)).write(to: &output)
                } catch {
                    hasRefusals = true
                    RefusedLineView(line: number, reason: error.reason).write(to: &output)
                    Exit.standardError("taproot: \(file):\(number): \(error.reason)\n")
                }
            }
            try output.finish()
            if hasRefusals { throw Exit.badInput }
        }
    }
}
