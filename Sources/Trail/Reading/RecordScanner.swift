internal import Evidence

/// Looks for records of interest in a file's text, window by window.
struct RecordScanner: ~Copyable {
    /// Records above this are refused: AWS's own are 256 KB at most. In bytes.
    static let recordLimit = 4 << 20

    private let needles = Needles()
    private let parser = JSONParser()
    private var finder = RecordFinder()

    private var shape: TrailShape?
    private var cutter = RecordCutter(depth: 0)
    private var isChecked = false
    /// How much of the text came before this window.
    private var offset = 0
    private var table: TrailTable?
    /// Whether it was told that something stands before the next record that belongs to none.
    private var isGapTold = false
    /// Whether the text goes on in the middle of a line that was too long.
    private var isWithinLongLine = false
    /// Whether anything was seen that speaks of CloudTrail.
    private var isTrail = false

    /// Whether every record is to be parsed, whether a needle stands in it or not. The outcome is the same.
    private let parsesAll: Bool

    init(parsesAll: Bool = false) {
        self.parsesAll = parsesAll
    }

    /// Begins with another file.
    ///
    /// - Parameter isChecked: whether a checksum tells that the text is whole. Otherwise its brackets have to.
    mutating func begin(isChecked: Bool) {
        self.isChecked = isChecked
        shape = nil
        offset = 0
        table = nil
        isGapTold = false
        isWithinLongLine = false
        isTrail = false
        finder.shrink()
    }

    /// Looks through a window.
    ///
    /// - Parameters:
    ///   - window: the text from where the last window was used up to.
    ///   - isLast: whether nothing follows.
    ///   - reading: takes the events, and what could not be read of single records.
    /// - Returns: how much of it is used up; the rest has to come again, with more behind it.
    /// - Throws: where the text as a whole is not what it should be.
    mutating func scan(
        _ window: UnsafeRawBufferPointer,
        isLast: Bool,
        _ reading: inout TrailFileReading
    ) throws(Unreadable) -> Int {
        if shape == nil, !isLast, window.allSatisfy(\.isJSONSpace) {
            offset += window.count
            return window.count
        }
        if shape == nil { try begin(window) }
        let used: Int
        switch shape {
        case .json, nil: used = try scanJSON(window, isLast, &reading)
        case .lines: used = try scanLines(window, isLast, &reading)
        case .csv: used = try scanTable(window, isLast, &reading)
        }
        offset += used
        return used
    }

    private mutating func begin(_ window: UnsafeRawBufferPointer) throws(Unreadable) {
        shape = try TrailShape(window)
        if case .json(let depth) = shape {
            cutter = RecordCutter(depth: depth)
            isTrail = depth == 2
        }
    }
}

// MARK: - JSON

extension RecordScanner {
    private mutating func scanJSON(
        _ window: UnsafeRawBufferPointer,
        _ isLast: Bool,
        _ reading: inout TrailFileReading
    ) throws(Unreadable) -> Int {
        var from = 0
        while let place = isGapTold ? from : next(in: window, from: from) {
            let record = cutter.next(in: window, behind: place)
            let begin = record?.lowerBound ?? cutter.open ?? window.count
            if !isGapTold, let outside = needle(outside: window, from..<begin, place) {
                reading.note(
                    "what stands at byte \(offset + outside) may speak of a root user, and lies outside of all records"
                )
                isGapTold = true
            }
            guard let record else { break }
            isGapTold = false
            if begin <= place || parsesAll || needle(in: window, record) != nil {
                take(window, record, "at byte", offset + begin, &reading)
            }
            from = record.upperBound
        }
        return isLast ? try end(window) : use(window, from, &reading)
    }

    /// Where something of interest stands before a record begins.
    private func needle(outside window: UnsafeRawBufferPointer, _ gap: Range<Int>, _ place: Int) -> Int? {
        if parsesAll { return needle(in: window, gap) }
        return place < gap.upperBound ? place : nil
    }

    private func needle(in window: UnsafeRawBufferPointer, _ range: Range<Int>) -> Int? {
        needles.first(in: UnsafeRawBufferPointer(rebasing: window[..<range.upperBound]), from: range.lowerBound)
    }

    /// Where the next record of interest is touched.
    private func next(in window: UnsafeRawBufferPointer, from: Int) -> Int? {
        parsesAll ? (from < window.count ? from : nil) : needles.first(in: window, from: from)
    }

    /// Everything up to the record that has not ended yet is used up; between records, up to where a needle may begin whose
    /// end is still to come.
    private mutating func use(
        _ window: UnsafeRawBufferPointer,
        _ from: Int,
        _ reading: inout TrailFileReading
    ) -> Int {
        _ = cutter.next(in: window, behind: window.count)
        var used = cutter.open ?? max(from, window.count - Needles.longest + 1)
        if window.count - used > Self.recordLimit {
            reading.note(Self.tooLong("at byte \(offset + used)"))
            cutter.skip()
            // The rest of it belongs to no record any more, and was told of.
            isGapTold = true
            used = window.count
        }
        isTrail = isTrail || Self.isTrail(window)
        cutter.shift(by: used)
        return used
    }

    /// A text that ends within a record has lost its end.
    private mutating func end(_ window: UnsafeRawBufferPointer) throws(Unreadable) -> Int {
        let last = window.last { !$0.isJSONSpace }
        // A record that began in a window before this one was not followed to its end where nothing of interest stands in it.
        if !isChecked || cutter.open != nil { _ = cutter.next(in: window, behind: window.count) }
        let isBalanced = isChecked ? cutter.open == nil : cutter.isBalanced
        guard isBalanced, last == UInt8(ascii: "}") || last == UInt8(ascii: "]") else {
            throw Unreadable("ends within a record: it is cut off")
        }
        guard isTrail || Self.isTrail(window) else { throw Unreadable("holds no events of CloudTrail") }
        return window.count
    }

