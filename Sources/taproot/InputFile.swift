internal import Glibc

/// A small file as a whole.
enum InputFile {
    /// The largest policy fits a thousand times.
    private static let limit = 16 << 20

    /// The text of a file, or of standard input for `-`.
    static func text(_ path: String) throws(InputError) -> String {
        guard let stream = path == "-" ? fdopen(STDIN_FILENO, "r") : fopen(path, "re") else {
            throw InputError(description: "\(path): cannot be opened: \(String(cString: strerror(errno)))")
        }
        defer { fclose(stream) }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = fread(&chunk, 1, chunk.count, stream)
            bytes += chunk[..<count]
            guard bytes.count <= limit else { throw InputError(description: "\(path): has more than 16 MB") }
            if count < chunk.count { break }
        }
        if ferror(stream) != 0 {
            throw InputError(description: "\(path): cannot be read: \(String(cString: strerror(errno)))")
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw InputError(description: "\(path): is not UTF-8")
        }
        return text
    }
}
