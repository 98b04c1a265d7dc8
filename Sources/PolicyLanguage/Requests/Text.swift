/// A text of a request, taken apart once in all the ways in which conditions can look at it.
package struct Text: Hashable, Sendable {
    package let units: [UInt16]
    package let lowerCased: [UInt16]
    package let number: DecimalNumber?
    package let date: Int64?
    package let address: IPAddress?
    /// The bytes, where the text is base64.
    package let string: String
    /// The six parts of an ARN; nil where the text is none.
    package let arnSegments: [ArraySlice<UInt16>]?

    package init(_ text: String) {
        string = text
        let units = text.utf8.allSatisfy({ $0 < 0x80 }) ? text.utf8.map { UInt16($0) } : Array(text.utf16)
        self.units = units
        lowerCased = Self.isLowerCase(units) ? units : Array(text.lowerCasedForComparison.utf16)
        // Most texts begin with a letter, and so are seen to be no number and no moment.
        let mayCount = units.first.map(Self.beginsNumbers) ?? false
        number = mayCount ? DecimalNumber(text) : nil
        date = mayCount ? PolicyDate.milliseconds(text) : nil
        address = IPAddress(text[...])
        arnSegments = units.starts(with: Self.arnHead) ? Self.segments(units) : nil
    }

    private static let arnHead = Array("arn:".utf16)

    private static func segments(_ units: [UInt16]) -> [ArraySlice<UInt16>]? {
        let parts = units.split(separator: UInt16(UInt8(ascii: ":")), maxSplits: 5, omittingEmptySubsequences: false)
        return parts.count == 6 ? parts : nil
    }

    private static func isLowerCase(_ units: [UInt16]) -> Bool {
        units.allSatisfy { $0 < 0x80 && !(0x41...0x5A).contains($0) }
    }

    /// A digit, a sign or a point.
    private static func beginsNumbers(_ unit: UInt16) -> Bool {
        (0x30...0x39).contains(unit) || unit == 0x2B || unit == 0x2D || unit == 0x2E
    }

    package static func == (left: Text, right: Text) -> Bool { left.units == right.units }

    package func hash(into hasher: inout Hasher) { hasher.combine(units) }
}
