extension Unicode.Scalar {
    /// Control characters, which move a terminal's cursor or have no place in a page, and those that reorder what stands
    /// around them, which let a name look like another. Tab and line ends are harmless.
    var isHarmful: Bool {
        switch value {
        case 0x09, 0x0A, 0x0D: false
        case 0x00...0x1F, 0x7F...0x9F: true
        case 0x202A...0x202E, 0x2066...0x2069: true
        case 0xFFFE, 0xFFFF: true
        default: false
        }
    }
}

extension String {
    /// The text in one line that a terminal shows as it is: names and values come from outside.
    var printable: String {
        var printable = UnicodeScalarView()
        for scalar in unicodeScalars {
            switch scalar {
            case "\t", "\n", "\r": printable.append(" ")
            default: printable.append(scalar.isHarmful ? "\u{FFFD}" : scalar)
            }
        }
        return String(printable)
    }
}
