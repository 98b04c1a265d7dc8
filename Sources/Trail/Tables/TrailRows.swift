internal import Evidence

/// The whole rows in a window of a table.
struct TrailRows {
    private var records: CSVRecords
    private let isLast: Bool
    /// Where the row begins that came last.
    private(set) var start = 0
    /// How much of the window the rows took that were whole.
    private(set) var used = 0

    init(_ window: UnsafeRawBufferPointer, isLast: Bool) {
        records = CSVRecords(window)
        self.isLast = isLast
    }

    /// The next row; nil where no whole one is left.
    mutating func next() throws(Unreadable) -> [String]? {
        start = records.offset
        let row: [String]?
        do throws(Unreadable) {
            row = try records.next()
        } catch {
            if isLast { throw error }
            return nil
        }
        // What ends with the window may go on in the next one.
        if records.isAtEnd, !isLast { return nil }
        used = records.offset
        return row
    }
}
