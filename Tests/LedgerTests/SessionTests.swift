import Ledger
import LedgerSupport
import Organization
import TestSupport
import Testing
import Trail

@Suite struct `A session in a ledger` {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    /// What the call counts as, whichever of the two is ingested first.
    private func call(_ call: ActivityEvent, after opening: ActivityEvent) throws -> ActivityEvent? {
        var outcomes: [ActivityEvent?] = []
        for (name, order) in [("forth", [opening, call]), ("back", [call, opening])] {
            let ledger = try Ledger(path: folder("\(name).sqlite"))
            for (index, event) in order.enumerated() { try ledger.ingest([Events.file("\(index)", [event])]) }
            let kept = try LedgerContents(ledger)
            outcomes.append(kept.events.first { $0.id == call.id })
            #expect(kept.days.map(\.uses).reduce(0, +) == kept.events.count(where: \.isUse))
        }
        #expect(outcomes[0] == outcomes[1])
        return outcomes[0]
    }

    private static let opening = Events.event(
        "opening",
        .assumeRoot,
        account: Events.other,
        isRoot: false,
        target: Events.account,
        issued: "ASIA1"
    )
    private static let minting = Events.event("minting", .federation, issued: "ASIA1")

    @Test(arguments: [0, 1, 900])
    func `by AssumeRoot holds calls with its key within fifteen minutes`(seconds: Int64) throws {
        let call = try call(Events.event("call", at: seconds, key: "ASIA1"), after: Self.opening)
        #expect(call?.activity == .assumedRootCall)
        #expect(call?.isAssumedRoot == true)
        #expect(call?.isUse == false)
    }

    @Test(arguments: [
        Events.event("call", at: 901, key: "ASIA1"), Events.event("call", at: -1, key: "ASIA1"),
        Events.event("call", at: 1, key: "ASIA2"), Events.event("call", at: 1, account: Events.other, key: "ASIA1"),
        Events.event("call", at: 1, isRoot: false, key: "ASIA1"),
    ])
    func `by AssumeRoot holds no other calls`(event: ActivityEvent) throws {
        let call = try call(event, after: Self.opening)
        #expect(call == event)
    }

    @Test func `that root made holds calls with its key, which stay uses`() throws {
        let call = try call(Events.event("call", at: 3600, key: "ASIA1"), after: Self.minting)
        #expect(call?.activity == .federation)
        #expect(call?.isUse == true)
    }

    @Test func `that root made leaves more telling classes as they are`() throws {
        let event = Events.event("call", at: 3600, .accessKeyCreated, key: "ASIA1")
        let call = try call(event, after: Self.minting)
        #expect(call == event)
    }

    @Test func `is none where AWS refused to open it`() throws {
        let refused = Events.event(
            "opening",
            .assumeRoot,
            account: Events.other,
            isRoot: false,
            error: "AccessDenied",
            target: Events.account,
            issued: "ASIA1"
        )
        let event = Events.event("call", at: 1, key: "ASIA1")
        let call = try call(event, after: refused)
        #expect(call == event)
    }

    @Test func `ends with the record that opened it, when a copy that sorts first tells otherwise`() throws {
        let ledger = try Ledger(path: folder("ledger.sqlite"))
        let call = Events.event("call", at: 1, file: "b", key: "ASIA1")
        try ledger.ingest([Events.file("b", [call, Self.opening.moved(to: "b")])])
        let before = try LedgerContents(ledger).events.map(\.isUse)
        let other = Events.event(
            "opening",
            .assumeRoot,
            account: Events.other,
            isRoot: false,
            file: "a",
            target: Events.account,
            issued: "ASIA9"
        )
        try ledger.ingest([Events.file("a", [other])])
        let after = try LedgerContents(ledger).events.map(\.isUse)
        #expect(before == [false, false])
        #expect(after == [false, true])
    }
}
