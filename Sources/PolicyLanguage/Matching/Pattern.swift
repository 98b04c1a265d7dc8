/// A text with wildcards, compiled: `*` stands for any run of UTF-16 units, `?` for one.
package struct Pattern: Hashable, Sendable {
    /// UTF-16 units, and beyond them the wildcards.
    package let codes: [UInt32]

    package static let anyRun: UInt32 = 0x1_0000
    package static let anyUnit: UInt32 = 0x1_0001

    /// What a piece of a pattern is.
    package enum Piece: Hashable, Sendable {
        /// Stands for itself, wildcards included.
        case literal([UInt16])
        case anyRun
        case anyUnit
    }

    package init(_ pieces: some Sequence<Piece>) {
        var codes: [UInt32] = []
        for piece in pieces {
            switch piece {
            case .literal(let units): codes += units.map { UInt32($0) }
            case .anyUnit: codes.append(Self.anyUnit)
            // Two runs in a row are one, and two would cost time.
            case .anyRun: if codes.last != Self.anyRun { codes.append(Self.anyRun) }
            }
        }
        self.init(codes: codes)
    }

    init(codes: [UInt32]) {
        self.codes = codes
        matchesAll = codes == [Self.anyRun]
    }

    /// Whether it matches everything.
    package let matchesAll: Bool

    /// Whether the whole text matches.
    ///
    /// A mismatch goes back to the last `*` and lets it stand for one unit more; no earlier `*` needs to be tried again.
    /// So it takes at most as many steps as the text is long times the pattern.
    package func matches(_ units: ArraySlice<UInt16>) -> Bool {
        if matchesAll { return true }
        var place = units.startIndex
        var code = 0
        var retry: (place: Int, code: Int)?
        while place < units.endIndex {
            if code < codes.count, codes[code] == Self.anyRun {
                code += 1
                retry = (place, code)
            } else if code < codes.count, codes[code] == Self.anyUnit || codes[code] == UInt32(units[place]) {
                place += 1
                code += 1
            } else if let last = retry {
                retry = (last.place + 1, last.code)
                place = last.place + 1
                code = last.code
            } else {
                return false
            }
        }
        while code < codes.count, codes[code] == Self.anyRun { code += 1 }
        return code == codes.count
    }
}
