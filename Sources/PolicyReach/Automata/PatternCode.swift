/// What stands at one place of a pattern, in one number: a UTF-16 unit, a wildcard, or a class of units.
///
/// Wildcards come twice, since in an ARN's first five segments they stop at a colon.
struct PatternCode: Hashable, Sendable {
    let number: UInt32

    static let anyRun = PatternCode(number: 0x1_0000)
    static let anyUnit = PatternCode(number: 0x1_0001)
    static let anyRunInSegment = PatternCode(number: 0x1_0002)
    static let anyUnitInSegment = PatternCode(number: 0x1_0003)

    static let colon: UInt16 = 0x3A

    static func unit(_ unit: UInt16) -> PatternCode { PatternCode(number: UInt32(unit)) }

    /// The class of units at this place of the pattern's table.
    static func unitClass(_ index: Int) -> PatternCode { PatternCode(number: 0x2_0000 + UInt32(index)) }

    var isRun: Bool { self == .anyRun || self == .anyRunInSegment }

    /// The unit, where it is one.
    var unit: UInt16? { UInt16(exactly: number) }

    /// The place in the pattern's table of classes, where it is one.
    var classIndex: Int? { number >= 0x2_0000 ? Int(number) - 0x2_0000 : nil }

    /// Whether it stands for anything but a colon.
    var stopsAtColon: Bool { self == .anyRunInSegment || self == .anyUnitInSegment }
}
