internal import Evidence

/// Classifies events that come one a line, each as it comes.
///
/// Sessions are known from lines before; a line about the call that opened one has to come before those made in it.
public struct LineClassifier: ~Copyable {
    private let parser = JSONParser()
    private var finder = RecordFinder()
    private var buffer = ByteBuffer()
    private var sessions = SessionJoin()

    /// Why a line is no event: a clause that reads on after the line's place.
    public struct Refusal: Error, Hashable, Sendable {
        /// The clause.
        public let reason: String

        /// A refusal for this reason.
        public init(reason: String) {
            self.reason = reason
        }
    }

    /// Knows of no session yet.
    public init() {}

    /// What a line says; also what concerns no root user.
    ///
    /// - Throws: where the line is no JSON, or not one event of CloudTrail with a time.
    public mutating func event(_ line: [UInt8], file: String) throws(Refusal) -> ActivityEvent {
        buffer.removeAll()
        // Some editors put a byte order mark before the first line.
        let start = line.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        line.withUnsafeBytes { buffer.append(UnsafeRawBufferPointer(rebasing: $0[start...])) }
        var records: [TrailRecord] = []
        do throws(Unreadable) {
            _ = try finder.records(in: parser.root(of: buffer.bytes)) { records.append($0) }
        } catch {
            throw Refusal(reason: error.reason)
        }
        guard records.count == 1, let record = records.first else {
            throw Refusal(reason: records.isEmpty ? "is not an event of CloudTrail" : "holds more than one event")
        }
        guard let event = ActivityEvent(record, in: TrailPath(file)) else {
            throw Refusal(reason: "has no eventTime that can be read")
        }
        sessions.note(event)
        return sessions.joined(event)
    }
}
