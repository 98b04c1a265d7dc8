internal import Evidence
internal import Glibc

/// A file that is being read.
struct OpenFile: ~Copyable {
    private let descriptor: Int32
    /// In bytes; what has no size, such as a pipe, is as large as can be.
    let size: Int
    /// When it was last written to, in nanoseconds since 1970.
    let modified: Int64

    /// Opens a file.
    init(_ path: String) throws(Unreadable) {
        let descriptor = try Self.opened(Glibc.open(path, O_RDONLY | O_CLOEXEC))
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT != S_IFDIR else {
            close(descriptor)
            throw Unreadable("is not a file")
        }
        self.init(TrailFile(path, status), descriptor)
    }

    /// Opens a file that was found, or a pipe that was named on the command line.
    ///
    /// Its size and time are those that it was found with: asking anew costs as much as reading a small file does. One that
    /// has grown since has more bytes than it says.
    init(_ found: TrailFile, near folder: inout NearFolder) throws(Unreadable) {
        self.init(found, try Self.opened(folder.open(found.path)))
    }

    private init(_ found: TrailFile, _ descriptor: Int32) {
        self.descriptor = descriptor
        size = found.isRegular ? found.size : Int.max
        modified = found.modified
    }

    private static func opened(_ descriptor: Int32) throws(Unreadable) -> Int32 {
        guard descriptor >= 0 else { throw Unreadable("cannot be opened: \(systemMessage)") }
        return descriptor
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
