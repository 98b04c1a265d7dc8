internal import Mustache

/// How a text that comes from outside is put into the page, into an attribute as well as between elements.
///
/// Mustache's own escaping goes by characters as people see them, so a quotation mark with an accent on it is no
/// quotation mark to it, but still one to a browser. This one goes by code points.
struct PageText: MustacheContentType {
    private static let name = "PAGE"

    /// What makes a template use this.
    static let pragma = "{{% CONTENT_TYPE: \(name)}}"

    /// Makes ``pragma`` known to Mustache; doing it twice changes nothing.
    static func register() {
        MustacheContentTypes.register(PageText(), named: name)
    }

    func escapeText(_ text: String) -> String {
        guard !text.utf8.allSatisfy(Self.isPlain) else { return text }
        var escaped = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": escaped.append(contentsOf: "&amp;".unicodeScalars)
            case "<": escaped.append(contentsOf: "&lt;".unicodeScalars)
            case ">": escaped.append(contentsOf: "&gt;".unicodeScalars)
            case "\"": escaped.append(contentsOf: "&quot;".unicodeScalars)
            case "'": escaped.append(contentsOf: "&#39;".unicodeScalars)
            default: escaped.append(scalar.isHarmful ? "\u{FFFD}" : scalar)
            }
        }
        return String(escaped)
    }

    /// Whether a byte is, whatever stands beside it, what it looks like.
    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), UInt8(ascii: "'"): false
        default: (0x20...0x7E).contains(byte)
        }
    }
}
