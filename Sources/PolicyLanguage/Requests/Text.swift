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
        let units: [UInt16]
        if let ascii = text.asciiUnits {
            units = ascii
            lowerCased = ascii.contains(where: Self.isUpperCase) ? ascii.map(Self.lowerCased) : ascii
        } else {
            units = Array(text.utf16)
            lowerCased = Array(text.lowerCasedForComparison.utf16)
        }
        self.units = units
        // Most texts begin with a letter, and so are seen to be no number and no moment.
        let mayCount = units.first.map(Self.beginsNumbers) ?? false
        number = mayCount && units.allSatisfy(DecimalNumber.isInNumbers) ? DecimalNumber(text) : nil
        date = mayCount ? PolicyDate.milliseconds(text) : nil
        address = units.allSatisfy(IPAddress.isInAddresses) ? IPAddress(text[...]) : nil
        arnSegments = units.arnSegments
    }

    private static func isUpperCase(_ unit: UInt16) -> Bool { (0x41...0x5A).contains(unit) }

    /// The unit in lower case, where it is ASCII.
    static func lowerCased(_ unit: UInt16) -> UInt16 { isUpperCase(unit) ? unit + 0x20 : unit }

    /// A digit, a sign or a point.
    private static func beginsNumbers(_ unit: UInt16) -> Bool {
        (0x30...0x39).contains(unit) || unit == 0x2B || unit == 0x2D || unit == 0x2E
    }

    package static func == (left: Text, right: Text) -> Bool { left.units == right.units }

    package func hash(into hasher: inout Hasher) { hasher.combine(units) }
}
