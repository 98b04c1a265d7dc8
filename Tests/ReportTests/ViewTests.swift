import DemoFleet
import Evidence
import Foundation
import Organization
import Posture
import Report
import TestSupport
import Testing

@Suite struct `Every view` {
    /// The demo fleet's audit; the fleet's folder is gone again.
    private func demo(only: Set<Status> = Set(Status.allCases)) async throws -> AuditReport {
        let folder = try TemporaryFolder()
        try DemoFleet().write(to: folder("demo"))
        let fleet = try await FleetReader(workers: 2).read([folder("demo")])
        return AuditReport(Audit(fleet), version: "0.0.0", comparison: try ReferenceStudy.all().first, only: only)
    }

    private func hostile() async throws -> AuditReport {
        let name = #"=cmd|'/c calc'!A0 \"<script>alert(1)</script> \u001b[31m | `x` *y*"#
        var files = Texts.organizationFiles(members: [Texts.account])
        let list = "\(Texts.organization)/organization/list-accounts.json"
        files[list] = (files[list] ?? "").split(separator: "account-3333").joined(separator: name)
        files["\(Texts.organization)/accounts/\(Texts.account)/get-credential-report.json"] = Texts.reportJSON(
            Texts.report()
        )
        let folder = try TemporaryFolder(files)
        return AuditReport(Audit(try await FleetReader(workers: 1).read([folder.path])), version: "0.0.0")
    }

    private func json(_ report: AuditReport) throws -> [String: Any] {
        var text = ""
        JSONView(report).write(to: &text)
        let object = try JSONSerialization.jsonObject(with: Data(text.utf8))
        return try #require(object as? [String: Any])
    }

    @Test func `in JSON keeps the contract`() async throws {
        let report = try await demo()
        let root = try json(report)
        #expect(root["schema"] as? String == "taproot.audit/1")
        #expect(root["asOf"] as? String == "2026-01-24T00:00:00Z")
        #expect(root["window"] as? String == "P7D")
        let population = try #require(root["population"] as? [String: Int])
        #expect(population["accounts"] == report.audit.accounts.count)
        let controls = try #require(root["controls"] as? [[String: Any]])
        let wanted: Set = [
            "id", "title", "accounts", "pass", "fail", "failPercent", "failInterval", "mitigated", "unknown",
            "notApplicable", "accountLevelFail", "accountLevelFailPercent", "failOnlyHere",
        ]
        for control in controls {
            #expect(Set(control.keys).isSuperset(of: wanted))
            let sum = ["pass", "fail", "mitigated", "unknown", "notApplicable"].compactMap { control[$0] as? Int }
                .reduce(0, +)
            #expect(sum == report.audit.accounts.count)
            #expect((control["failInterval"] as? [Double])?.count == 2)
        }
        let findings = try #require(root["findings"] as? [[String: Any]])
        #expect(findings.count == report.audit.accounts.count * Control.all.count)
        let keys: Set = [
            "account", "organization", "control", "status", "accountLevel", "reason", "sentence", "evidence",
        ]
        for finding in findings {
            #expect(Set(finding.keys).isSuperset(of: keys))
            #expect(Status(rawValue: finding["status"] as? String ?? "") != nil)
            #expect(Reason(rawValue: finding["reason"] as? String ?? "") != nil)
            for citation in finding["evidence"] as? [[String: Any]] ?? [] {
                #expect(Set(citation.keys) == ["file", "field", "value", "asOf"])
            }
        }
    }

    @Test func `lists only the statuses that were asked for, and counts all`() async throws {
        let root = try json(try await demo(only: [.unknown]))
        let findings = try #require(root["findings"] as? [[String: Any]])
        #expect(!findings.isEmpty)
        #expect(findings.allSatisfy { $0["status"] as? String == "unknown" })
        let controls = try #require(root["controls"] as? [[String: Any]])
        #expect((controls.first?["fail"] as? Int ?? 0) > 0)
    }

    @Test func `cites what stands in the file`() async throws {
        let folder = try TemporaryFolder()
        try DemoFleet().write(to: folder("demo"))
        let audit = Audit(try await FleetReader(workers: 2).read([folder("demo")]))
        var checked = 0
        for citation in audit.accounts.flatMap({ audit.verdicts(on: $0) }).flatMap(\.accountLevel.evidence) {
            #expect(FileManager.default.fileExists(atPath: citation.file), "\(citation.file)")
            guard citation.file.hasSuffix("get-account-summary.json") else { continue }
            let text = try String(contentsOfFile: citation.file, encoding: .utf8)
            #expect(text.contains("\"\(citation.field)\": \(citation.value)"))
            checked += 1
        }
        #expect(checked > 50)
    }

