import Foundation
import TestSupport
import Testing

@Suite struct `Commands on activity` {
    private let folder: TemporaryFolder
    private let event =
        #"{"eventVersion":"1.08","eventID":"a","eventTime":"2026-03-01T09:00:00Z","eventSource":"signin.amazonaws.com","#
        + #""eventName":"ConsoleLogin","awsRegion":"us-east-1","sourceIPAddress":"192.0.2.1","userAgent":"Mozilla","#
        + #""responseElements":{"ConsoleLogin":"Success"},"additionalEventData":{"MFAUsed":"Yes"},"#
        + #""recipientAccountId":"111122223333","userIdentity":{"type":"Root","accountId":"111122223333"}}"#

    init() throws {
        folder = try TemporaryFolder()
        try folder.write("trail.json", Array("{\"Records\":[\(event)]}".utf8))
    }

    @Test func `scan prints the line that the contract has`() throws {
        let run = try Taproot("activity", "scan", folder("trail.json"))
        #expect(run.status == 0)
        let members = [
            #""eventID":"a""#, #""time":"2026-03-01T09:00:00Z""#, #""account":"111122223333""#,
            #""class":"console-sign-in""#, #""rootActor":true"#, #""use":true"#, #""needsRoot":false"#,
            #""source":"signin.amazonaws.com""#, #""name":"ConsoleLogin""#, #""region":"us-east-1""#,
            #""ip":"192.0.2.1""#, #""userAgent":"Mozilla""#, #""mfa":true"#, #""error":null"#, #""assumedRoot":false"#,
            #""file":"\#(folder("trail.json"))""#,
        ]
        #expect(run.output.hasPrefix("{" + members.joined(separator: ",")))
        #expect(run.output.hasSuffix("}\n"))
    }

    @Test func `scan reads paths from a list`() throws {
        try folder.write("list", Array("\(folder("trail.json"))\n".utf8))
        let run = try Taproot("activity", "scan", "--paths-from", folder("list"))
        #expect(run.status == 0)
        #expect(run.output.hasPrefix(#"{"eventID":"a""#))
    }

    @Test func `scan tells of every file that cannot be read, reads the others, and ends with 65`() throws {
        try folder.write("bad.json", Array("hello".utf8))
        let run = try Taproot("activity", "scan", folder("trail.json"), folder("bad.json"), folder("nowhere"))
        #expect(run.status == 65)
        #expect(run.output.hasPrefix(#"{"eventID":"a""#))
        #expect(run.errors.contains("bad.json: is not a file of CloudTrail\n"))
        #expect(run.errors.contains("nowhere: cannot be opened: No such file or directory\n"))
    }

    @Test func `scan shows a table to people`() throws {
        let run = try Taproot("activity", "scan", folder("trail.json"), "--format", "table")
        #expect(run.output.contains("console-sign-in"))
        #expect(run.output.hasSuffix("1 event; 1 use of root, in 1 account; 0 of them needed root.\n"))
    }

    @Test func `scan wants paths, or a list of them`() throws {
        #expect(try Taproot("activity", "scan").status == 64)
        let both = try Taproot("activity", "scan", "a", "--paths-from", "-")
        #expect(both.status == 64)
        #expect(both.errors.contains("Paths and --paths-from do not go together"))
    }

    @Test func `classify passes over a line that is too long, and goes on`() throws {
        let long = [UInt8](repeating: UInt8(ascii: "a"), count: 65 << 20)
        try folder.write("lines", long + Array("\n\(event)".utf8))
        let run = try Taproot("activity", "classify", folder("lines"))
        #expect(run.status == 65)
        #expect(run.errors.contains("lines:1: is a line of more than 64 MB\n"))
        let lines = run.output.split(separator: "\n")
        #expect(lines.count == 2)
        #expect(lines.last?.contains(#""class":"console-sign-in""#) == true)
    }

    @Test func `classify takes lines of any length apart`() throws {
        let user = event.replacingOccurrences(of: "Mozilla", with: String(repeating: "m", count: 70_000))
        try folder.write("lines", Array("\(user)\n\n\(event)\n\(user)\n \n\(event)".utf8))
        let run = try Taproot("activity", "classify", folder("lines"))
        #expect(run.status == 0)
        #expect(run.output.split(separator: "\n").count == 4)
    }

    @Test func `classify prints a line for each line, in order`() throws {
        let other = event.replacingOccurrences(of: "Root", with: "IAMUser").replacingOccurrences(
            of: #""a""#,
            with: #""b""#
        )
        try folder.write("lines", Array("\(other)\n\(event)\n".utf8))
        let run = try Taproot("activity", "classify", folder("lines"))
        let lines = run.output.split(separator: "\n")
        #expect(lines.map { $0.contains(#""class":"not-root""#) } == [true, false])
        #expect(run.status == 0)
    }

    @Test func `classify puts a problem in the place of a line that is no event, and goes on`() throws {
        try folder.write("lines", Array("\(event)\nhello\n\(event)\n".utf8))
        let run = try Taproot("activity", "classify", folder("lines"))
        #expect(run.status == 65)
        #expect(run.errors.contains("lines:2: is not JSON"))
        let lines = run.output.split(separator: "\n")
        #expect(lines.count == 3)
        #expect(lines.map { $0.hasPrefix(#"{"line":2,"problem":"is not JSON"#) } == [false, true, false])
    }

    @Test func `audit counts uses in trails beside the report`() throws {
        let report = Texts.reportJSON(Texts.report(), generated: "2026-03-02T00:00:00+00:00")
        try folder.write("standalone/accounts/\(Texts.account)/get-credential-report.json", Array(report.utf8))
        let without = try Taproot("audit", folder("standalone"), "--format", "json")
        #expect(without.output.contains(#""reason":"never-used""#))
        let with = try Taproot("audit", folder("standalone"), "--format", "json", "--activity", folder("trail.json"))
        #expect(with.status == 3)
        #expect(with.output.contains("The root user acted (ConsoleLogin, in a trail) on 2026-03-01T09:00:00Z"))
    }
}
