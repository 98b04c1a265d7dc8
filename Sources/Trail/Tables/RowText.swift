/// A row within a cell, as Athena and CloudTrail Lake write it: `{type=Root, accountid=1, sessioncontext={…}}`.
///
/// The form has no quotes, so a value that holds `, x=` cannot be told from two values. Those that matter here (types,
/// account ids, ids of keys) never do.
struct RowText {
    private var values: [String: String] = [:]

    /// The members of a row; nil where the text is none.
    init?(_ text: String) {
        var rest = Substring(text)
        guard Self.read(&rest, "", &values), rest.isEmpty else { return nil }
    }

    /// The value of a member, or of a member of a member (`a.b`), in lower-case letters; nil where it is null.
    subscript(_ path: String) -> String? {
        values[path].flatMap { $0 == "null" || $0.isEmpty ? nil : $0 }
    }

    /// How deep rows may lie in each other.
    private static let depth = 8

    private static func read(_ rest: inout Substring, _ path: String, _ values: inout [String: String]) -> Bool {
        guard rest.first == "{", path.utf8.lazy.filter({ $0 == UInt8(ascii: ".") }).count < depth else { return false }
        rest.removeFirst()
        while let end = rest.firstIndex(where: { $0 == "=" || $0 == "}" }) {
            if rest[end] == "}" {
                rest = rest[rest.index(after: end)...]
                return true
            }
            let name = path + rest[..<end].lowercased()
            rest = rest[rest.index(after: end)...]
            if rest.first == "{" {
                guard read(&rest, name + ".", &values) else { return false }
            } else {
                values[name] = plain(&rest)
            }
            rest = rest.drop { $0 == "," || $0 == " " }
        }
        return false
    }

    /// A value ends before the brace that closes its row, or before the comma that another name follows.
    private static func plain(_ rest: inout Substring) -> String {
        var index = rest.startIndex
        while index < rest.endIndex, rest[index] != "}" {
            if rest[index] == ",", isName(rest[rest.index(after: index)...]) { break }
            index = rest.index(after: index)
        }
        defer { rest = rest[index...] }
        return String(rest[..<index])
    }

    private static func isName(_ text: Substring) -> Bool {
        let name = text.drop { $0 == " " }.prefix { $0.isLetter || $0.isNumber || $0 == "_" }
        return !name.isEmpty && text[name.endIndex...].first == "="
    }
}
