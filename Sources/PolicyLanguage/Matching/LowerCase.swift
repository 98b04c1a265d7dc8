extension String {
    /// The units, if all of them are ASCII.
    var asciiUnits: [UInt16]? {
        utf8.withContiguousStorageIfAvailable { bytes in
            bytes.allSatisfy { $0 < 0x80 } ? bytes.map { UInt16($0) } : nil
        } ?? nil
    }

    /// In lower case as AWS compares it: code point by code point without folding or normalisation, but with the one rule
    /// that looks around, that of the Greek sigma at the end of a word.
    ///
    /// Source: Unicode Standard, section 3.13, default case conversion, Final_Sigma.
    var lowerCasedForComparison: String {
        guard unicodeScalars.contains("\u{3A3}") else { return lowercased() }
        let scalars = Array(unicodeScalars)
        var lower = ""
        for (index, scalar) in scalars.enumerated() {
            if scalar == "\u{3A3}", Self.endsWord(scalars, at: index) {
                lower.unicodeScalars.append("\u{3C2}")
            } else {
                lower += scalar.properties.lowercaseMapping
            }
        }
        return lower
    }

    /// Whether a letter with case stands before, and none after, past what has no case and joins words.
    private static func endsWord(_ scalars: [Unicode.Scalar], at index: Int) -> Bool {
        let before = scalars[..<index].last { !$0.properties.isCaseIgnorable }
        let after = scalars[(index + 1)...].first { !$0.properties.isCaseIgnorable }
        return before?.properties.isCased == true && after?.properties.isCased != true
    }
}
