internal import CScan
internal import Glibc
internal import Organization

extension CredentialReport {
    private static let rootUser = "<root_account>"

    /// Reads a credential report in CSV.
    ///
    /// - Parameter generated: when AWS generated it, where that is known.
    /// - Throws: where the text is no credential report, is cut off in the root user's row, or has not just one such row.
    init(csv bytes: UnsafeRawBufferPointer, generated: Instant?) throws(Unreadable) {
        var records = CSVRecords(bytes)
        guard let header = try records.next(), let userColumn = header.firstIndex(of: "user") else {
            throw Unreadable("is not a credential report: its first line has no column user")
        }
        let places = try Self.rootRows(in: bytes, after: records, userColumn: userColumn)
        guard let place = places.first else { throw Unreadable("has no row of the root user") }
        guard places.count == 1 else { throw Unreadable("has more than one row of the root user") }
        records.seek(place.lowerBound)
        guard let fields = try records.next(), fields.count == header.count else {
            throw Unreadable("breaks off or has surplus fields in the root user's row")
        }
        let text = String(decoding: bytes[place.lowerBound..<records.offset], as: UTF8.self)
        let row = RootUserRow(header: header, fields: fields, text: text)
        if let arn = row.verbatim("arn"), ARN(arn)?.isRootUser != true {
            throw Unreadable("has a row of the root user whose arn is not a root user's")
        }
        self.init(generated: generated, root: row)
    }

    /// Where the root user's rows start.
    ///
    /// In a report without a single quote every row is a line, and where the user stands first, as AWS has it, a row
    /// of the root user is a line that starts with its name: so a search for that name finds it without looking at
    /// any other field. In all other reports every record is read.
    private static func rootRows(
        in bytes: UnsafeRawBufferPointer,
        after header: CSVRecords,
        userColumn: Int
    ) throws(Unreadable) -> [Range<Int>] {
        let body = UnsafeRawBufferPointer(rebasing: bytes[header.offset...])
        if userColumn == 0, !body.contains(byte: UInt8(ascii: "\"")) {
            return lines(startingWith: rootUser + ",", in: bytes, from: header.offset)
        }
        var records = header
        var places: [Range<Int>] = []
        while !records.isAtEnd {
            let start = records.offset
            guard let fields = try records.next() else { break }
            if fields.count > userColumn, fields[userColumn] == rootUser { places.append(start..<records.offset) }
        }
        return places
    }

    private static func lines(
        startingWith prefix: String,
        in bytes: UnsafeRawBufferPointer,
        from offset: Int
    ) -> [Range<Int>] {
        var prefix = prefix
        return prefix.withUTF8 { needle in
            var places: [Range<Int>] = []
            var from = offset
            while let place = bytes.firstIndex(of: UnsafeRawBufferPointer(needle), from: from) {
                let before = place == 0 ? UInt8(ascii: "\n") : bytes[place - 1]
                if before == UInt8(ascii: "\n") || before == UInt8(ascii: "\r") {
                    places.append(place..<place + needle.count)
                }
                from = place + needle.count
            }
            return places
        }
    }
}

extension UnsafeRawBufferPointer {
    fileprivate func contains(byte: UInt8) -> Bool {
        guard let start = baseAddress, count > 0 else { return false }
        return memchr(start, Int32(byte), count) != nil
    }

    fileprivate func firstIndex(of needle: UnsafeRawBufferPointer, from offset: Int) -> Int? {
        let rest = UnsafeRawBufferPointer(rebasing: self[offset...]).assumingMemoryBound(to: UInt8.self)
        let wanted = needle.assumingMemoryBound(to: UInt8.self)
        let place = cscan_find(rest.baseAddress, rest.count, wanted.baseAddress, wanted.count)
        return place < 0 ? nil : offset + place
    }
}
