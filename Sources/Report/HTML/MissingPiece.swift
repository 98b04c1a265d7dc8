internal import Organization
internal import Posture

/// Evidence that is missing, how to get it, and what it would decide.
struct MissingPiece {
    let words: String
    let settledBy: String
    let controls: String

    /// What would tell what is unknown among an account's verdicts, each piece once. A verdict that stands all the same
    /// needs nothing that is missing.
    static func all(of verdicts: [Verdict]) -> [MissingPiece] {
        var gaps: [Gap] = []
        var controls: [Gap: [String]] = [:]
        for verdict in verdicts where verdict.status == .unknown {
            for gap in verdict.gaps where controls[gap]?.last != verdict.control.rawValue {
                if controls[gap] == nil { gaps.append(gap) }
                controls[gap, default: []].append(verdict.control.rawValue)
            }
        }
        return gaps.map { gap in
            MissingPiece(
                words: gap.words,
                settledBy: gap.settledBy,
                controls: (controls[gap] ?? []).joined(separator: ", ")
            )
        }
    }
}
