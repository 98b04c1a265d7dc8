internal import Evidence
internal import Organization

/// What the columns of a table mean, as Athena and CloudTrail Lake export them: a column that holds whole records, or a
/// column for each member of a record.
///
/// Source: <https://docs.aws.amazon.com/athena/latest/ug/create-cloudtrail-table.html>
struct TrailTable {
    /// The column that holds whole records.
    private let whole: Int?
    private let columns: [String: Int]
    private let width: Int

    private static let wholeNames = ["eventjson", "cloudtrailevent", "message", "@message", "event"]

    init(_ names: [String]) throws(Unreadable) {
        var columns: [String: Int] = [:]
        for (index, name) in names.enumerated() {
            // A byte order mark is no part of the first name.
            let name = (name.hasPrefix("\u{FEFF}") ? String(name.dropFirst()) : name).lowercased()
            if columns[name] == nil { columns[name] = index }
        }
        let wanted = ["eventname", "eventsource", "eventtime", "useridentity"]
        let hasMembers = wanted.allSatisfy { columns[$0] != nil }
        whole = hasMembers ? nil : Self.wholeNames.lazy.compactMap { columns[$0] }.first
        self.columns = columns
        width = names.count
        guard hasMembers || whole != nil else {
            throw Unreadable("is a table without the columns eventTime, eventSource, eventName and userIdentity")
        }
    }

    /// The records in a row.
    func records(
        in row: [String],
        _ parser: borrowing JSONParser,
        _ finder: inout RecordFinder
    ) throws(Unreadable) -> [TrailRecord] {
        guard row.count >= width else { throw Unreadable("has fewer cells than the table has names") }
        guard let whole else { return try record(in: row, parser).map { [$0] } ?? [] }
        guard row[whole].contains("{") else { return [] }
        var found: [TrailRecord] = []
        try Self.parse(row[whole], parser) { json throws(Unreadable) in
            _ = try finder.records(in: json) { found.append($0) }
        }
        return found
    }

    private func record(in row: [String], _ parser: borrowing JSONParser) throws(Unreadable) -> TrailRecord? {
        guard let source = value("eventsource", row), let name = value("eventname", row) else { return nil }
        var record = TrailRecord()
        record.source = source
        record.name = name
        record.id = value("eventid", row)
        record.time = value("eventtime", row).flatMap { Instant(iso8601: $0.replacingFirstSpace) }
        record.type = value("eventtype", row)
        record.region = value("awsregion", row)
        record.ip = value("sourceipaddress", row)
        record.userAgent = value("useragent", row)
        record.errorCode = value("errorcode", row)
        record.errorMessage = value("errormessage", row)
        record.recipient = value("recipientaccountid", row).flatMap { AccountID($0) }
        if let text = value("useridentity", row) { record.identity = try Self.identity(text, parser) }
        if let text = value("requestparameters", row), text.hasPrefix("{") {
            try Self.parse(text, parser) { record.request = TrailRecord.Request($0) }
        }
        if let text = value("responseelements", row), text.hasPrefix("{") {
            try Self.parse(text, parser) { record.response = TrailRecord.Response($0, to: name) }
        }
        if let text = value("additionaleventdata", row), text.hasPrefix("{") {
            try Self.parse(text, parser) { record.mfaUsed = $0["MFAUsed"]?.string }
        }
        return record
    }

    private func value(_ name: String, _ row: [String]) -> String? {
        guard let column = columns[name], column < row.count else { return nil }
        return row[column].isEmpty || row[column] == "null" ? nil : row[column]
    }

    private static func identity(
        _ text: String,
        _ parser: borrowing JSONParser
    ) throws(Unreadable) -> TrailRecord.Identity {
        if text.hasPrefix("{\"") {
            var identity = TrailRecord.Identity()
            try parse(text, parser) { identity = TrailRecord.Identity($0) }
            return identity
        }
        guard let row = RowText(text) else { throw Unreadable("has a userIdentity that is neither JSON nor a row") }
        return TrailRecord.Identity(row)
    }

    private static func parse(
        _ text: String,
        _ parser: borrowing JSONParser,
        _ take: (JSONValue) throws(Unreadable) -> Void
    ) throws(Unreadable) {
        var buffer = ByteBuffer()
        buffer.append(text)
        try take(try parser.root(of: buffer.bytes))
    }
}

extension TrailRecord.Identity {
    fileprivate init(_ row: RowText) {
        type = row["type"]
        account = row["accountid"].flatMap { AccountID($0) }
        accessKey = row["accesskeyid"]
        invokedBy = row["invokedby"]
        issuerType = row["sessioncontext.sessionissuer.type"]
        mfaAuthenticated = row["sessioncontext.attributes.mfaauthenticated"]
        isAssumedRoot = row["sessioncontext.assumedroot"]?.lowercased() == "true"
    }
}

extension String {
    /// Athena writes a space between day and time.
    fileprivate var replacingFirstSpace: String {
        guard let space = firstIndex(of: " ") else { return self }
        return self[..<space] + "T" + self[index(after: space)...]
    }
}
