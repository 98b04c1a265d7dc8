/// A length of time in whole seconds, as people name windows: `7d`, `24h`.
public struct Span: Hashable, Comparable, Sendable {
    /// The length.
    public let seconds: Int64

    /// A span of so many seconds.
    public init(seconds: Int64) {
        self.seconds = seconds
    }

    /// A span of so many days of 24 hours.
    public static func days(_ count: Int64) -> Span {
        Span(seconds: count * 86_400)
    }

    /// Orders spans by their length.
    public static func < (left: Span, right: Span) -> Bool {
        left.seconds < right.seconds
    }
}

extension Span {
    private static let units: [(letter: Character, seconds: Int64, word: String)] = [
        ("w", 604_800, "week"), ("d", 86_400, "day"), ("h", 3600, "hour"), ("m", 60, "minute"), ("s", 1, "second"),
    ]

    /// The span that `text` names: a whole number and `w`, `d`, `h`, `m` or `s`; or ISO 8601 with one unit, `P7D`, `PT24H`.
    ///
    /// Nil for anything else, for nothing at all, and for more than a hundred years.
    public init?(parsing text: String) {
        var body = Substring(text.lowercased())
        if body.hasPrefix("pt") {
            body = body.dropFirst(2)
        } else if body.hasPrefix("p") {
            body = body.dropFirst()
        }
        guard let letter = body.last, let unit = Self.units.first(where: { $0.letter == letter }),
            let count = Int64(body.dropLast()), count > 0, count <= 3_155_760_000 / unit.seconds
        else { return nil }
        seconds = count * unit.seconds
    }

    /// ISO 8601: `P7D`, `PT36H`.
    public var iso8601: String {
        if seconds % 86_400 == 0 { return "P\(seconds / 86_400)D" }
        if seconds % 3600 == 0 { return "PT\(seconds / 3600)H" }
        return seconds % 60 == 0 ? "PT\(seconds / 60)M" : "PT\(seconds)S"
    }

    /// The span in its two largest units, cut and not rounded: `1 day 21 hours`.
    public var words: String {
        var rest = seconds
        var parts: [String] = []
        for unit in Self.units.dropFirst() {
            let count = rest / unit.seconds
            rest %= unit.seconds
            if count > 0 { parts.append("\(count) \(unit.word)\(count == 1 ? "" : "s")") }
            if !parts.isEmpty, parts.count == 2 || count == 0 { break }
        }
        return parts.isEmpty ? "0 seconds" : parts.joined(separator: " ")
    }
}
