/// Up to four units at the start of a text or of a pattern: enough to tell most pairs that do not match.
struct TextHead: Sendable {
    private let units: UInt64
    /// The units that count.
    private let mask: UInt64

    /// How many units are looked at.
    static let length = 4

    /// The start of a text; or of the codes of a pattern, as far as they are units.
    init(_ codes: some Sequence<some BinaryInteger>) {
        var (units, mask): (UInt64, UInt64) = (0, 0)
        for (place, code) in codes.prefix(Self.length).enumerated() {
            guard let unit = UInt16(exactly: code) else { break }
            units |= UInt64(unit) << UInt64(16 * place)
            mask |= 0xFFFF << UInt64(16 * place)
        }
        self.units = units
        self.mask = mask
    }

    /// Whether a pattern that starts like this may match a text that starts like that.
    func mayMatch(_ text: TextHead) -> Bool {
        (units ^ text.units) & mask == 0
    }
}