    @Test func `in CSV has a line for every finding, and no field that a spreadsheet would run`() async throws {
        var text = ""
        CSVView(try await demo()).write(to: &text)
        #expect(text.split(separator: "\r\n").count == 1 + 59 * Control.all.count)
        var other = ""
        CSVView(try await hostile()).write(to: &other)
        #expect(other.contains(#""'=cmd|'/c calc'!A0 ""<script>"#))
    }

    @Test func `in Markdown lets no name mean anything`() async throws {
        var text = ""
        MarkdownView(try await hostile()).write(to: &text)
        #expect(!text.contains("<script>"))
        #expect(text.contains(#"\|"#))
    }

    @Test func `on a terminal lets no name move the cursor`() async throws {
        let report = try await hostile()
        var table = ""
        TableView(report, style: Style(isColoured: false)).write(to: &table)
        let account = try #require(report.audit.accounts.first { $0.id.description == Texts.account })
        try ExplainView(account, in: report.audit, style: Style(isColoured: false)).write(to: &table)
        let escape = table.unicodeScalars.contains("\u{1B}")
        #expect(!escape)
        #expect(table.contains("alert(1)"))
    }

    @Test func `is the same for the same evidence`() async throws {
        let (one, two) = (try await demo(), try await demo())
        var texts: [[String]] = []
        for report in [one, two] {
            var (table, csv, markdown) = ("", "", "")
            TableView(report, style: Style(isColoured: true)).write(to: &table)
            CSVView(report).write(to: &csv)
            MarkdownView(report).write(to: &markdown)
            texts.append([table, csv.split(separator: "\n").map { String($0.prefix(60)) }.joined(), markdown])
        }
        #expect(texts[0][0] == texts[1][0])
        #expect(texts[0][1] == texts[1][1])
    }

    @Test(arguments: [
        ([:], true, true), ([:], false, false), (["NO_COLOR": "1"], true, false), (["NO_COLOR": ""], true, true),
        (["CLICOLOR_FORCE": "1"], false, true), (["CLICOLOR_FORCE": "0"], false, false),
        (["CLICOLOR": "0"], true, false),
        (["TERM": "dumb"], true, false), (["NO_COLOR": "1", "CLICOLOR_FORCE": "1"], true, false),
    ])
    func `is coloured as the usual variables ask`(environment: [String: String], isTerminal: Bool, isColoured: Bool)
        async throws
    {
        var text = ""
        TableView(try await hostile(), style: Style(environment: environment, isTerminal: isTerminal)).write(to: &text)
        #expect(text.contains("\u{1B}[") == isColoured)
    }
}

@Suite struct `A file for a report` {
    @Test func `appears whole, readable by its owner only`() throws {
        let folder = try TemporaryFolder()
        let file = try FileOutput(path: folder("report.txt"))
        file.write(String(repeating: "x", count: 200_000))
        #expect(!FileManager.default.fileExists(atPath: folder("report.txt")))
        try file.finish()
        let attributes = try FileManager.default.attributesOfItem(atPath: folder("report.txt"))
        #expect(attributes[.posixPermissions] as? Int == 0o600)
        #expect(attributes[.size] as? Int == 200_000)
    }

    @Test func `goes where a link leads, and the link stays`() throws {
        let folder = try TemporaryFolder(["target.txt": "old"])
        try FileManager.default.createSymbolicLink(atPath: folder("link"), withDestinationPath: "target.txt")
        let file = try FileOutput(path: folder("link"))
        file.write("new")
        try file.finish()
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: folder("link")) == "target.txt")
        #expect(try String(contentsOfFile: folder("target.txt"), encoding: .utf8) == "new")
    }

    @Test func `never takes the place of what is no file`() throws {
        let folder = try TemporaryFolder()
        let pipe = folder("pipe")
        #expect(mkfifo(pipe, 0o600) == 0)
        let reader = open(pipe, O_RDONLY | O_NONBLOCK)
        defer { close(reader) }
        let file = try FileOutput(path: pipe)
        file.write("hello")
        try file.finish()
        let attributes = try FileManager.default.attributesOfItem(atPath: pipe)
        #expect(attributes[.type] as? FileAttributeType != .typeRegular)
        var bytes = [UInt8](repeating: 0, count: 16)
        #expect(read(reader, &bytes, 16) == 5)
    }

    @Test func `is refused with its path where it cannot be written`() {
        #expect(
            throws: FileOutput.Failure(description: "/nowhere/at/all: cannot be written: No such file or directory")
        ) {
            _ = try FileOutput(path: "/nowhere/at/all")
        }
    }
}
