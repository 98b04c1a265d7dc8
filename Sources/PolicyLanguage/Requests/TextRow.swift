/// A run of a request's units.
struct Run: Sendable {
    let units: Range<Int>
    let head: TextHead

    /// These units, of which the first has the place `start`.
    init(_ units: some Collection<UInt16>, at start: Int) {
        self.units = start..<start + units.count
        head = TextHead(units)
    }
}

/// A text of a request, taken apart once; where it is ranges, they are places among the units.
struct TextRow: Sendable {
    let whole: Run
    let lowerCased: Run
    /// The place of its first segment, if it is an ARN.
    let segments: Int?
    let address: IPAddress?
    let date: Int64?
    /// What it says if it is `true` or `false` in any case.
    let boolean: Bool?
    /// Its place among the numbers, if it is one.
    let number: Int?

    init(_ text: Text, at start: Int, number: Int, segments: Int) {
        whole = Run(text.units, at: start)
        lowerCased = Run(text.lowerCased, at: start + text.units.count)
        self.number = text.number == nil ? nil : number
        self.segments = text.arnSegments == nil ? nil : segments
        address = text.address
        date = text.date
        let word = text.string.lowercased()
        boolean = word == "true" ? true : word == "false" ? false : nil
    }
}
