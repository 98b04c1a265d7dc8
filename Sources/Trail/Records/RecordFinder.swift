internal import Evidence

/// Finds the records in a value of JSON: itself, or within what services wrap them in.
///
/// Besides CloudTrail's own files these are events by EventBridge (`detail`), answers of `aws cloudtrail lookup-events`
/// (`CloudTrailEvent`), log events of CloudWatch (`message`) and rows of CloudTrail Lake (`eventJson`).
struct RecordFinder: ~Copyable {
    /// For JSON within a string of JSON, whose text must be copied since nothing may be read behind it.
    private let inner = JSONParser()
    private var text = ByteBuffer()

    /// How deep envelopes may lie in each other.
    private static let depth = 4

    /// Hands every record to `take`.
    ///
    /// - Returns: how many there were.
    mutating func records(
        in json: JSONValue,
        _ take: (TrailRecord) -> Void
    ) throws(Unreadable) -> Int {
        try records(in: json, Self.depth, isInner: false, take)
    }

    private mutating func records(
        in json: JSONValue,
        _ depth: Int,
        isInner: Bool,
        _ take: (TrailRecord) -> Void
    ) throws(Unreadable) -> Int {
        if let record = TrailRecord(json) {
            take(record)
            return 1
        }
        guard depth > 0 else { return 0 }
        if let detail = json["detail"] { return try records(in: detail, depth - 1, isInner: isInner, take) }
        if let list = json["Records"] ?? json["Events"] ?? json["logEvents"] ?? (json.isArray ? json : nil) {
            var count = 0
            for element in list.elements {
                count += try records(in: element, depth - 1, isInner: isInner, take)
            }
            return count
        }
        // One string within another is as far as services go; a third would need a third parser.
        guard !isInner, let written = json.writtenRecord else { return 0 }
        text.removeAll()
        text.append(written)
        return try records(in: inner.root(of: text.bytes), depth - 1, isInner: true, take)
    }

    mutating func shrink() {
        text.shrink()
    }
}

extension JSONValue {
    /// A record that is written out in a string.
    fileprivate var writtenRecord: UnsafeRawBufferPointer? {
        let string = self["CloudTrailEvent"] ?? self["eventJson"] ?? self["eventjson"] ?? self["message"]
        guard let text = string?.utf8, text.first(where: { !$0.isJSONSpace }) == UInt8(ascii: "{") else { return nil }
        return text
    }
}
