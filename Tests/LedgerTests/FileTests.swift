import Foundation
import Ledger
import LedgerSupport
import Organization
import TestSupport
import Testing
import Trail

@Suite struct `A ledger's file` {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    private func permissions(_ name: String) throws -> Int {
        let attributes = try FileManager.default.attributesOfItem(atPath: folder(name))
        return (attributes[.posixPermissions] as? NSNumber)?.intValue ?? -1
    }

    /// Changes the file behind the ledger's back.
    private func run(_ sql: String, on path: String) throws {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["sqlite3", path, sql]
        try process.run()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
    }

    @Test func `is its owner's alone, with all that lies beside it`() throws {
        let ledger = try Ledger(path: folder("state/taproot/ledger.sqlite"))
        try ledger.ingest([Events.file("a", [Events.event("one")])])
        for name in ["ledger.sqlite", "ledger.sqlite-wal", "ledger.sqlite-shm"] {
            let mode = try permissions("state/taproot/\(name)")
            #expect(mode == 0o600)
        }
        let mode = try permissions("state/taproot")
        #expect(mode == 0o700)
    }

    @Test func `is refused when a newer Taproot wrote it, and left as it is`() throws {
        let path = folder("ledger.sqlite")
        _ = try Ledger(path: path)
        try run("INSERT INTO grdb_migrations VALUES ('99: things to come')", on: path)
        let error = #expect(throws: LedgerError.self) { _ = try Ledger(path: path) }
        #expect(error?.kind == .newer)
        #expect(error?.description.contains("newer Taproot") == true)
    }

    @Test(arguments: ["text", "database"])
    func `is refused when it is something else, and left as it is`(kind: String) throws {
        let path = folder("other")
        if kind == "text" {
            try folder.write("other", Array("not a ledger".utf8))
        } else {
            try run("CREATE TABLE t (x)", on: path)
        }
        let before = FileManager.default.contents(atPath: path)
        let error = #expect(throws: LedgerError.self) { _ = try Ledger(path: path) }
        #expect(error?.kind == .notALedger)
        #expect(FileManager.default.contents(atPath: path) == before)
    }

    @Test func `is not made where only an old one will do`() throws {
        let error = #expect(throws: LedgerError.self) { _ = try Ledger(path: folder("none"), creating: false) }
        #expect(error?.kind == .missing)
        #expect(!FileManager.default.fileExists(atPath: folder("none")))
    }

    @Test(arguments: [
        "UPDATE day SET uses = uses + 1", "DELETE FROM day", "DELETE FROM identity; DELETE FROM fresh_identity",
        "DELETE FROM text WHERE value = 'us-east-1'", "DELETE FROM session",
        "UPDATE event SET activity = 11 WHERE activity = 13", "DELETE FROM event WHERE issued IS NOT NULL",
    ])
    func `is found out when somebody changed it`(sql: String) throws {
        let path = folder("ledger.sqlite")
        do {
            let ledger = try Ledger(path: path)
            let opening = Events.event("a", .assumeRoot, isRoot: false, target: Events.account, issued: "ASIA1")
            try ledger.ingest([Events.file("a", [opening, Events.event("b", at: 1, key: "ASIA1")])])
            let problems = try ledger.verify()
            #expect(problems == [])
        }
        try run(sql, on: path)
        let problems = try Ledger(path: path).verify()
        #expect(problems != [])
    }

    @Test func `lies where the XDG rules put it`() {
        func usual(_ environment: [String: String]) -> String? { LedgerPath.usual { environment[$0] } }
        #expect(usual(["XDG_STATE_HOME": "/s", "HOME": "/h"]) == "/s/taproot/ledger.sqlite")
        #expect(usual(["XDG_STATE_HOME": "s", "HOME": "/h"]) == "/h/.local/state/taproot/ledger.sqlite")
        #expect(usual(["HOME": "/h"]) == "/h/.local/state/taproot/ledger.sqlite")
        #expect(usual([:]) == nil)
    }
}
