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
        self.init(Template(text, wildcards: true, variables: variables))
    }

    private init(_ template: Template) {
        guard template.pattern != nil else {
            self = .template(template)
            return
        }
        let fixed = template.pieces.compactMap { piece in
            if case .fixed(let fixed) = piece { fixed } else { nil }
        }
        self = Self(fixed)
    }

    init(_ pieces: [Pattern.Piece]) {
        if !pieces.isEmpty, pieces.allSatisfy({ $0 == .anyRun }) {
            self = .all
            return
        }
        let segments = Self.split(pieces)
        guard segments.count == 6, segments[0] == [.literal(Array("arn".utf16))] else {
            self = .malformed
            return
        }
        self = .segments(segments.map { Pattern($0) })
    }

    /// What a request makes of it; nil where a variable has no single value.
    package func resolved(in entries: Request.Entries) -> ARNPattern? {
        guard case .template(let template) = self else { return self }
        return template.fixed(in: entries).map { ARNPattern($0) }
    }

    /// Whether a text that is an ARN matches.
    package func matches(_ text: Text) -> Bool {
        switch self {
        case .all: true
        case .segments(let patterns):
            zip(patterns, text.arnSegments ?? []).allSatisfy { $0.matches($1) } && text.arnSegments != nil
        case .template, .malformed: false
        }
    }

    /// Cuts the pieces at the first five colons.
    private static func split(_ pieces: [Pattern.Piece]) -> [[Pattern.Piece]] {
        var segments: [[Pattern.Piece]] = [[]]
        for piece in pieces {
            guard case .literal(let units) = piece else {
                segments[segments.count - 1].append(piece)
                continue
            }
            let parts = units.split(
                separator: UInt16(UInt8(ascii: ":")),
                maxSplits: 6 - segments.count,
                omittingEmptySubsequences: false
            )
            for (index, part) in parts.enumerated() {
                if index > 0 { segments.append([]) }
                if !part.isEmpty { segments[segments.count - 1].append(.literal(Array(part))) }
            }
        }
        return segments
    }
}