    private static func isTrail(_ window: UnsafeRawBufferPointer) -> Bool {
        window.find("\"Records\"") != nil || window.find("CloudTrailEvent") != nil || window.find("eventName") != nil
    }
}

// MARK: - Lines

extension RecordScanner {
    private mutating func scanLines(
        _ window: UnsafeRawBufferPointer,
        _ isLast: Bool,
        _ reading: inout TrailFileReading
    ) throws(Unreadable) -> Int {
        var from = 0
        if isWithinLongLine {
            guard let end = window.firstIndex(of: newline) else { return window.count }
            from = end + 1
            isWithinLongLine = false
        }
        let used = isLast ? window.count : (window.lastIndex(of: newline).map { $0 + 1 } ?? 0)
        if used == 0, window.count > Self.recordLimit {
            reading.note(Self.tooLong("in the line at byte \(offset)"))
            isWithinLongLine = true
            return window.count
        }
        let lines = UnsafeRawBufferPointer(rebasing: window[..<used])
        while let place = next(in: lines, from: from) {
            let start = lines[..<place].lastIndex(of: newline).map { $0 + 1 } ?? 0
            let end = lines[place...].firstIndex(of: newline) ?? used
            takeLine(lines, start..<end, &reading)
            from = end + 1
        }
        isTrail = isTrail || Self.isTrail(lines)
        if isLast { try endLines(lines) }
        return used
    }

    private var newline: UInt8 { UInt8(ascii: "\n") }

    private mutating func takeLine(
        _ lines: UnsafeRawBufferPointer,
        _ line: Range<Int>,
        _ reading: inout TrailFileReading
    ) {
        if let object = lines[line].firstIndex(of: UInt8(ascii: "{")) {
            return take(lines, object..<line.upperBound, "in the line at byte", offset + line.lowerBound, &reading)
        }
        if lines[line].allSatisfy(\.isJSONSpace) { return }
        reading.note("what stands in the line at byte \(offset + line.lowerBound) is not JSON")
    }

    /// A last line that does not close its brackets has lost its end.
    private func endLines(_ lines: UnsafeRawBufferPointer) throws(Unreadable) {
        guard isTrail else { throw Unreadable("holds no events of CloudTrail") }
        guard let last = lines.lastIndex(where: { !$0.isJSONSpace && $0 != 0 }) else { return }
        let start = lines[..<last].lastIndex(of: newline).map { $0 + 1 } ?? 0
        let line = lines[start...last]
        guard let object = line.firstIndex(of: UInt8(ascii: "{")) else { return }
        var cutter = RecordCutter(depth: 0)
        let text = UnsafeRawBufferPointer(rebasing: lines[object...last])
        guard cutter.next(in: text, behind: text.count - 1)?.upperBound == text.count else {
            throw Unreadable("ends within a record: it is cut off")
        }
    }
}

// MARK: - Tables

extension RecordScanner {
    /// Tables are read row by row: names may stand in them without quotes.
    private mutating func scanTable(
        _ window: UnsafeRawBufferPointer,
        _ isLast: Bool,
        _ reading: inout TrailFileReading
    ) throws(Unreadable) -> Int {
        var rows = TrailRows(window, isLast: isLast)
        if table == nil {
            guard let names = try rows.next() else { return try tooFewRows(window, isLast) }
            table = try TrailTable(names)
        }
        guard let table else { return 0 }
        let path = TrailPath(reading.path)
        while let row = try rows.next() {
            do throws(Unreadable) {
                for record in try table.records(in: row, parser, &finder) {
                    isTrail = true
                    Self.keep(record, path, &reading)
                }
            } catch {
                reading.note("the row at byte \(offset + rows.start) \(error.reason)")
            }
        }
        if isLast, !isTrail, reading.problems.isEmpty { throw Unreadable("is a table without events of CloudTrail") }
        return rows.used > 0 ? rows.used : try tooFewRows(window, isLast)
    }

    private func tooFewRows(_ window: UnsafeRawBufferPointer, _ isLast: Bool) throws(Unreadable) -> Int {
        if isLast { return window.count }
        if window.count > Self.recordLimit { throw Unreadable("has a row of more than \(Self.recordLimit >> 20) MB") }
        return 0
    }
}

// MARK: - Records

extension RecordScanner {
    private mutating func take(
        _ window: UnsafeRawBufferPointer,
        _ range: Range<Int>,
        _ where: String,
        _ place: Int,
        _ reading: inout TrailFileReading
    ) {
        guard range.count <= Self.recordLimit else {
            reading.note(Self.tooLong("\(`where`) \(place)"))
            return
        }
        let path = TrailPath(reading.path)
        do throws(Unreadable) {
            let root = try parser.root(of: UnsafeRawBufferPointer(rebasing: window[range]))
            let count = try finder.records(in: root) { Self.keep($0, path, &reading) }
            let text = UnsafeRawBufferPointer(rebasing: window[range])
            if count == 0, needles.first(in: text, from: 0) != nil {
                throw Unreadable("may speak of a root user, and is no event of CloudTrail in a form that is known")
            }
        } catch {
            reading.note("what stands \(`where`) \(place) \(error.reason)")
        }
    }

    private static func keep(_ record: TrailRecord, _ path: TrailPath, _ reading: inout TrailFileReading) {
        guard record.concernsRoot else { return }
        guard let event = ActivityEvent(record, in: path) else {
            reading.note("an event \(record.name) has no eventTime that can be read, and is left out")
            return
        }
        reading.events.append(event)
    }

    private static func tooLong(_ place: String) -> String {
        "what stands \(place) is longer than \(recordLimit >> 20) MB, and was passed over"
    }
}
