internal import Evidence
internal import Glibc

/// A file that is being read.
struct OpenFile: ~Copyable {
    private let descriptor: Int32
    /// In bytes; what has no size, such as a pipe, is as large as can be.
    let size: Int
    /// When it was last written to, in nanoseconds since 1970.
    let modified: Int64

    /// Opens a file, or a pipe that was named on the command line.
    init(_ path: String) throws(Unreadable) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw Unreadable("cannot be opened: \(Self.systemMessage)") }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT != S_IFDIR else {
            close(descriptor)
            throw Unreadable("is not a file")
        }
        self.descriptor = descriptor
        size = status.st_mode & S_IFMT == S_IFREG ? Int(status.st_size) : Int.max
        modified = Int64(status.st_mtim.tv_sec) * 1_000_000_000 + Int64(status.st_mtim.tv_nsec)
    }

    /// A file whose bytes were fetched already, all of them: there is nothing left to read.
    init(fetched file: borrowing FetchedFile) {
        descriptor = -1
        size = file.bytes.count
        modified = file.modified
    }

    deinit {
        if descriptor >= 0 { close(descriptor) }
    }

    /// Reads as much as there is room for; how much that was, 0 at the end.
    func read(into room: UnsafeMutableRawBufferPointer) throws(Unreadable) -> Int {
        while descriptor >= 0 {
            let got = Glibc.read(descriptor, room.baseAddress, room.count)
            if got >= 0 { return got }
            if errno != EINTR { throw Unreadable("cannot be read: \(Self.systemMessage)") }
        }
        return 0
    }

    /// Whether reading less than was asked for means that the file has come to its end.
    var isRegular: Bool { size < Int.max }

    private static var systemMessage: String { String(cString: strerror(errno)) }
}
