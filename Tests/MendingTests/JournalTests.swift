import FoundationEssentials
import Organization
import TestSupport
import Testing

@testable import Mending

@Suite struct `A journal of fixes` {
    private static let account = AccountID("111122223333") ?? AccountID(number: 1)
    private static let time = Instant(millisecondsSince1970: 1_764_316_800_000)

    /// A step of each kind; some with letters that JSON has to escape.
    private static func steps() throws -> [Step] {
        let account = try #require(account)
        return [
            .deleteAccessKey(account, "AKIAONE00000000000AA"), .deleteSigningCertificate(account, "CERTONE"),
            .deletePassword(account), .deactivateDevice(account, "arn:aws:iam::111122223333:mfa/Größe \"1\"\n\\"),
            .createPolicy(name: "guard", text: "{\"Statement\": []}\n"),
            .attachPolicy("p-guard", target: "ou-ab12-c3d4"),
        ]
    }

    private static func records(of steps: [Step], seed: UInt64) -> [JournalRecord] {
        var chance = SeededGenerator(seed: seed)
        return (0..<20).map { _ in
            let step = steps.randomElement(using: &chance) ?? .createPolicy(name: "", text: "")
            let event = JournalRecord.Event.allCases.randomElement(using: &chance) ?? .begin
            return JournalRecord(
                time,
                event,
                step,
                result: event == .done ? "p-1" : nil,
                notes: [.init("wayBack", "…")]
            )
        }
    }

    @Test func `reads back what it wrote, every kind of step`() throws {
        for step in try Self.steps() {
            for event in JournalRecord.Event.allCases {
                let record = JournalRecord(Self.time, event, step, result: "p-1", notes: [.init("reason", "a \"b\"")])
                #expect(JournalRecord(line: Array(record.line.dropLast())) == record)
                #expect(record.line.filter { $0 == UInt8(ascii: "\n") }.count == 1)
            }
        }
    }

    /// The oracle is written out here: the last whole line on a step counts.
    @Test(arguments: UInt64(1)...5)
    func `cut off anywhere tells what its whole lines tell`(seed: UInt64) throws {
        let records = Self.records(of: try Self.steps(), seed: seed)
        let bytes = records.flatMap(\.line)
        var ends: [Int] = [0]
        for record in records { ends.append(ends[ends.count - 1] + record.line.count) }
        for length in 0...bytes.count {
            let (found, whole) = try Journal.read(Array(bytes[..<length]), "journal")
            let count = ends.lastIndex { $0 <= length } ?? 0
            #expect(found == Array(records[..<count]))
            #expect(whole == ends[count])
            var last: [Step: JournalRecord] = [:]
            for record in records[..<count] { last[record.step] = record }
            let state = JournalState(found)
            #expect(Set(state.open) == Set(last.filter { $0.value.event == .begin }.keys))
            #expect(last.allSatisfy { state.isDone($0.key) == ($0.value.event == .done) })
        }
    }

    @Test func `cuts a torn line off before it goes on`() throws {
        let folder = try TemporaryFolder()
        let step = try Self.steps()[0]
        let begun = JournalRecord(Self.time, .begin, step)
        try folder.write("journal", begun.line + JournalRecord(Self.time, .done, step).line.dropLast(9))
        try setMode(folder("journal"))
        let journal = try Journal(path: folder("journal"))
        #expect(journal.state.open == [step])
        let done = JournalRecord(Self.time, .done, step)
        try journal.write(done)
        #expect(journal.state.open == [])
        let text = try Data(contentsOf: URL(filePath: folder("journal")))
        #expect(Array(text) == begun.line + done.line)
    }

    @Test func `is its owner's alone, and one run's alone`() throws {
        let folder = try TemporaryFolder()
        let journal = try Journal(path: folder("journal"))
        let mode = try FileManager.default.attributesOfItem(atPath: journal.path)[.posixPermissions] as? Int
        #expect(mode == 0o600)
        #expect(throws: JournalError.inUse(folder("journal"))) { try Journal(path: folder("journal")) }
    }

    @Test func `that others may read, or that is none in its middle, is refused`() throws {
        let line = JournalRecord(Self.time, .begin, try Self.steps()[0]).line
        let folder = try TemporaryFolder()
        try folder.write("open", line)
        try folder.write("broken", line + Array("{}\n".utf8) + line)
        try setMode(folder("broken"))
        try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: folder("open"))
        #expect(throws: JournalError.openToOthers(folder("open"))) { try Journal(path: folder("open")) }
        #expect(throws: JournalError.noRecord(folder("broken"), line: 2)) { try Journal(path: folder("broken")) }
    }

    private func setMode(_ path: String) throws {
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
    }
}
