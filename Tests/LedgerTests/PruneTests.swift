import Foundation
import Ledger
import LedgerSupport
import Organization
import TestSupport
import Testing
import Trail

@Suite struct `Pruning a ledger` {
    private let folder: TemporaryFolder
    private let ledger: Ledger

    init() throws {
        folder = try TemporaryFolder()
        ledger = try Ledger(path: folder("ledger.sqlite"))
    }

    private static let moment = Instant(millisecondsSince1970: Events.start.millisecondsSince1970 + 1000_000)

    @Test func `takes away what lies before, and it does not come back`() throws {
        let old = Events.event("old", at: 999, region: "old-region-1", file: "old.json.gz")
        let new = Events.event("new", at: 1000)
        try ledger.ingest([Events.file("a", [old, new])])
        let pruned = try ledger.prune(before: Self.moment)
        #expect(pruned.events == 1)
        let after = try LedgerContents(ledger)
        #expect(after.events == [new])
        #expect(after.days.map(\.uses) == [1])
        let again = try ledger.ingest([Events.file("b", [old, new])])
        #expect(again.pruned == 1)
        #expect(again.known == 1)
        let problems = try ledger.verify()
        #expect(problems == [])
        let start = try ledger.info().prunedBefore
        #expect(start == Self.moment)
    }

    @Test func `leaves no trace of what it took in the file`() throws {
        let old = Events.event("old", at: 1, region: "a-telling-region", key: "ASIATELLINGKEY")
        try ledger.ingest([Events.file("a", [old])])
        _ = try ledger.prune(before: Self.moment)
        let bytes = ["", "-wal"].compactMap { FileManager.default.contents(atPath: ledger.path + $0) }.reduce(Data(), +)
        #expect(bytes.range(of: Data("a-telling-region".utf8)) == nil)
        #expect(bytes.range(of: Data("ASIATELLINGKEY".utf8)) == nil)
    }

    @Test func `keeps a session whose time is not over`() throws {
        let opening = Events.event(
            "opening",
            at: 500,
            .assumeRoot,
            isRoot: false,
            target: Events.account,
            issued: "ASIA1"
        )
        try ledger.ingest([Events.file("a", [opening, Events.event("call", at: 1001, key: "ASIA1")])])
        _ = try ledger.prune(before: Self.moment)
        try ledger.ingest([Events.file("b", [Events.event("later", at: 1002, key: "ASIA1")])])
        let kept = try LedgerContents(ledger).events
        #expect(kept.map(\.id) == ["call", "later"])
        #expect(kept.map(\.isAssumedRoot) == [true, true])
        let problems = try ledger.verify()
        #expect(problems == [])
    }
}
