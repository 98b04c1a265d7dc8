import TestSupport
import Testing

@Suite struct `The ledger's commands` {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder([
            "standalone/accounts/\(Texts.account)/get-credential-report.json": Texts.reportJSON(
                Texts.report(["password_last_used": "2021-01-20T10:00:00+00:00"])
            )
        ])
    }

    private func taproot(_ arguments: String...) throws -> Taproot {
        try Taproot(arguments, environment: ["XDG_STATE_HOME": folder("state")])
    }

    @Test func `remember an audit once, where the XDG rules say`() throws {
        for _ in 0..<2 {
            let audit = try taproot("audit", folder("standalone"), "--record", "--exit-zero")
            #expect(audit.status == 0, "\(audit.errors)")
        }
        let info = try taproot("ledger", "info")
        #expect(info.output.contains(folder("state/taproot/ledger.sqlite")))
        #expect(info.output.contains("audits            1, 2021-01-24T00:00:00Z"))
        #expect(info.output.contains("uses in reports   1"))
        let verify = try taproot("ledger", "verify")
        #expect(verify.status == 0)
        let export = try taproot("ledger", "export")
        #expect(export.status == 0)
        #expect(export.output.isEmpty)
    }

    @Test func `take in trails once, go on where they stopped, and tell what it adds up to`() throws {
        let event =
            #"{"eventID":"a","eventTime":"2026-03-01T09:00:00Z","eventSource":"signin.amazonaws.com","#
            + #""eventName":"ConsoleLogin","responseElements":{"ConsoleLogin":"Success"},"#
            + #""recipientAccountId":"111122223333","userIdentity":{"type":"Root","accountId":"111122223333"}}"#
        try folder.write("trail/a.json", Array("{\"Records\":[\(event)]}".utf8))
        let first = try taproot("ledger", "ingest", folder("trail"))
        #expect(first.output == "Files read: 1. New events: 1; already there: 0.\n")
        let second = try taproot("ledger", "ingest", folder("trail"))
        #expect(second.output == "Files read: 0. New events: 0; already there: 0.\n")
        try folder.write("list", Array("\(folder("trail/a.json"))\n".utf8))
        let listed = try taproot("ledger", "ingest", "--paths-from", folder("list"))
        #expect(listed.output == "Files read: 0. New events: 0; already there: 0.\n")
        let other = try taproot("ledger", "ingest", "--paths-from", folder("list"), "--ledger", folder("other"))
        #expect(other.status == 0)
        #expect(try taproot("ledger", "export", "--ledger", folder("other")).output.contains(#""eventID":"a""#))
        #expect(try taproot("ledger", "ingest").status == 64)
        try folder.write("trail/b.json", Array("{\"Records\":[\(event)".utf8))
        let third = try taproot("ledger", "ingest", folder("trail"))
        #expect(third.status == 65)
        #expect(third.errors.contains("b.json: ends within a record: it is cut off"))
        #expect(third.output == "Files read: 1; not all could be read of: 1. New events: 0; already there: 1.\n")
        let scan = try taproot("activity", "scan", folder("trail/a.json"))
        let export = try taproot("ledger", "export")
        #expect(export.output == scan.output)
        let trend = try taproot("trend", "--format", "json")
        #expect(trend.output.contains(#""used":1"#))
        let audit = try taproot(
            "audit",
            folder("standalone"),
            "--as-of",
            "2026-03-02",
            "--format",
            "json",
            "--activity",
            folder("state/taproot/ledger.sqlite")
        )
        #expect(audit.output.contains("The root user acted (ConsoleLogin, in a trail) on 2026-03-01T09:00:00Z"))
        #expect(trend.status == 0)
    }

    @Test func `keep what the trails beside a recorded audit showed`() throws {
        let event =
            #"{"eventID":"a","eventTime":"2021-01-23T09:00:00Z","eventSource":"signin.amazonaws.com","#
            + #""eventName":"ConsoleLogin","responseElements":{"ConsoleLogin":"Success"},"#
            + #""recipientAccountId":"111122223333","userIdentity":{"type":"Root","accountId":"111122223333"}}"#
        try folder.write("trail/a.json", Array("{\"Records\":[\(event)]}".utf8))
        let audit = try taproot("audit", folder("standalone"), "--activity", folder("trail"), "--record")
        #expect(audit.status == 3, "\(audit.errors)")
        #expect(try taproot("ledger", "export").output.contains(#""eventID":"a""#))
        let days = try taproot("trend", "--format", "csv", "--table", "days")
        #expect(days.output.contains("2021-01-23,1\r\n"))
        #expect(try taproot("trend", "--table", "days").status == 64)
    }

    @Test func `take away what lies before a moment`() throws {
        _ = try taproot("audit", folder("standalone"), "--record", "--exit-zero")
        let prune = try taproot("ledger", "prune", "--before", "2022-01-01")
        #expect(prune.output.hasPrefix("Took away 0 events, 1 audits and 1 uses"))
        let info = try taproot("ledger", "info")
        #expect(info.output.contains("pruned before     2022-01-01T00:00:00Z"))
    }

    @Test(arguments: [["ledger", "info"], ["ledger", "verify"], ["ledger", "export"], ["trend"]])
    func `end with 65 where there is no ledger, and make none`(command: [String]) throws {
        let run = try Taproot(command, environment: ["XDG_STATE_HOME": folder("state")])
        #expect(run.status == 65)
        #expect(run.errors.contains("there is no ledger"))
    }

    @Test func `end with 64 where they are used wrongly`() throws {
        let pointless = try taproot("audit", folder("standalone"), "--ledger", folder("x"))
        #expect(pointless.status == 64)
        let backwards = try taproot("ledger", "export", "--since", "2022-01-01", "--until", "2021-01-01")
        #expect(backwards.status == 64)
        let timeless = try taproot("ledger", "prune")
        #expect(timeless.status == 64)
    }
}
