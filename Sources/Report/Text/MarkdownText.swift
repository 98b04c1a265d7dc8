/// Text within Markdown.
enum MarkdownText {
    /// Names and values come from outside; none of their characters shall mean anything here.
    static func plain(_ text: String) -> String {
        // By code points: to a Character, a bar with an accent on it is no bar, but to Markdown it is.
        var escaped = String.UnicodeScalarView()
        for scalar in text.printable.unicodeScalars {
            switch scalar {
            case "<": escaped.append(contentsOf: "&lt;".unicodeScalars)
            case "&": escaped.append(contentsOf: "&amp;".unicodeScalars)
            case "\\", "`", "*", "_", "[", "]", "|", "#", ">", "~", "!": escaped.append(contentsOf: ["\\", scalar])
            default: escaped.append(scalar)
            }
        }
        return String(escaped)
    }
}
