import FoundationEssentials

/// An account's credential report.
struct CredentialReport {
    /// The report as CSV: rows end in a line feed, the last one in nothing.
    let text: [UInt8]
    private let generated: Moment

    init(of account: Account, users: [IAMUser], collection: Collection) {
        let columns = CredentialReportColumn.all(in: collection.edition)
        var text: [UInt8] = []
        text.reserveCapacity(320 * (users.count + 2))
        Self.append(columns.lazy.map { .text($0.rawValue) }, to: &text)
        Self.append(CredentialReportRow(rootOf: account, collection: collection), columns, to: &text)
        for user in users {
            Self.append(CredentialReportRow(user, of: account), columns, to: &text)
        }
        text.removeLast()
        self.text = text
        generated = account.reportTime
    }

    /// What `get-credential-report` answers.
    var answer: JSON {
        [
            "Content": .string(Data(text).base64EncodedString()),
            "ReportFormat": "text/csv",
            "GeneratedTime": .string(generated.withOffset),
        ]
    }

    private static func append(
        _ row: CredentialReportRow,
        _ columns: [CredentialReportColumn],
        to text: inout [UInt8]
    ) {
        append(columns.lazy.map { $0.field(of: row) }, to: &text)
    }

    private static func append(_ fields: some Sequence<CredentialReportRow.Field>, to text: inout [UInt8]) {
        for field in fields {
            append(field, to: &text)
            text.append(UInt8(ascii: ","))
        }
        text[text.count - 1] = UInt8(ascii: "\n")
    }

    private static func append(_ field: CredentialReportRow.Field, to text: inout [UInt8]) {
        switch field {
        case .flag(let flag):
            text.append(contentsOf: (flag ? "true" : "false").utf8)
        case .time(let moment):
            moment.append(to: &text)
            text.append(contentsOf: "+00:00".utf8)
        case .text(let string):
            // No name that IAM accepts holds a quotation mark or a line break: a comma is all there is to protect.
            let needsQuotes = string.utf8.contains(UInt8(ascii: ","))
            if needsQuotes { text.append(UInt8(ascii: "\"")) }
            text.append(contentsOf: string.utf8)
            if needsQuotes { text.append(UInt8(ascii: "\"")) }
        }
    }
}
