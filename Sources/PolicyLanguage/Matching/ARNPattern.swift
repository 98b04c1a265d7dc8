/// An ARN with wildcards: six segments, each matched for itself, so that no wildcard reaches over a colon but in the last.
package enum ARNPattern: Hashable, Sendable {
    /// `*` alone: everything.
    case all
    /// Six segments without variables.
    case segments([Pattern])
    /// There are variables in it; the segments are known once a request fills them in.
    case template(Template)
    /// It is no ARN.
    case malformed

    package init(_ text: String, variables: Bool) {
        let template = Template(text, wildcards: true, variables: variables)
        self = template.pattern.map { ARNPattern($0) } ?? .template(template)
    }

    private init(_ pattern: Pattern) {
        if pattern.matchesAll {
            self = .all
        } else if let segments = pattern.codes.arnSegments {
            self = .segments(segments.map { Pattern(codes: Array($0)) })
        } else {
            self = .malformed
        }
    }

    /// What a request makes of it; nil where a variable has no single value.
    package func resolved(in entries: Request.Entries) -> ARNPattern? {
        guard case .template(let template) = self else { return self }
        return template.pattern(in: entries).map { ARNPattern($0) }
    }

    /// Whether a text that is an ARN matches.
    package func matches(_ text: Text) -> Bool {
        switch self {
        case .all: true
        case .segments(let patterns):
            text.arnSegments.map { zip(patterns, $0).allSatisfy { $0.matches($1) } } ?? false
        case .template, .malformed: false
        }
    }
}

extension Array where Element: UnsignedInteger {
    /// The six parts of a text that begins with `arn:`, cut at its first five colons; nil where they are fewer.
    var arnSegments: [ArraySlice<Element>]? {
        guard count > 3, self[0] == 0x61, self[1] == 0x72, self[2] == 0x6E, self[3] == 0x3A else { return nil }
        var segments: [ArraySlice<Element>] = []
        segments.reserveCapacity(6)
        var rest = self[...]
        while segments.count < 5 {
            guard let end = rest.firstIndex(of: Element(UInt8(ascii: ":"))) else { return nil }
            segments.append(rest[..<end])
            rest = rest[(end + 1)...]
        }
        segments.append(rest)
        return segments
    }
}
