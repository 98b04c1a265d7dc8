internal import CScan
internal import Glibc
internal import Organization

extension CredentialReport {
    private static let rootUser = "<root_account>"

    /// Reads a credential report in CSV.
    ///
    /// - Parameters:
    ///   - bytes: the whole text.
    ///   - generated: when AWS generated it, where that is known.
    ///   - known: the header of another report, which is taken where this one starts with the same line.
    /// - Throws: where the text is no credential report, is cut off in the root user's row, or has not just one such row.
    init(
        csv bytes: UnsafeRawBufferPointer,
        generated: Instant?,
        known: ReportHeader? = nil
    ) throws(Unreadable) {
        var records = CSVRecords(bytes)
        let header: ReportHeader
        if let known, known.isStart(of: bytes) {
            header = known
            records.seek(known.length)
        } else {
            let columns = try records.next() ?? []
            let line = UnsafeRawBufferPointer(rebasing: bytes[..<records.offset])
            header = ReportHeader(text: line, columns: columns)
        }
        guard let userColumn = header.index(of: "user") else {
            throw Unreadable("is not a credential report: its first line has no column user")
        }
        let places = try Self.rootRows(in: bytes, after: records, userColumn: userColumn)
        guard let start = places.first else { throw Unreadable("has no row of the root user") }
        guard places.count == 1 else { throw Unreadable("has more than one row of the root user") }
        records.seek(start)
        guard let fields = try records.next(), fields.count == header.columnCount else {
            throw Unreadable("breaks off or has surplus fields in the root user's row")
        }
        let text = String(decoding: bytes[start..<records.offset], as: UTF8.self)
        let row = RootUserRow(header: header, fields: fields, text: text)
        if let arn = row.verbatim("arn"), ARN(arn)?.isRootUser != true {
            throw Unreadable("has a row of the root user whose arn is not a root user's")
        }
        self.init(generated: generated, root: row)
    }

    /// Where the root user's rows start.
    ///
    /// A name without quotes in it stands in a CSV as it is. So where it stands just once, and that is at the start of
    /// the first row, as AWS has it, there is no other row of the root user; and where there is no quote at all, every
    /// line is a row. In all other reports every record is read.
    private static func rootRows(
        in bytes: UnsafeRawBufferPointer,
        after header: CSVRecords,
        userColumn: Int
    ) throws(Unreadable) -> [Int] {
        let places = places(of: rootUser, in: bytes, from: header.offset)
        if userColumn == 0, places == [header.offset], isField(bytes, at: header.offset) { return places }
        if userColumn == 0, !bytes[header.offset...].contains(byte: UInt8(ascii: "\"")) {
            return places.filter { isField(bytes, at: $0) }
        }
        var records = header
        var starts: [Int] = []
        while !records.isAtEnd {
            let start = records.offset
            guard let fields = try records.next() else { break }
            if fields.count > userColumn, fields[userColumn] == rootUser { starts.append(start) }
        }
        return starts
    }

    private static func places(of name: String, in bytes: UnsafeRawBufferPointer, from offset: Int) -> [Int] {
        var name = name
        return name.withUTF8 { needle in
            var places: [Int] = []
            var from = offset
            while let place = bytes[from...].firstIndex(of: UnsafeRawBufferPointer(needle)) {
                places.append(place)
                from = place + needle.count
            }
            return places
        }
    }

    /// Whether the root user's name at this place is the whole first field of a line.
    private static func isField(_ bytes: UnsafeRawBufferPointer, at place: Int) -> Bool {
        let end = place + rootUser.utf8.count
        let before = bytes[place - 1]
        return (before == UInt8(ascii: "\n") || before == UInt8(ascii: "\r"))
            && (end == bytes.count || [UInt8(ascii: ","), UInt8(ascii: "\n"), UInt8(ascii: "\r")].contains(bytes[end]))
    }
}

extension Slice<UnsafeRawBufferPointer> {
    fileprivate func contains(byte: UInt8) -> Bool {
        let bytes = UnsafeRawBufferPointer(rebasing: self)
        guard let start = bytes.baseAddress, bytes.count > 0 else { return false }
        return memchr(start, Int32(byte), bytes.count) != nil
    }

    fileprivate func firstIndex(of needle: UnsafeRawBufferPointer) -> Int? {
        let bytes = UnsafeRawBufferPointer(rebasing: self).assumingMemoryBound(to: UInt8.self)
        let wanted = needle.assumingMemoryBound(to: UInt8.self)
        let place = cscan_find(bytes.baseAddress, bytes.count, wanted.baseAddress, wanted.count)
        return place < 0 ? nil : startIndex + place
    }
}
