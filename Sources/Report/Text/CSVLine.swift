/// One line of CSV (RFC 4180).
enum CSVLine {
    private static let formulaStarts = Set("=+-@\t\r".utf8)
    private static let special = Set("\",\r\n".utf8)

    static func text(_ fields: [String]) -> String {
        fields.map(quoted).joined(separator: ",") + "\r\n"
    }

    /// A field that a spreadsheet would take for a formula gets an apostrophe before it: names come from outside.
    private static func quoted(_ field: String) -> String {
        let isFormula = field.utf8.first.map { formulaStarts.contains($0) } ?? false
        let text = isFormula ? "'" + field : field
        guard text.utf8.contains(where: { special.contains($0) || $0 < 0x20 || $0 > 0x7E }) else { return text }
        var quoted = String.UnicodeScalarView("\"".unicodeScalars)
        for scalar in text.unicodeScalars {
            if scalar == "\"" { quoted.append(scalar) }
            quoted.append(scalar.isHarmful ? "\u{FFFD}" : scalar)
        }
        return String(quoted) + "\""
    }
}
