internal import Glibc

/// Files that hold settings or a token.
enum SmallFile {
    /// All bytes of a file; nil where there is none of that name. Devices count too: `/dev/null` is how one says that there
    /// shall be no file.
    static func read(_ path: String, limit: Int) throws(CredentialError) -> [UInt8]? {
        // Without O_NONBLOCK, opening a named pipe would wait for a writer for ever.
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else {
            if errno == ENOENT || errno == ENOTDIR { return nil }
            throw .badFile(path, line: nil, reason: "cannot be opened: \(SystemMessage.last)")
        }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, [S_IFREG, S_IFCHR].contains(status.st_mode & S_IFMT) else {
            throw .badFile(path, line: nil, reason: "is not a regular file")
        }
        var bytes: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 16 << 10)
        while bytes.count <= limit {
            let got = Glibc.read(descriptor, &piece, piece.count)
            if got == 0 { return bytes }
            if got < 0, errno == EINTR { continue }
            guard got > 0 else { throw .badFile(path, line: nil, reason: "cannot be read: \(SystemMessage.last)") }
            bytes += piece[..<got]
        }
        throw .badFile(path, line: nil, reason: "is larger than \(limit >> 10) KB, the most that is read")
    }

    /// The text of a file; nil where there is none of that name.
    static func text(_ path: String, limit: Int) throws(CredentialError) -> String? {
        guard let bytes = try read(path, limit: limit) else { return nil }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw .badFile(path, line: nil, reason: "is not UTF-8")
        }
        return text
    }
}

/// The operating system's words.
enum SystemMessage {
    /// What it says of the error that its last call left, such as `Permission denied`.
    static var last: String { of(errno) }

    static func of(_ code: Int32) -> String { String(cString: strerror(code)) }
}
