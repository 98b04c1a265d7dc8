/// A variable as it stands in a policy's text.
struct WrittenVariable: Hashable {
    /// With its braces.
    let text: String
    /// What stands for the value: the key as it is written, without spaces around it.
    let key: String
    /// Whether there is something behind a comma that is not in single quotes.
    let hasBrokenDefault: Bool
    /// Whether no brace closes it.
    let isUnclosed: Bool
    /// How many colons stand before it.
    let colonsBefore: Int
}

extension String {
    /// The variables in a text, escapes such as `${*}` left out.
    var variables: [WrittenVariable] {
        var variables: [WrittenVariable] = []
        var rest = self[...]
        var colons = 0
        while let start = rest.variableStart {
            colons += rest[..<start.lowerBound].utf8.count { $0 == UInt8(ascii: ":") }
            guard let end = rest[start.upperBound...].variableEnd else {
                variables.append(WrittenVariable(rest[start.lowerBound...], body: "", isUnclosed: true, colons))
                break
            }
            let body = rest[start.upperBound..<end]
            if !["*", "?", "$"].contains(body) {
                variables.append(WrittenVariable(rest[start.lowerBound...end], body: body, isUnclosed: false, colons))
            }
            rest = rest[rest.utf8.index(after: end)...]
        }
        return variables
    }

    /// The text without its variables and escapes.
    var withoutVariables: String {
        var plain = ""
        var rest = self[...]
        while let start = rest.variableStart, let end = rest[start.upperBound...].variableEnd {
            plain += rest[..<start.lowerBound]
            rest = rest[rest.utf8.index(after: end)...]
        }
        return plain + rest
    }
}

extension WrittenVariable {
    fileprivate init(_ text: Substring, body: Substring, isUnclosed: Bool, _ colonsBefore: Int) {
        let parts = body.split(separator: ",", maxSplits: 1, omittingEmptySubsequences: false)
        let fallback = parts.count == 2 ? parts[1].trimmed : "''"
        self.text = String(text)
        key = String(parts.first?.trimmed ?? "")
        hasBrokenDefault = !(fallback.count >= 2 && fallback.hasPrefix("'") && fallback.hasSuffix("'"))
        self.isUnclosed = isUnclosed
        self.colonsBefore = colonsBefore
    }
}

extension Substring {
    fileprivate var trimmed: Substring {
        var text = self
        while text.first == " " { text = text.dropFirst() }
        while text.last == " " { text = text.dropLast() }
        return text
    }

    /// Where a variable begins, and where what it holds does.
    fileprivate var variableStart: Range<Index>? {
        var start = utf8.startIndex
        while let dollar = utf8[start...].firstIndex(of: UInt8(ascii: "$")) {
            start = utf8.index(after: dollar)
            if start < utf8.endIndex, utf8[start] == UInt8(ascii: "{") { return dollar..<utf8.index(after: start) }
        }
        return nil
    }

    /// Where the first brace is closed.
    fileprivate var variableEnd: Index? { utf8.firstIndex(of: UInt8(ascii: "}")) }
}
