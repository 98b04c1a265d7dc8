internal import Evidence
internal import Glibc

/// Memory that is filled from its end, emptied from its start, and used again for the next file.
struct ByteBuffer: ~Copyable {
    /// Memory beyond this is given back when a file is done, so that one large file does not stay in memory for ever.
    private static let keep = 4 << 20

    private static let initialCapacity = 64 << 10

    private var storage: UnsafeMutableRawPointer
    private var capacity: Int
    /// How many bytes before the first were let go of.
    private var start = 0
    private(set) var count = 0

    init() {
        capacity = Self.initialCapacity
        storage = .allocate(byteCount: capacity + JSONParser.padding, alignment: 64)
    }

    deinit {
        storage.deallocate()
    }

    /// What it holds. As many bytes as the JSON parser may look beyond the end are readable.
    var bytes: UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(start: storage + start, count: count)
    }

    /// How many bytes fit in without more memory.
    var room: Int { capacity - start - count }

    /// Makes room for so many more bytes.
    mutating func reserve(_ more: Int) {
        if room >= more { return }
        if start > 0, capacity - count >= more {
            memmove(storage, storage + start, count)
            start = 0
            return
        }
        let wanted = max(count + more, 2 * capacity)
        let larger = UnsafeMutableRawPointer.allocate(byteCount: wanted + JSONParser.padding, alignment: 64)
        larger.copyMemory(from: storage + start, byteCount: count)
        start = 0
        storage.deallocate()
        storage = larger
        capacity = wanted
    }

    /// Lets `write` fill the room; it returns how many bytes it filled.
    mutating func append<Failure>(
        _ write: (UnsafeMutableRawBufferPointer) throws(Failure) -> Int
    ) throws(Failure) {
        count += try write(UnsafeMutableRawBufferPointer(start: storage + start + count, count: room))
    }

    mutating func append(_ bytes: UnsafeRawBufferPointer) {
        reserve(bytes.count)
        append { room in
            room.copyMemory(from: bytes)
            return bytes.count
        }
    }

    mutating func append(_ text: String) {
        var text = text
        text.withUTF8 { append(UnsafeRawBufferPointer($0)) }
    }

    /// Lets go of the first bytes. The others stay where they are until room is needed: a file may come in many small pieces.
    mutating func removeFirst(_ gone: Int) {
        count -= gone
        start = count == 0 ? 0 : start + gone
    }

    mutating func removeAll() {
        count = 0
        start = 0
    }

    /// Lets go of all bytes and of large memory.
    mutating func shrink() {
        removeAll()
        guard capacity > Self.keep else { return }
        storage.deallocate()
        capacity = Self.initialCapacity
        storage = .allocate(byteCount: capacity + JSONParser.padding, alignment: 64)
    }
}
