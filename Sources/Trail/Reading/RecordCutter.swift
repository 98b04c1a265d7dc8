internal import CScan

/// Cuts records out of a text of JSON without parsing it: only brackets and quotes are looked at.
struct RecordCutter {
    private var state: cscan_records

    /// Cuts at objects that lie so many brackets deep.
    init(depth: Int) {
        state = cscan_records(
            position: 0,
            start: 0,
            depth: 0,
            record_depth: Int64(depth),
            is_open: false,
            in_string: false,
            escaped: false
        )
    }

    /// Where the next record lies that ends behind `place`; nil where the text ends before it does.
    mutating func next(in bytes: UnsafeRawBufferPointer, behind place: Int) -> Range<Int>? {
        var start = 0
        var end = 0
        let found = cscan_records_next(
            &state,
            bytes.baseAddress?.assumingMemoryBound(to: UInt8.self),
            bytes.count,
            place,
            &start,
            &end
        )
        return found ? start..<end : nil
    }

    /// Where the record begins that has not ended yet; nil between records.
    var open: Int? { state.is_open ? state.start : nil }

    /// Whether the text can end here.
    var isBalanced: Bool { state.depth == 0 && !state.in_string }

    /// Gives up the record that has not ended yet.
    mutating func skip() {
        state.is_open = false
    }

    /// Goes on in a text that has lost its first bytes.
    mutating func shift(by gone: Int) {
        state.position -= gone
        state.start -= min(gone, state.start)
    }
}
