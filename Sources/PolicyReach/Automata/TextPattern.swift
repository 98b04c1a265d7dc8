internal import PolicyLanguage

/// A set of texts: those that match a pattern.
struct TextPattern: Hashable, Sendable {
    var codes: [PatternCode] = []
    var classes: [[UInt16]] = []

    /// Texts of any length with `*` and `?`.
    init(_ pattern: Pattern) {
        codes = pattern.codes.map { PatternCode(number: $0) }
    }

    /// One text.
    init(exactly units: [UInt16]) {
        codes = units.map { .unit($0) }
    }

    /// An ARN segment by segment.
    init(arnSegments segments: [Pattern]) {
        for (index, segment) in segments.enumerated() {
            if index > 0 { codes.append(.unit(PatternCode.colon)) }
            codes += segment.codes.map { code in
                guard index < 5 else { return PatternCode(number: code) }
                switch code {
                case Pattern.anyRun: return .anyRunInSegment
                case Pattern.anyUnit: return .anyUnitInSegment
                default: return PatternCode(number: code)
                }
            }
        }
    }

    /// All that conditions take for ARNs: six segments, whatever is in them.
    static let anyARN: TextPattern = {
        let any = Pattern([.anyRun])
        return TextPattern(arnSegments: [Pattern([.literal(Array("arn".utf16))]), any, any, any, any, any])
    }()

    /// The ARNs that resources of a partition have, or of any: with a service and something behind the account.
    static func resources(in partition: String?) -> TextPattern {
        let any = Pattern([.anyRun])
        let something = Pattern([.anyUnit, .anyRun])
        let text = { (text: String) in Pattern([.literal(Array(text.utf16))]) }
        return TextPattern(arnSegments: [text("arn"), partition.map(text) ?? something, something, any, any, something])
    }

    /// All texts that are `lowerCased` in lower case; nil where that needs more than a look at each unit.
    ///
    /// What looks around or changes its length in lower case is left out: the final sigma, the dotted capital I, and
    /// what lies beyond the first plane.
    init?(inLowerCase lowerCased: [UInt16]) {
        for unit in lowerCased {
            let uppers = unit < 0x80 ? Self.asciiPreimages(unit) : Self.preimages[unit]
            guard let uppers, !Self.isContextual(unit) else { return nil }
            codes.append(.unitClass(classes.count))
            classes.append(uppers)
        }
    }

    private static func isContextual(_ unit: UInt16) -> Bool {
        [0x307, 0x3C3, 0x3C2].contains(unit) || (0xD800...0xDFFF).contains(unit)
    }

    private static func asciiPreimages(_ unit: UInt16) -> [UInt16] {
        switch unit {
        case 0x6B: [unit, 0x4B, 0x212A]  // k, K and the sign of the kelvin
        case 0x61...0x7A: [unit, unit - 0x20]
        default: [unit]
        }
    }

    private static let preimages: [UInt16: [UInt16]] = {
        var preimages: [UInt16: [UInt16]] = [:]
        for unit in UInt16(0x80)...0xFFFF {
            guard let scalar = Unicode.Scalar(unit) else { continue }
            let lower = Array(scalar.properties.lowercaseMapping.utf16)
            if lower.count == 1 { preimages[lower[0], default: []].append(unit) }
        }
        return preimages
    }()
}
