import Organization
import TestSupport
import Testing

@testable import Trail

@Suite struct `Looking for needles first` {
    /// Any seed will do; a failure prints the one that it came with.
    @Test(arguments: 0..<60)
    func `finds what parsing everything finds`(round: Int) async throws {
        let seed = UInt64.random(in: .min ... .max)
        var trail = RandomTrail(seed: seed)
        let files = Dictionary(uniqueKeysWithValues: (0..<20).map { _ in trail.file() })
        let quick = try await Scanned(files)
        let full = try await Scanned(files, parsesAll: true)
        #expect(quick.events.map(\.withoutFile) == full.events.map(\.withoutFile), "seed \(seed)")
        #expect(quick.problems == full.problems, "seed \(seed)")
        #expect(Set(quick.events.map(\.id)) == trail.concerning, "seed \(seed)")
        let pieces = try await Scanned(files, window: 100)
        #expect(quick.events.map(\.withoutFile) == pieces.events.map(\.withoutFile), "seed \(seed)")
        #expect(quick.problems == pieces.problems, "seed \(seed)")
    }

    /// A document may be broken into lines that begin as objects do.
    @Test func `takes no document for lines since a whole object stands in one of its lines`() async throws {
        let record =
            #"{"eventID":"a","eventTime":"2026-03-01T09:00:00Z","eventSource":"s3.amazonaws.com","eventName":"ListBuckets","#
            + #""userIdentity":{"type":"Root"}}"#
        let text = "{ \"before\":\n  {\"a\":\n{\"type\":\"\"}\n, \"b\":1},\"Records\": [\(record)]}"
        let scanned = try await Scanned(["a.json": Array(text.utf8)])
        #expect(scanned.events.map(\.id) == ["a"])
        #expect(scanned.problems == [])
    }

    @Test func `finds a text wherever it lies in a block`() {
        let needles = Needles()
        for length in 0...100 {
            for place in 0...length {
                var bytes = [UInt8](repeating: UInt8(ascii: "\""), count: length)
                bytes.insert(contentsOf: Array("\"Root".utf8), at: place)
                let found = bytes.withUnsafeBytes { needles.first(in: $0, from: 0) }
                #expect(found == place, "length \(length), place \(place)")
            }
        }
    }

    @Test(arguments: 0..<40)
    func `finds each text where a plain search does`(round: Int) {
        let seed = UInt64.random(in: .min ... .max)
        var chance = SeededGenerator(seed: seed)
        let needles = Needles()
        let parts =
            Needles.texts.map { Array($0.utf8) }
            + ["\"", "R", "oot", "\\u00", "Policy", "me", "x"].map { Array($0.utf8) }
        let bytes = (0..<80).flatMap { _ in
            parts.randomElement(using: &chance).map { $0.dropLast(Int.random(in: 0...1, using: &chance)) } ?? []
        }
        var from = 0
        while true {
            let expected = plain(bytes, from)
            let found = bytes.withUnsafeBytes { needles.first(in: $0, from: from) }
            #expect(found == expected, "seed \(seed), from \(from)")
            guard let expected else { break }
            from = expected + 1
        }
    }

    private func plain(_ bytes: [UInt8], _ from: Int) -> Int? {
        (from..<max(from, bytes.count)).first { place in
            Needles.texts.contains { bytes[place...].starts(with: $0.utf8) }
        }
    }
}

extension ActivityEvent {
    /// Two scans lie in two folders.
    fileprivate var withoutFile: [String] {
        [id, activity.rawValue, "\(isUse)", "\(isRootActor)", name, userAgent ?? "-", "\(time.millisecondsSince1970)"]
    }
}
