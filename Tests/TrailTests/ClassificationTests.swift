import Foundation
import Organization
import Testing
import Trail

@Suite struct `An event` {
    /// A case of `Cases/events.jsonl`.
    struct Case: Decodable, CustomTestStringConvertible {
        let note: String
        let source: String
        let expect: Expectation
        /// The line as it stands in the file.
        var line = ""

        private enum CodingKeys: CodingKey { case note, source, expect }

        struct Expectation: Decodable {
            let `class`: String
            let use: Bool
            let needsRoot: Bool
            let mfa: Bool?
            let rootActor: Bool
            let assumedRoot: Bool
            let error: String?
            let target: String?
            let account: String?
        }

        var testDescription: String { note }
    }

    static let lines: [String] = {
        guard let url = Bundle.module.url(forResource: "events", withExtension: "jsonl", subdirectory: "Cases"),
            let text = try? String(contentsOf: url, encoding: .utf8)
        else { return [] }
        return text.split(separator: "\n").map(String.init)
    }()

    static let cases: [Case] = lines.compactMap { line in
        var read = try? JSONDecoder().decode(Case.self, from: Data(line.utf8))
        read?.line = line
        return read
    }

    @Test func `stands on each line of the file, under a note of its own`() {
        #expect(Self.cases.count == Self.lines.count)
        #expect(Set(Self.cases.map(\.note)).count == Self.lines.count)
    }

    @Test(arguments: cases)
    func `is classified as its documentation says`(wanted: Case) throws {
        let event = try classified(wanted.line)
        #expect(event.activity.rawValue == wanted.expect.class, "\(wanted.note)")
        #expect(event.isUse == wanted.expect.use, "\(wanted.note)")
        #expect(event.needsRoot == wanted.expect.needsRoot, "\(wanted.note)")
        #expect(event.mfa == wanted.expect.mfa, "\(wanted.note)")
        #expect(event.isRootActor == wanted.expect.rootActor, "\(wanted.note)")
        #expect(event.isAssumedRoot == wanted.expect.assumedRoot, "\(wanted.note)")
        #expect(event.error == wanted.expect.error, "\(wanted.note)")
        if let target = wanted.expect.target { #expect(event.target?.description == target, "\(wanted.note)") }
        if let account = wanted.expect.account { #expect(event.account?.description == account, "\(wanted.note)") }
    }

    @Test func `has a case for each class`() throws {
        let seen = try Set(Self.lines.map { try classified($0).activity })
        #expect(seen == Set(ActivityClass.allCases))
    }

    private func classified(_ line: String) throws -> ActivityEvent {
        let json = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
        let event = try JSONSerialization.data(withJSONObject: try #require(json["event"]))
        var classifier = LineClassifier()
        return try classifier.event(Array(event), file: "case")
    }
}
