internal import Glibc

/// The lines of a file, or of standard input for `-`, one at a time.
final class Lines {
    private let path: String
    private let stream: UnsafeMutablePointer<FILE>
    private var buffer: UnsafeMutablePointer<CChar>?
    private var capacity = 0

    /// Longer lines are refused: the largest policies of an organization fit many times.
    private static let limit = 64 << 20

    init(path: String) throws(InputError) {
        self.path = path
        guard let stream = path == "-" ? fdopen(STDIN_FILENO, "r") : fopen(path, "re") else {
            throw InputError(description: "\(path): cannot be opened: \(String(cString: strerror(errno)))")
        }
        self.stream = stream
    }

    deinit {
        free(buffer)
        fclose(stream)
    }

    /// The next line without its end; nil behind the last one.
    func next() throws(InputError) -> [UInt8]? {
        let count = getline(&buffer, &capacity, stream)
        guard count > 0, let buffer else {
            if ferror(stream) != 0 {
                throw InputError(description: "\(path): cannot be read: \(String(cString: strerror(errno)))")
            }
            return nil
        }
        guard count <= Self.limit else { throw InputError(description: "\(path): has a line of more than 64 MB") }
        let bytes = UnsafeRawBufferPointer(start: buffer, count: count)
        return Array(bytes.last == UInt8(ascii: "\n") ? bytes.dropLast() : bytes[...])
    }
}
