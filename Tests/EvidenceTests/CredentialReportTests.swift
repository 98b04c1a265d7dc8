import Foundation
import Organization
import TestSupport
import Testing

@testable import Evidence

@Suite struct `A credential report` {
    private func report(_ csv: String) throws -> CredentialReport {
        try Array(csv.utf8).withUnsafeBytes { try CredentialReport(csv: $0, generated: nil) }
    }

    private func refusal(_ csv: String) -> String? {
        do {
            _ = try report(csv)
            return nil
        } catch {
            return (error as? Unreadable)?.reason
        }
    }

    @Test func `is read by the names of its columns, in any order`() throws {
        let csv = Texts.report(
            [
                "mfa_active": "TRUE", "access_key_2_active": "true",
                "access_key_2_last_used_date": "2021-01-20T10:00:00Z",
            ],
            columns: Texts.columns.reversed()
        )
        let row = try report(csv).root
        #expect(row.mfaActive == .read(true))
        #expect(row.accessKeys[1].active == .read(true))
        #expect(row.accessKeys[1].lastUsed.value?.instant == Instant(iso8601: "2021-01-20T10:00:00Z"))
        #expect(row.account?.description == Texts.account)
        #expect(row.passwordEnabled == .read(.notSupported))
        #expect(row.passwordLastUsed == .read(.noInformation))
    }

    @Test func `keeps columns that are new`() throws {
        let csv = Texts.report(
            ["additional_credentials_info": "x"],
            columns: Texts.columns + ["additional_credentials_info"]
        )
        #expect(try report(csv).root.verbatim("additional_credentials_info") == "x")
        #expect(try report(csv).root.verbatim("no_such_column") == nil)
    }

    @Test func `has no value where a column is missing`() throws {
        let csv = Texts.report(columns: Texts.columns.filter { $0 != "mfa_active" })
        #expect(try report(csv).root.mfaActive == .noColumn)
    }

    @Test(arguments: ["perhaps", "", "1", "N/A"])
    func `does not guess at a value that means nothing`(value: String) throws {
        #expect(try report(Texts.report(["mfa_active": value])).root.mfaActive == .notUnderstood)
    }

    @Test func `finds the root user in any row`() throws {
        let lines = Texts.report().split(separator: "\n")
        let user = "bob,arn:aws:iam::111122223333:user/bob" + String(repeating: ",N/A", count: 20)
        let csv = "\(lines[0])\n\(user)\n\(user)\n\(lines[1])"
        #expect(try report(csv).root.account?.description == Texts.account)
    }

    @Test func `finds the root user behind a user whose quoted name looks like a row of the root user`() throws {
        let lines = Texts.report(["mfa_active": "true"]).split(separator: "\n")
        let trap = "\"x\n<root_account>,arn:aws:iam::000000000000:root,\",arn" + String(repeating: ",N/A", count: 20)
        let row = try report("\(lines[0])\n\(trap)\n\(lines[1])").root
        #expect(row.account?.description == Texts.account)
        #expect(row.mfaActive == .read(true))
    }

    @Test func `reads a root row in quotes, with CRLF, a byte order mark left aside`() throws {
        let csv = Texts.report(["mfa_active": "true"])
        let quoted = csv.split(separator: "\n").map { line in
            line.split(separator: ",", omittingEmptySubsequences: false).map { "\"\($0)\"" }.joined(separator: ",")
        }
        #expect(try report(quoted.joined(separator: "\r\n") + "\r\n").root.mfaActive == .read(true))
    }

