/// A text of a policy: letters, wildcards where they mean something, and variables that a request fills in.
///
/// Source: <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html>
package struct Template: Hashable, Sendable {
    package enum Piece: Hashable, Sendable {
        case fixed(Pattern.Piece)
        /// The key in lower case, and what stands in where the request does not have it.
        case variable(key: String, fallback: [UInt16]?)
    }

    package let pieces: [Piece]
    /// The pattern, where there is no variable in it.
    package let pattern: Pattern?

    /// Reads a text.
    ///
    /// - Parameters:
    ///   - text: as it stands in the policy.
    ///   - wildcards: whether `*` and `?` stand for other text.
    ///   - variables: whether `${…}` does.
    package init(_ text: String, wildcards: Bool, variables: Bool) {
        var reader = TemplateReader(text, wildcards: wildcards, variables: variables)
        self.init(reader.pieces())
    }

    init(_ pieces: [Piece]) {
        self.pieces = pieces
        let fixed = pieces.compactMap { piece in
            if case .fixed(let fixed) = piece { fixed } else { nil }
        }
        pattern = fixed.count == pieces.count ? Pattern(fixed) : nil
    }

    /// The pattern with a request's values in it, whose wildcards are letters; nil where a variable has no single value.
    package func pattern(in entries: Request.Entries) -> Pattern? {
        if let pattern { return pattern }
        guard let fixed = fixed(in: entries) else { return nil }
        return Pattern(fixed)
    }

    /// The pieces with a request's values in them; nil where a variable has no single value.
    package func fixed(in entries: Request.Entries) -> [Pattern.Piece]? {
        var fixed: [Pattern.Piece] = []
        for piece in pieces {
            switch piece {
            case .fixed(let piece): fixed.append(piece)
            case .variable(let key, let fallback):
                guard let units = entries.unitsForVariable(key, fallback: fallback) else { return nil }
                fixed.append(.literal(units))
            }
        }
        return fixed
    }

    /// The keys of its variables.
    package var variables: [String] {
        pieces.compactMap { piece in
            if case .variable(let key, _) = piece { key } else { nil }
        }
    }
}

private struct TemplateReader {
    private var rest: ArraySlice<UInt16>
    private let wildcards: Bool
    private let variables: Bool
    /// Where the last brace closes; what begins behind it is no variable.
    private let lastBrace: Int

    init(_ text: String, wildcards: Bool, variables: Bool) {
        rest = (text.asciiUnits ?? Array(text.utf16))[...]
        self.wildcards = wildcards
        self.variables = variables
        lastBrace = rest.lastIndex(of: UInt16(UInt8(ascii: "}"))) ?? -1
    }

    mutating func pieces() -> [Template.Piece] {
        var pieces: [Template.Piece] = []
        var literal: [UInt16] = []
        func flush() {
            if !literal.isEmpty { pieces.append(.fixed(.literal(literal))) }
            literal = []
        }
        while let special = rest.firstIndex(where: mayBeSpecial) {
            literal += rest[..<special]
            rest = rest[special...]
            let unit = rest[special]
            if variables, unit == Self.dollar, let variable = variable() {
                if case .fixed(.literal(let units)) = variable {
                    literal += units
                } else {
                    flush()
                    pieces.append(variable)
                }
                continue
            }
            rest = rest[(special + 1)...]
            if wildcards, unit != Self.dollar {
                flush()
                pieces.append(.fixed(unit == Self.star ? .anyRun : .anyUnit))
            } else {
                literal.append(unit)
            }
        }
        literal += rest
        flush()
        return pieces
    }

    private func mayBeSpecial(_ unit: UInt16) -> Bool {
        unit == Self.dollar ? variables : wildcards && (unit == Self.star || unit == Self.mark)
    }

    private static let dollar = UInt16(UInt8(ascii: "$"))
    private static let star = UInt16(UInt8(ascii: "*"))
    private static let mark = UInt16(UInt8(ascii: "?"))

    /// What starts here with `${` and is closed, where the `$` has been seen; a text that is not closed stands for itself.
    private mutating func variable() -> Template.Piece? {
        guard rest.startIndex < lastBrace, rest[rest.startIndex + 1] == UInt16(UInt8(ascii: "{")),
            let end = rest.firstIndex(of: UInt16(UInt8(ascii: "}")))
        else { return nil }
        let body = String(decoding: rest[rest.startIndex + 2..<end], as: UTF16.self)
        rest = rest[(end + 1)...]
        if ["*", "?", "$"].contains(body) { return .fixed(.literal(Array(body.utf16))) }
        let parts = body.split(separator: ",", maxSplits: 1, omittingEmptySubsequences: false)
        let key = parts[0].trimmed.lowercased()
        return .variable(key: key, fallback: parts.count == 2 ? Self.fallback(parts[1].trimmed) : nil)
    }

    /// A default stands in single quotes.
    private static func fallback(_ text: Substring) -> [UInt16]? {
        guard text.count >= 2, text.hasPrefix("'"), text.hasSuffix("'") else { return nil }
        return Array(text.dropFirst().dropLast().utf16)
    }
}

extension Substring {
    fileprivate var trimmed: Substring {
        var text = self
        while text.first == " " { text = text.dropFirst() }
        while text.last == " " { text = text.dropLast() }
        return text
    }
}
