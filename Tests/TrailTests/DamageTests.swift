import Foundation
import TestSupport
import Testing

@testable import Trail

@Suite struct `A file that cannot be read` {
    private let event =
        #"{"eventID":"a","eventTime":"2026-03-01T09:00:00Z","eventSource":"s3.amazonaws.com","eventName":"ListBuckets","userIdentity":{"type":"Root","accountId":"111122223333"}}"#

    private var trail: [UInt8] { Array("{\"Records\":[\(event)]}".utf8) }

    /// Scans a file beside one that is whole, and expects the whole one's event.
    private func problems(_ bytes: [UInt8], name: String = "bad.json.gz", events: Int = 1) async throws -> [String] {
        let good = Array(String(decoding: trail, as: UTF8.self).replacing("\"a\"", with: "\"good\"").utf8)
        let scanned = try await Scanned([name: bytes, "good.json": good])
        #expect(scanned.events.contains { $0.id == "good" })
        #expect(scanned.events.count == events)
        return scanned.problems
    }

    @Test func `is told of, and the rest goes on`() async throws {
        let whole = Gzip.member(trail)
        #expect(try await problems(Array(whole.dropLast(20))) == ["is cut off within its compressed data"])
        #expect(try await problems(Array(whole.prefix(5))) == ["is cut off within its compressed data"])
        #expect(try await problems([]) == ["is empty"])
        #expect(
            try await problems(whole + [1, 2, 3], events: 2) == ["is damaged: its compressed data stops making sense"]
        )
        #expect(try await problems(Array("hello".utf8), name: "bad.json") == ["is not a file of CloudTrail"])
        #expect(try await problems(Array("{\"a\": 1}".utf8), name: "bad.json") == ["holds no events of CloudTrail"])
        #expect(
            try await problems(Array(trail.dropLast(30)), name: "bad.json") == ["ends within a record: it is cut off"]
        )
    }

    @Test func `since it is cut off anywhere is told of`() async throws {
        for end in 1..<trail.count {
            let told = try await Scanned(["bad.json": Array(trail[..<end])]).problems
            #expect(told.count == 1, "cut at \(end)")
        }
        #expect(try await Scanned(["good.json": trail]).problems == [])
    }

    @Test func `by its checksum gives no event`() async throws {
        var bytes = Gzip.member(trail)
        let place = try #require(bytes.firstIndex(of: UInt8(ascii: "L")))
        bytes[place] = UInt8(ascii: "l")
        #expect(try await problems(bytes).first?.hasPrefix("holds other bytes than were compressed") == true)
    }

    @Test func `for one record keeps the others`() async throws {
        let broken = event.replacing("\"a\"", with: "\"\u{1}\"")
        let text = Array("{\"Records\":[\(broken),\(event)]}".utf8)
        let told = try await problems(text, name: "bad.json", events: 2)
        #expect(told.count == 1)
        #expect(told.first?.hasPrefix("what stands at byte 12 is not JSON") == true)
    }

    @Test func `for its time says so`() async throws {
        let text = "{\"Records\":[\(event.replacing("2026-03-01T09:00:00Z", with: "yesterday"))]}"
        let told = try await problems(Array(text.utf8), name: "bad.json")
        #expect(told == ["an event ListBuckets has no eventTime that can be read, and is left out"])
    }

    @Test func `for invalid UTF-8 or deep nesting is refused record by record`() async throws {
        var invalid = Array("{\"Records\":[\(event.replacing("ListBuckets", with: "List~Buckets"))]}".utf8)
        invalid[try #require(invalid.firstIndex(of: UInt8(ascii: "~")))] = 0xFF
        #expect(try await problems(invalid, name: "bad.json").count == 1)
        let deep = String(repeating: "[", count: 100_000) + String(repeating: "]", count: 100_000)
        let nested = "{\"Records\":[\(event.dropLast()),\"x\":\(deep)},\(event)]}"
        #expect(try await problems(Array(nested.utf8), name: "bad.json", events: 2).count == 1)
    }

    @Test func `for a record that is too long goes on behind it`() async throws {
        let long = event.dropLast() + ",\"x\":\"" + String(repeating: "a", count: 5 << 20) + "\"}"
        let text = Array("{\"Records\":[\(long),\(event)]}".utf8)
        let told = try await problems(text, name: "bad.json", events: 2)
        #expect(told == ["what stands at byte 12 is longer than 4 MB, and was passed over"])
    }

    @Test func `for very many things tells of twenty, and counts the others`() async throws {
        let records = Array(repeating: #"{"a":"\"Root"}"#, count: 100).joined(separator: ",")
        let text = "{\"Records\":[\(records),\(event)]}"
        let told = try await problems(Array(text.utf8), name: "bad.json", events: 2)
        #expect(told.count == 21)
        #expect(told.last == "… and 80 more like these")
        let cutOff = try await Scanned(["bad.json": Array(text.utf8.dropLast(3))]).problems
        #expect(cutOff.contains("ends within a record: it is cut off"))
        #expect(cutOff.last == "… and 80 more like these")
        let table = "eventtime,eventsource,eventname,useridentity\n" + String(repeating: "a\n", count: 50)
        #expect(try await Scanned(["bad.csv": Array(table.utf8)]).problems.last == "… and 30 more like these")
    }

    @Test(arguments: [TrailFileReader.usualWindow, 100])
    func `for what stands between records reads the record behind it`(window: Int) async throws {
        let outside = "may speak of a root user, and lies outside of all records"
        let texts = [
            #"{"Records":["\"Root",\#(event)]}"#: 14,
            #"{"Records":["\"Root",{"a":1},"\"Root",\#(event)]}"#: 14,
            #"{"Records":[1],"x":"\"Root","y":[\#(event)]}"#: 21,
            #"{"Records":[]}{"\u0052ecords":[\#(event)]}"#: 16,
        ]
        for (text, place) in texts {
            let scanned = try await Scanned(["bad.json": Array(text.utf8)], window: window)
            #expect(scanned.events.map(\.id) == ["a"], "\(text)")
            #expect(scanned.problems.contains("what stands at byte \(place) \(outside)"), "\(text)")
        }
    }

    @Test func `for a long record that speaks of a root user goes on behind it, window by window`() async throws {
        let long = event.dropLast() + ",\"x\":\"" + String(repeating: "a\\\"Root", count: 1 << 20) + "\"}"
        let text = "{\"Records\":[\(long),\(event)]}"
        let scanned = try await Scanned(["bad.json": Array(text.utf8)], window: 100_000)
        #expect(scanned.events.map(\.id) == ["a"])
        #expect(scanned.problems == ["what stands at byte 12 is longer than 4 MB, and was passed over"])
    }

    @Test func `among very many is told of, up to a number`() {
        var problems = TrailProblems()
        let unreached = TrailProblem(path: "late", reason: "did not come", isUnreached: true)
        for number in 0..<TrailProblems.most { problems.add([TrailProblem(path: "\(number)", reason: "is empty")]) }
        #expect(problems.kept.count == TrailProblems.most)
        #expect(problems.untold == 0)
        #expect(!problems.hasUnreached)
        problems.add([unreached, unreached])
        #expect(problems.kept.count == TrailProblems.most)
        #expect(problems.untold == 2)
        #expect(problems.hasUnreached)
    }

    @Test func `since it is a place in a bucket that stands in a list says so`() throws {
        let folder = try TemporaryFolder()
        try folder.write("list", Array("s3://trail/AWSLogs\n".utf8))
        let list = try FileHandle(forReadingFrom: URL(filePath: folder("list")))
        let files = TrailFiles(namedIn: list.fileDescriptor)
        #expect(files.next() == nil)
        #expect(
            files.problems.map(\.description) == [
                "s3://trail/AWSLogs: is a place in a bucket, and cannot stand in a list; name it as an argument"
            ]
        )
    }

    @Test func `in one go is read window by window, and nothing is lost at the borders`() async throws {
        let filler =
            event.replacing("Root", with: "IAMUser").dropLast() + ",\"x\":\"" + String(repeating: "a", count: 997)
            + "\"}"
        let records = (0..<900).map { number in
            number.isMultiple(of: 9) ? event.replacing("\"a\"", with: "\"\(number)\"") : String(filler)
        }
        let text = Array("{\"Records\":[\(records.joined(separator: ","))]}".utf8)
        let lines = Array(records.joined(separator: "\n").utf8)
        let files = [
            "a.json": text, "b.json.gz": try Gzip.compressed(text), "c.jsonl": lines,
            "d.gz": try Gzip.compressed(lines),
        ]
        for (name, bytes) in files {
            let scanned = try await Scanned([name: bytes], window: 100_000)
            #expect(scanned.problems == [], "\(name)")
            #expect(scanned.events.count == 100, "\(name)")
        }
    }

    /// What is left of a file behind its last window may hold nothing of interest, and may begin within a record.
    @Test(arguments: [0, 1, 7])
    func `and ends without anything of interest is whole all the same`(events: Int) async throws {
        let filler =
            event.replacing("Root", with: "IAMUser").dropLast() + ",\"x\":\"" + String(repeating: "a", count: 997)
            + "\"}"
        let records = (0..<900).map { number in
            number < events ? event.replacing("\"a\"", with: "\"\(number)\"") : String(filler)
        }
        let text = Array("{\"Records\":[\(records.joined(separator: ","))]}".utf8)
        let parts = [text.prefix(text.count / 3), text.dropFirst(text.count / 3)]
        let files = [
            "a.json": text, "b.json.gz": try Gzip.compressed(text),
            "c.json.gz": try parts.flatMap { try Gzip.compressed(Array($0)) },
        ]
        for (name, bytes) in files {
            let scanned = try await Scanned([name: bytes], window: 100_000)
            #expect(scanned.problems == [], "\(name)")
            #expect(scanned.events.count == events, "\(name)")
            let cut = try await Scanned([name: Array(bytes.dropLast(40))], window: 100_000)
            #expect(cut.problems.count == 1, "\(name)")
        }
    }

    /// Each of many members is taken from the buffer without moving what stands behind it: this ends, or takes minutes.
    @Test(.timeLimit(.minutes(1)))
    func `with half a million members without text takes no longer for each than for one`() async throws {
        let member = try Gzip.compressed([])
        let all = Array(repeatElement(member, count: 500_000).joined()) + (try Gzip.compressed(trail))
        let scanned = try await Scanned(["a.json.gz": all], window: 1 << 20)
        #expect(scanned.problems == [])
        #expect(scanned.events.count == 1)
    }

    @Test(arguments: ["a.json", "a.json.gz"])
    func `behind more white space than a window holds is found`(name: String) async throws {
        let text = Array(repeating: UInt8(ascii: " "), count: 250_000) + trail
        let bytes = name.hasSuffix(".gz") ? try Gzip.compressed(text) : text
        let scanned = try await Scanned([name: bytes], window: 100_000)
        #expect(scanned.problems == [])
        #expect(scanned.events.map(\.id) == ["a"])
    }

    @Test func `since a list has bytes of zero between its paths says so`() throws {
        let folder = try TemporaryFolder()
        try folder.write("list", Array("a.json\0b.json\0".utf8))
        let list = try FileHandle(forReadingFrom: URL(filePath: folder("list")))
        let files = TrailFiles(namedIn: list.fileDescriptor)
        #expect(files.next() == nil)
        #expect(files.problems.map(\.reason) == ["holds a byte of zero, which no path has; a list has one path a line"])
    }

    /// A copy may still be under way when a trail is read.
    @Test(arguments: ["a.jsonl", "a.jsonl.gz"])
    func `by the size that it was found with is read to its end`(name: String) throws {
        let folder = try TemporaryFolder()
        let parts = try ["a", "b"].map { id in
            let line = Array((event.replacing("\"a\"", with: "\"\(id)\"") + "\n").utf8)
            return name.hasSuffix(".gz") ? try Gzip.compressed(line) : line
        }
        try folder.write(name, parts[0])
        let found = try #require(TrailFiles([folder.path]).next())
        try folder.write(name, parts[0] + parts[1])
        var reader = TrailFileReader()
        let reading = reader.read(found)
        #expect(reading.problems == [])
        #expect(reading.events.map(\.id) == ["a", "b"])
        // So that what is kept of the file is not taken for the file as it is now.
        #expect(reading.size == parts[0].count)
    }

    /// Files of one folder are opened by their names, and each must be the one that was asked for.
    @Test func `beside files of the same name in other folders is each read as itself`() throws {
        let folder = try TemporaryFolder()
        let places = ["one", "two", "one/inner"].flatMap { folder in (0..<4).map { "\(folder)/\($0).jsonl" } }
        for place in places {
            try folder.write(place, Array((event.replacing("\"a\"", with: "\"\(place)\"") + "\n").utf8))
        }
        let files = TrailFiles([folder.path])
        var found: [TrailFile] = []
        while let file = files.next() { found.append(file) }
        try FileManager.default.removeItem(atPath: folder("two/2.jsonl"))
        var reader = TrailFileReader()
        for file in found + found.reversed() {
            let reading = reader.read(file)
            let name = String(file.path.dropFirst(folder.path.count + 1))
            #expect(reading.events.map(\.id) == (name == "two/2.jsonl" ? [] : [name]))
            #expect(reading.problems.count == (name == "two/2.jsonl" ? 1 : 0))
        }
        #expect(Set(found.map(\.path)) == Set(places.map { folder($0) }))
    }

    @Test(arguments: ["json", "jsonl"])
    func `for one line without end is told of once, in bounded memory`(ending: String) async throws {
        let start = ending == "json" ? "{\"Records\":[\(event)," : "\(event)\n"
        let text = start + event.dropLast() + ",\"x\":\"" + String(repeating: "a\\\"Root", count: 3 << 20)
        let scanned = try await Scanned(["bad.\(ending)": Array(text.utf8)])
        #expect(scanned.events.map(\.id) == ["a"])
        #expect(scanned.problems.count { $0.contains("is longer than 4 MB, and was passed over") } == 1)
    }

    @Test func `is named on one line whatever its name holds`() {
        let problem = TrailProblem(path: "a\nb\u{1B}[31m.json", reason: "is empty")
        #expect(problem.description == "a\\u{a}b\\u{1b}[31m.json: is empty")
    }

    @Test(arguments: 0..<300)
    func `for random bytes gives no more than it holds, and never nothing without a word`(round: Int) async throws {
        var bytes = Gzip.member(trail)
        let seed = UInt64.random(in: .min ... .max)
        var chance = SeededGenerator(seed: seed)
        for _ in 0..<Int.random(in: 1...4, using: &chance) {
            bytes[Int.random(in: 0..<bytes.count, using: &chance)] = UInt8.random(in: 0...255, using: &chance)
        }
        let scanned = try await Scanned(["bad.json.gz": bytes])
        #expect(scanned.events.count <= 1, "seed \(seed)")
        #expect(!scanned.events.isEmpty || !scanned.problems.isEmpty, "seed \(seed)")
    }

    @Test func `since it is cut off between lines or cells is told of`() async throws {
        let lines = [event, event, event].joined(separator: "\n")
        let ends = Set([event.utf8.count, 2 * event.utf8.count + 1, lines.utf8.count])
        for end in event.utf8.count..<lines.utf8.count where !ends.contains(end) && !ends.contains(end - 1) {
            let told = try await Scanned(["bad.jsonl": Array(lines.utf8.prefix(end))]).problems
            #expect(!told.isEmpty, "cut at \(end)")
        }
        let table = "eventtime,eventsource,eventname,eventid,useridentity\n2026-03-01T09:00:00Z,s3.amazonaws.com,X,a"
        #expect(try await Scanned(["bad.csv": Array(table.utf8)]).problems.count == 1)
    }

    /// What holds the name of a root user in a form that nobody reads would be lost without a word.
    @Test(arguments: [
        "{\"Type\":\"Notification\",\"Message\":\"{\\\"detail\\\":{\\\"eventName\\\":\\\"x\\\",\\\"type\\\":\\\"Root\\\"}}\"}",
        "{\"Records\":[{\"userIdentity\":{\"type\":\"Root\"}}]}",
        "{\"Records\":[]}\n{\"eventName\":\"a\",\"eventSource\":\"b\",\"userIdentity\":{\"type\":\"Root\"}}",
        "eventtime,eventsource,eventname\n2026-03-01T00:00:00Z,signin.amazonaws.com,ConsoleLogin\n",
        "eventtime,message\n2026-03-01T00:00:00Z,hello\n",
    ])
    func `as it stands is told of`(text: String) async throws {
        let scanned = try await Scanned(["bad.json": Array(text.utf8)])
        #expect(scanned.events == [])
        #expect(scanned.problems.count == 1)
    }

    @Test func `in another encoding, or compressed twice, says so`() async throws {
        let utf16 = String(decoding: trail, as: UTF8.self).utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        for bytes in [utf16, [0xFF, 0xFE] + utf16] {
            #expect(try await problems(bytes, name: "bad.json").first?.hasPrefix("is not UTF-8") == true)
        }
        let twice = Gzip.member(Gzip.member(trail))
        #expect(try await problems(twice) == ["is compressed twice; unpack it once"])
    }

    @Test func `since there is none is told of`() async throws {
        let scanned = try await Scanned(["notes.txt": trail])
        #expect(scanned.problems.first?.hasPrefix("holds no file of a trail") == true)
    }
}