    @Test func `is refused with a reason`() {
        #expect(refusal("") == "is not a credential report: its first line has no column user")
        #expect(refusal("a,b\n1,2") == "is not a credential report: its first line has no column user")
        #expect(refusal(Texts.columns.joined(separator: ",")) == "has no row of the root user")
        #expect(
            refusal(Texts.report() + "\n" + Texts.report().split(separator: "\n")[1])
                == "has more than one row of the root user"
        )
        #expect(
            refusal(String(Texts.report().dropLast(30))) == "breaks off or has surplus fields in the root user's row"
        )
        #expect(refusal(Texts.report() + ",surplus") == "breaks off or has surplus fields in the root user's row")
        #expect(refusal("user\n\"<root_account>") == "ends within a quoted field")
        #expect(
            refusal(Texts.report(["arn": "arn:aws:iam::111122223333:user/root"]))
                == "has a row of the root user whose arn is not a root user's"
        )
    }

    @Test func `finds the root user where a plain reading of every record finds it`() throws {
        var random = SeededGenerator(seed: 7)
        for round in 0..<2000 {
            let csv = RandomReport(using: &random).text
            let plain = PlainCSV.records(csv)
            let found = try? report(csv)
            let expected = plain.flatMap { PlainCSV.rootRow(of: $0) }
            #expect(found?.root.verbatim("mfa_active") == expected, "round \(round): \(csv.debugDescription)")
        }
    }
}

/// Reports in which rows come in any order, and names and fields hold everything that CSV can.
private struct RandomReport {
    let text: String

    init(using random: inout SeededGenerator) {
        var rows = [Self.header]
        for _ in 0..<Int.random(in: 0..<5, using: &random) { rows.append(Self.row(Self.name(&random), &random)) }
        let roots = [0, 1, 1, 1, 1, 2].randomElement(using: &random) ?? 1
        for _ in 0..<roots {
            let row = Self.row(Bool.random(using: &random) ? "<root_account>" : "\"<root_account>\"", &random)
            rows.insert(row, at: Int.random(in: 1...rows.count, using: &random))
        }
        text =
            rows.joined(separator: Bool.random(using: &random) ? "\n" : "\r\n")
            + (Bool.random(using: &random) ? "\n" : "")
    }

    private static let header = "user,arn,mfa_active"

    private static func name(_ random: inout SeededGenerator) -> String {
        let names = [
            "bob", "rooted-bob", "\"a,b\"", "\"line\nbreak\"", "\"quote\"\"d\"", "<root_account>x", "x<root_account>",
            "\"\n<root_account>,\"", "\"<root_account>\n\"", "\"\"", "root",
        ]
        return names.randomElement(using: &random) ?? "bob"
    }

    private static func row(_ name: String, _ random: inout SeededGenerator) -> String {
        let values = ["true", "false", "\"true\"", "<root_account>", "\"a\nb\""]
        return "\(name),arn:aws:iam::111122223333:root,\(values.randomElement(using: &random) ?? "true")"
    }
}

/// RFC 4180 once more, character by character, slow and plain.
private enum PlainCSV {
    static func records(_ text: String) -> [[String]]? {
        var records: [[String]] = []
        var record: [String] = []
        var field = ""
        var isQuoted = false
        var wasQuoted = false
        let scalars = Array(text.unicodeScalars)
        var index = 0
        func endField() {
            record.append(field)
            field = ""
            wasQuoted = false
        }
        func endRecord() {
            endField()
            if record != [""] { records.append(record) }
            record = []
        }
        while index < scalars.count {
            let scalar = scalars[index]
            switch (isQuoted, scalar) {
            case (true, "\""):
                if index + 1 < scalars.count, scalars[index + 1] == "\"" {
                    field.unicodeScalars.append("\"")
                    index += 1
                } else {
                    isQuoted = false
                    wasQuoted = true
                }
            case (true, _): field.unicodeScalars.append(scalar)
            case (false, "\"") where field.isEmpty && !wasQuoted: isQuoted = true
            case (false, ","): endField()
            case (false, "\r"): break
            case (false, "\n"): endRecord()
            default: field.unicodeScalars.append(scalar)
            }
            index += 1
        }
        if isQuoted { return nil }
        endRecord()
        return records
    }

    /// The value of mfa_active in the only row of the root user.
    static func rootRow(of records: [[String]]) -> String? {
        let roots = records.dropFirst().filter { $0.first == "<root_account>" }
        guard roots.count == 1, let row = roots.first, row.count == 3 else { return nil }
        return row[2]
    }
}
