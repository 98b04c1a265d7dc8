import Ledger
import LedgerSupport
import Organization
import TestSupport
import Testing
import Trail

@Suite struct `A ledger` {
    private let folder: TemporaryFolder
    private let ledger: Ledger

    init() throws {
        folder = try TemporaryFolder()
        ledger = try Ledger(path: folder("ledger.sqlite"))
    }

    private func contents() throws -> LedgerContents { try LedgerContents(ledger) }

    @Test func `gives back what it was given`() throws {
        let events = [
            Events.event("6f9619ff-8b86-d011-b42d-00c04fc964ff", mfa: true, key: "AKIAIOSFODNN7EXAMPLE"),
            Events.event("6F9619FF-8B86-D011-B42D-00C04FC964FF", at: 1, mfa: false),
            Events.event("", at: 2, account: nil, recipient: nil, region: nil),
            Events.event("no uuid", at: 3, .signInFailed, task: "close-account", error: "AccessDenied"),
            Events.event("d", at: 4, .assumeRoot, isRoot: false, target: Events.other, issued: "ASIA1"),
        ]
        try ledger.ingest([Events.file("a.json.gz", events)])
        let kept = try contents().events
        #expect(kept == events)
    }

    @Test(arguments: 0..<20)
    func `orders events of one moment by id, whatever an id looks like`(round: Int) throws {
        var random = SeededGenerator(seed: UInt64(round))
        let ids = (0..<40).map { _ in
            let uuid = (0..<32).map { place in
                ([8, 12, 16, 20].contains(place) ? "-" : "") + String(Int.random(in: 0..<16, using: &random), radix: 16)
            }.joined()
            return [uuid, uuid.uppercased(), String(uuid.prefix(9)), ""].randomElement(using: &random) ?? uuid
        }
        let events = ids.map { id in
            Events.event(
                id,
                at: Int64.random(in: 0..<3, using: &random),
                recipient: Bool.random(using: &random) ? nil : Events.other
            )
        }
        try ledger.ingest([Events.file("a.json.gz", events)])
        let kept = try contents().events
        let ordered = kept.sorted {
            ($0.time.millisecondsSince1970, $0.id, $0.recipient?.number ?? 0)
                < ($1.time.millisecondsSince1970, $1.id, $1.recipient?.number ?? 0)
        }
        #expect(kept == ordered)
        #expect(Set(kept.map(\.id)) == Set(ids))
    }

    @Test func `keeps each event once`() throws {
        let file = Events.file("a.json.gz", [Events.event("one"), Events.event("two"), Events.event("one")])
        let first = try ledger.ingest([file])
        let before = try contents()
        let second = try ledger.ingest([file])
        let after = try contents()
        #expect(first.added == 2)
        #expect(first.known == 1)
        #expect(second.added == 0)
        #expect(second.known == 3)
        #expect(before == after)
        #expect(after.days.map(\.uses) == [2])
    }

    @Test func `tells copies for two accounts apart`() throws {
        let copies = [Events.event("one"), Events.event("one", recipient: Events.other)]
        let outcome = try ledger.ingest([Events.file("a.json.gz", copies)])
        #expect(outcome.added == 2)
    }

    @Test(arguments: [["a", "b"], ["b", "a"]])
    func `keeps of two copies the one whose file sorts first`(order: [String]) throws {
        for path in order { try ledger.ingest([Events.file(path, [Events.event("one", region: path, file: path)])]) }
        let kept = try contents()
        #expect(kept.events.map(\.file) == ["a"])
        #expect(kept.events.map(\.region) == ["a"])
        #expect(kept.days.map(\.uses) == [1])
    }

    @Test func `keeps an event once though its copies tell different times and accounts`() throws {
        try ledger.ingest([Events.file("b", [Events.event("one", at: 7, file: "b")])])
        try ledger.ingest([Events.file("a", [Events.event("one", at: 90_000, account: Events.other, file: "a")])])
        try ledger.ingest([Events.file("c", [Events.event("one", at: 8, file: "c")])])
        let kept = try contents()
        #expect(kept.events.map(\.file) == ["a"])
        #expect(kept.days.map(\.account) == [Events.other])
        let problems = try ledger.verify()
        #expect(problems == [])
    }

    @Test func `knows a file that it read to its end, and no other`() throws {
        try ledger.ingest([Events.file("whole", []), Events.file("torn", [Events.event("one")], isWhole: false)])
        func has(_ path: String, _ size: Int64 = 0, _ modified: Instant = Events.start) throws -> Bool {
            try ledger.hasFile(path: path, size: size, modified: modified)
        }
        let whole = try has("whole")
        let grown = try has("whole", 1)
        let touched = try has("whole", 0, Instant(millisecondsSince1970: 1))
        let torn = try has("torn", 1)
        let other = try has("other")
        #expect(whole)
        #expect(!grown)
        #expect(!touched)
        #expect(!torn)
        #expect(!other)
    }

    @Test(arguments: 0..<60)
    func `holds the same whatever order the files come in`(seed: Int) throws {
        print("seed \(seed)")
        var chance = RandomBatches(seed: UInt64(seed))
        let files = chance.files()
        var plain = PlainLedger()
        plain.ingest(files.sorted { $0.path < $1.path })
        for round in 0..<3 {
            let ledger = try Ledger(path: folder("\(seed)-\(round).sqlite"))
            for batch in chance.grouped(chance.shuffled(files + files.prefix(round))) { try ledger.ingest(batch) }
            let kept = try LedgerContents(ledger)
            let problems = try ledger.verify()
            let days = kept.days.map { PlainLedger.Day($0) }
            #expect(kept.events == plain.events)
            #expect(days == plain.days)
            #expect(problems == [])
        }
    }
}
