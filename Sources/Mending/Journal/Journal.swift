internal import Glibc
internal import Organization

/// The file in which every step is written down before and after it is done. One run at a time has it.
///
/// A line counts when it is whole. What a killed run left of a line is cut off: that line was not yet on the disk, so what
/// it announces was not yet begun, and what it confirms is asked again.
public final class Journal {
    /// Its path.
    public let path: String
    /// What it says so far.
    public private(set) var state: JournalState
    private let descriptor: Int32

    /// No journal of any organization is larger.
    private static let limit = 256 << 20

    /// Opens a journal; makes it where it isn't there, for its owner alone.
    ///
    /// - Parameter path: The file.
    /// - Throws: where it cannot be opened or read, is no journal, or another run has it.
    public init(path: String) throws(JournalError) {
        let file = open(path, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard file >= 0 else { throw .file(path, reason: Self.systemMessage) }
        do throws(JournalError) {
            state = JournalState(try Self.records(in: file, path))
        } catch {
            close(file)
            throw error
        }
        descriptor = file
        self.path = path
    }

    deinit { close(descriptor) }

    /// Writes a record down. When this returns, it is on the disk.
    ///
    /// - Parameter record: The record.
    /// - Throws: where it cannot be written. Then nothing may be changed any more.
    public func write(_ record: JournalRecord) throws(JournalError) {
        let line = record.line
        var rest = line[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw .file(path, reason: Self.systemMessage) }
            rest = rest.dropFirst(count)
        }
        guard fsync(descriptor) == 0 else { throw .file(path, reason: Self.systemMessage) }
        state.add(record)
    }

    /// Forgets the steps that had ended before a snapshot was begun. Their lines stay.
    func forget(endedBefore snapshot: Instant) {
        state.forget(endedBefore: snapshot)
    }

    /// Locks a file for this run alone.
    ///
    /// A process that is being started holds its parent's files for a moment, those of a run that has just ended among them.
    private static func isLocked(_ file: Int32) -> Bool {
        for _ in 0..<50 {
            if flock(file, LOCK_EX | LOCK_NB) == 0 { return true }
            usleep(10_000)
        }
        return false
    }

    private static func records(in file: Int32, _ path: String) throws(JournalError) -> [JournalRecord] {
        var status = stat()
        guard fstat(file, &status) == 0 else { throw .file(path, reason: systemMessage) }
        guard status.st_mode & S_IFMT == S_IFREG else { throw .file(path, reason: "it is no file") }
        guard isLocked(file) else { throw .inUse(path) }
        guard status.st_mode & 0o077 == 0 else { throw .openToOthers(path) }
        let (records, length) = try read(bytes(of: file, path), path)
        guard ftruncate(file, off_t(length)) == 0, fsync(file) == 0 else { throw .file(path, reason: systemMessage) }
        try keepName(of: path)
        return records
    }

    /// What the text of a journal holds.
    ///
    /// - Parameters:
    ///   - bytes: The text; its last line may be torn.
    ///   - path: Its path, for errors.
    /// - Returns: The records, and how many bytes they take.
    /// - Throws: where a line before the last one is no record.
    static func read(_ bytes: [UInt8], _ path: String) throws(JournalError) -> ([JournalRecord], length: Int) {
        var records: [JournalRecord] = []
        var start = 0
        while let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) {
            guard let record = JournalRecord(line: Array(bytes[start..<end])) else {
                if bytes[(end + 1)...].contains(UInt8(ascii: "\n")) {
                    throw .noRecord(path, line: records.count + 1)
                }
                return (records, start)
            }
            records.append(record)
            start = end + 1
        }
        return (records, start)
    }

    private static func bytes(of file: Int32, _ path: String) throws(JournalError) -> [UInt8] {
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = Glibc.read(file, &chunk, chunk.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw .file(path, reason: systemMessage) }
            if count == 0 { return bytes }
            bytes += chunk[..<count]
            guard bytes.count <= limit else { throw .file(path, reason: "it is larger than any journal") }
        }
    }

    /// A new file's name is on the disk only when its folder is.
    private static func keepName(of path: String) throws(JournalError) {
        let parts = path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
        let folder = parts.isEmpty ? "." : parts.count == 1 ? "/" : parts.joined(separator: "/")
        let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .file(path, reason: systemMessage) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw .file(path, reason: systemMessage) }
    }

    private static var systemMessage: String { String(cString: strerror(errno)) }
}

/// A journal cannot be used.
public enum JournalError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The file system refuses.
    case file(String, reason: String)
    /// Another run has it.
    case inUse(String)
    /// Others than its owner may read or write it.
    case openToOthers(String)
    /// A line in its middle is no record.
    case noRecord(String, line: Int)

    /// Whether it is the file that is not what it should be.
    public var isOfInput: Bool {
        if case .file = self { false } else { true }
    }

    /// What is wrong, and what to do.
    public var description: String {
        switch self {
        case .file(let path, let reason): "\(path): the journal cannot be used: \(reason). Name another with --journal."
        case .inUse(let path): "\(path): another run uses this journal. Wait for its end."
        case .openToOthers(let path): "\(path): others than its owner may read this journal. Run chmod 600 on it."
        case .noRecord(let path, let line):
            "\(path):\(line): this line is no record of a journal. Name another file with --journal, and look at AWS for "
                + "what this one should have told."
        }
    }
}
