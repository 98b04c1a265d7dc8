/// Is there a text that meets all these demands?
struct TextQuestion: Hashable, Sendable {
    /// Which texts there are.
    enum Domain: Hashable, Sendable {
        case any
        /// `service:Name` in lower case.
        case action
    }

    /// That one of these patterns matches, or that none does.
    struct Demand: Hashable, Sendable {
        let patterns: [TextPattern]
        let isMatch: Bool
    }

    /// What came of it.
    enum Answer: Hashable, Sendable {
        /// The shortest such text.
        case text([UInt16])
        case none
        /// The search reached its bound.
        case unclear
    }

    let domain: Domain
    let demands: [Demand]
}

extension TextQuestion.Domain {
    /// The states of a walk through the domain's texts; nil where there is none with this prefix.
    func step(_ state: Int32, _ unit: UInt16) -> Int32? {
        guard self == .action else { return 0 }
        let isLetter = (0x61...0x7A).contains(unit)
        let isDigit = (0x30...0x39).contains(unit)
        switch state {
        case 0: return isLetter || isDigit ? 1 : nil
        case 1: return isLetter || isDigit || unit == 0x2D ? 1 : unit == PatternCode.colon ? 2 : nil
        case 2: return isLetter || isDigit ? 3 : nil
        default: return isLetter || isDigit || unit == 0x2D ? 3 : nil
        }
    }

    /// Whether a text is one of the domain.
    func contains(_ units: [UInt16]) -> Bool {
        var state: Int32 = 0
        for unit in units {
            guard let next = step(state, unit) else { return false }
            state = next
        }
        return accepts(state)
    }

    /// Whether a text of the domain can end here.
    func accepts(_ state: Int32) -> Bool { self == .any || state == 3 }

    /// What the domain itself tells apart.
    var units: [UInt16] { self == .any ? [] : [PatternCode.colon, 0x2D] }

    /// A unit to stand for all that no pattern names, the ones that read best first; nil where all are named.
    func other(than named: [UInt16]) -> UInt16? {
        if let letter = Self.letters.first(where: { !named.contains($0) }) { return letter }
        guard self == .any else { return nil }
        return (UInt16(0x100)...0x2000).first { !named.contains($0) }
    }

    private static let letters = Array("xqzkabcdefghijlmnoprstuvwy0123456789".utf16)
}
