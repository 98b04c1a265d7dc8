internal import CScan
internal import Evidence

/// Inflates whole gzip members, held to their checksums.
struct Inflater: ~Copyable {
    private let inflater: OpaquePointer

    init() {
        guard let inflater = cscan_inflater_new() else { fatalError("out of memory") }
        self.inflater = inflater
    }

    deinit {
        cscan_inflater_free(inflater)
    }

    enum Outcome {
        /// A member was inflated, of so many compressed bytes.
        case member(Int)
        /// It would be more than the limit.
        case tooLarge
        /// The bytes are no gzip, or stop being so, or are cut off.
        case damaged
        /// What was inflated is not what was compressed.
        case wrongChecksum
    }

    /// Inflates the member that begins here, behind what `text` holds already.
    func inflate(_ bytes: UnsafeRawBufferPointer, _ text: inout ByteBuffer, limit: Int) -> Outcome {
        while true {
            var consumed = 0
            var code = CSCAN_DAMAGED
            text.append { room in
                var written = 0
                code = cscan_inflate(
                    inflater,
                    bytes.baseAddress?.assumingMemoryBound(to: UInt8.self),
                    bytes.count,
                    room.baseAddress?.assumingMemoryBound(to: UInt8.self),
                    room.count,
                    &consumed,
                    &written
                )
                return code == CSCAN_INFLATED ? written : 0
            }
            switch code {
            case CSCAN_INFLATED: return .member(consumed)
            case CSCAN_NO_ROOM where text.count + text.room < limit:
                text.reserve(min(2 * text.room, limit - text.count))
            case CSCAN_NO_ROOM: return .tooLarge
            case CSCAN_WRONG_CHECKSUM: return .wrongChecksum
            default: return .damaged
            }
        }
    }
}

/// Inflates gzip members piece by piece.
struct InflatingStream: ~Copyable {
    private let stream: OpaquePointer
    /// Whether a member has begun and not ended.
    private(set) var isWithinMember = false

    init() {
        guard let stream = cscan_stream_new() else { fatalError("out of memory") }
        self.stream = stream
    }

    deinit {
        cscan_stream_free(stream)
    }

    /// Inflates as much as there is room for.
    ///
    /// - Returns: how many of the bytes are used up.
    mutating func inflate(
        _ bytes: UnsafeRawBufferPointer,
        _ text: inout ByteBuffer
    ) throws(Unreadable) -> Int {
        var consumed = 0
        var ended = false
        var code = CSCAN_DAMAGED
        text.append { room in
            var written = 0
            code = cscan_stream_inflate(
                stream,
                bytes.baseAddress?.assumingMemoryBound(to: UInt8.self),
                bytes.count,
                room.baseAddress?.assumingMemoryBound(to: UInt8.self),
                room.count,
                &consumed,
                &written,
                &ended
            )
            return written
        }
        isWithinMember = !ended
        switch code {
        case CSCAN_INFLATED, CSCAN_NO_ROOM: return consumed
        case CSCAN_WRONG_CHECKSUM: throw TrailFileReader.wrongChecksum
        default: throw Unreadable("is damaged: its compressed data stops making sense")
        }
    }
}
