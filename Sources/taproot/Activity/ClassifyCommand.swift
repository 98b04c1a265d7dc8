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
            while let line = try lines.nextOfAnyLength() {
                number += 1
                do throws(LineClassifier.Refusal) {
                    guard let event = try Self.event(line, file, &classifier) else { continue }
                    ActivityJSONView(event).write(to: &output)
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

    /// What a line says; nil where it is empty.
    private static func event(
        _ line: Lines.Line,
        _ file: String,
        _ classifier: inout LineClassifier
    ) throws(LineClassifier.Refusal) -> ActivityEvent? {
        guard case .bytes(let bytes) = line else { throw LineClassifier.Refusal(reason: Lines.refusal) }
        if bytes.allSatisfy({ $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\r") }) { return nil }
        return try classifier.event(bytes, file: file)
    }
}
