internal import CScan
internal import Glibc

/// One file's bytes at a time, in memory that is used again for the next file.
struct FileBuffer: ~Copyable {
    /// Larger files are refused. An account of 5,000 users, AWS's quota, has a credential report of about 2 MB; the
    /// list of 100,000 accounts takes about 40 MB.
    static let limit = 256 << 20

    /// Memory beyond this is given back after use, so that one large file does not stay in memory for ever.
    private static let keep = 8 << 20

    private static let initialCapacity = 64 << 10

    private var storage: UnsafeMutableRawPointer
    private var capacity: Int
    private var count = 0

    init() {
        capacity = Self.initialCapacity
        storage = .allocate(byteCount: capacity, alignment: 64)
    }

    deinit {
        storage.deallocate()
    }

    /// The bytes that were loaded last. As many bytes as the JSON parser may look beyond the end are readable.
    var bytes: UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(start: storage, count: count)
    }

    /// Loads a whole regular file.
    mutating func load(_ path: String) throws(Unreadable) {
        // Without O_NONBLOCK, opening a named pipe would wait for a writer for ever.
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { throw Unreadable("cannot be opened: \(systemMessage())") }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw Unreadable("cannot be opened: \(systemMessage())") }
        guard status.st_mode & S_IFMT == S_IFREG else { throw Unreadable("is not a regular file") }
        guard status.st_size <= Self.limit else {
            throw Unreadable("is larger than \(Self.limit >> 20) MB, the most that is read")
        }
        reserve(Int(status.st_size) + 1)
        try fill(from: descriptor)
        (storage + count).initializeMemory(as: UInt8.self, repeating: 0, count: Int(CSCAN_PADDING))
    }

    /// Makes room for `room` bytes that something else than a file fills in; `write` returns how many it filled.
    mutating func fill(
        _ room: Int,
        _ write: (UnsafeMutableRawBufferPointer) throws(Unreadable) -> Int
    ) throws(Unreadable) {
        reserve(room)
        count = 0
        count = try write(UnsafeMutableRawBufferPointer(start: storage, count: capacity))
    }

    /// Gives large memory back.
    mutating func shrink() {
        count = 0
        if capacity > Self.keep { replace(with: Self.initialCapacity) }
    }

    private mutating func fill(from descriptor: Int32) throws(Unreadable) {
        count = 0
        while true {
            let room = capacity - Int(CSCAN_PADDING) - count
            guard room > 0 else { throw Unreadable("grew while it was read") }
            let got = read(descriptor, storage + count, room)
            if got == 0 { return }
            if got < 0, errno == EINTR { continue }
            guard got > 0 else { throw Unreadable("cannot be read: \(systemMessage())") }
            count += got
        }
    }

    private mutating func reserve(_ room: Int) {
        let needed = room + Int(CSCAN_PADDING)
        if capacity < needed { replace(with: max(needed, min(2 * capacity, Self.keep))) }
    }

    private mutating func replace(with newCapacity: Int) {
        storage.deallocate()
        storage = .allocate(byteCount: newCapacity, alignment: 64)
        capacity = newCapacity
        count = 0
    }
}

/// The operating system's words for the error that its last call left, such as `Permission denied`.
func systemMessage() -> String {
    String(cString: strerror(errno))
}
