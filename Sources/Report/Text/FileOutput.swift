internal import Glibc

/// Text on its way to a file descriptor, gathered into large writes.
///
/// What goes wrong is kept and told once, by ``finish()``.
public final class FileOutput: TextOutputStream {
    /// The text could not be written.
    public struct Failure: Error, Hashable, Sendable, CustomStringConvertible {
        /// Where to, why not, and what to do.
        public let description: String

        /// A failure in these words.
        public init(description: String) {
            self.description = description
        }
    }

    private let descriptor: Int32
    private let name: String
    private let temporary: String?
    private var buffer: [UInt8] = []
    private var failure: Failure?

    private static let capacity = 1 << 16

    /// Writes to standard output.
    public init() {
        descriptor = STDOUT_FILENO
        name = "standard output"
        temporary = nil
    }

    /// Writes to a file that only its owner may read, since most hold somebody's security posture.
    ///
    /// - Parameters:
    ///   - path: the file's.
    ///   - permissions: of a new file.
    /// - Throws: where it cannot be made.
    ///
    /// The file appears whole or not at all: until ``finish()`` it has another name. A link is followed to the file that
    /// it leads to. What is no file, a device or a pipe, is written to as it is.
    public init(path: String, permissions: UInt32 = 0o600) throws(Failure) {
        let target = Self.real(path) ?? path
        name = target
        var status = stat()
        if stat(target, &status) == 0, status.st_mode & S_IFMT != S_IFREG {
            temporary = nil
            descriptor = open(target, O_WRONLY | O_CLOEXEC)
        } else {
            let partial = target + ".partial-\(getpid())"
            temporary = partial
            descriptor = open(partial, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, permissions)
        }
        guard descriptor >= 0 else {
            throw Failure(description: "\(path): cannot be written: \(String(cString: strerror(errno)))")
        }
    }

    private static func real(_ path: String) -> String? {
        guard let resolved = realpath(path, nil) else { return nil }
        defer { free(resolved) }
        return String(cString: resolved)
    }

    /// Adds text.
    public func write(_ text: String) {
        buffer.append(contentsOf: text.utf8)
        if buffer.count >= Self.capacity { flush() }
    }

    /// Writes what is left and gives the file its name.
    ///
    /// - Throws: if anything could not be written. Then there is no new file, and an old one of that name is as it was.
    public func finish() throws(Failure) {
        flush()
        if descriptor != STDOUT_FILENO, close(descriptor) != 0 { fail() }
        guard let temporary else {
            if let failure { throw failure }
            return
        }
        if failure == nil, rename(temporary, name) != 0 { fail() }
        if let failure {
            unlink(temporary)
            throw failure
        }
    }

    private func flush() {
        defer { buffer.removeAll(keepingCapacity: true) }
        guard failure == nil else { return }
        buffer.withUnsafeBytes { bytes in
            var rest = bytes[...]
            while !rest.isEmpty {
                let count = Glibc.write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
                if count < 0, errno == EINTR { continue }
                guard count >= 0 else { return fail() }
                rest = rest.dropFirst(count)
            }
        }
    }

    private func fail() {
        if failure == nil {
            failure = Failure(description: "\(name): cannot be written: \(String(cString: strerror(errno)))")
        }
    }
}
