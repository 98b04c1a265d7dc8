internal import Organization

/// The optional `manifest.json` of a snapshot.
struct Manifest: Sendable {
    let takenAt: Instant?
    let partition: Partition?

    static let fileName = "manifest.json"
    static let absent = Manifest(takenAt: nil, partition: nil)

    init(takenAt: Instant?, partition: Partition?) {
        self.takenAt = takenAt
        self.partition = partition
    }

    init(_ root: JSONValue) throws(Unreadable) {
        guard root.isObject else { throw Unreadable("is not a JSON object") }
        if let taken = root["takenAt"] {
            guard let instant = taken.instant else { throw Unreadable("has a takenAt that is no ISO 8601 time") }
            takenAt = instant
        } else {
            takenAt = nil
        }
        partition = root["partition"]?.string.flatMap(Partition.init(rawValue:))
    }
}
