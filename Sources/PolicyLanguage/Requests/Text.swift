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
        units = Array(text.utf16)
        lowerCased = Array(text.lowerCasedForComparison.utf16)
        number = DecimalNumber(text)
        date = PolicyDate.milliseconds(text)
        address = IPAddress(text[...])
        let parts = units.split(separator: UInt16(UInt8(ascii: ":")), maxSplits: 5, omittingEmptySubsequences: false)
        arnSegments = parts.count == 6 && parts[0].elementsEqual("arn".utf16) ? parts : nil
    }

    package static func == (left: Text, right: Text) -> Bool { left.units == right.units }

    package func hash(into hasher: inout Hasher) { hasher.combine(units) }
}
