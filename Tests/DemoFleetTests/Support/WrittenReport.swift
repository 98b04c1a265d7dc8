import Foundation
import Testing

/// A credential report, split by the plainest rules of CSV.
struct WrittenReport: Sendable {
    let columns: [String]
    let rows: [[String: String]]
    /// Root's row.
    let root: [String: String]
    /// Not known of a report of which only the text was kept.
    let generated: Date?

    /// The report in an account's folder, if there is one.
    init?(account folder: FileTree) throws {
        if let text = folder.files["credential-report.csv"] {
            try self.init(text: text, generated: nil)
            return
        }
        guard let answer = try folder.json("get-credential-report.json") else { return nil }
        try #require(answer["ReportFormat"] as? String == "text/csv")
        let content = try #require(answer["Content"] as? String)
        let generated: Date = try #require((answer["GeneratedTime"] as? String).flatMap(instant))
        try self.init(text: #require(Data(base64Encoded: content)), generated: generated)
    }

    private init(text: Data, generated: Date?) throws {
        let lines = try #require(String(data: text, encoding: .utf8))
            .split(separator: "\n", omittingEmptySubsequences: false).map { Self.fields(String($0)) }
        let columns = try #require(lines.first)
        self.columns = columns
        self.generated = generated
        rows = try lines.dropFirst().map { fields in
            try #require(fields.count == columns.count, "\(fields)")
            return Dictionary(uniqueKeysWithValues: zip(columns, fields))
        }
        root = try #require(rows.first { $0["user"] == "<root_account>" })
    }

    /// Whether either key of root is active.
    var hasActiveRootKey: Bool {
        root["access_key_1_active"] == "true" || root["access_key_2_active"] == "true"
    }

    /// When root's password or either key was last used.
    var rootLastUsed: Date? {
        ["password_last_used", "access_key_1_last_used_date", "access_key_2_last_used_date"]
            .compactMap { root[$0].flatMap(instant) }.max()
    }

    /// The latest time in any field.
    var latest: Date? {
        rows.flatMap(\.values).compactMap(instant).max()
    }

    /// The fields of a line; a quoted one may hold commas.
    private static func fields(_ line: String) -> [String] {
        var fields = [""]
        var isQuoted = false
        for character in line {
            switch character {
            case "\"": isQuoted.toggle()
            case "," where !isQuoted: fields.append("")
            default: fields[fields.count - 1].append(character)
            }
        }
        return fields
    }
}

/// A time as IAM writes it.
func instant(_ text: String) -> Date? {
    guard text.hasSuffix("+00:00") else { return nil }
    return try? Date(text, strategy: .iso8601)
}
