internal import AWSClient
internal import Glibc
internal import Synchronization

/// The folder that a collection fills: its own journal, since each finished call is a file.
///
/// A file appears whole or not at all: it is written under another name first. What was begun when a collection was killed
/// lies in a folder of its own, and the next one throws it away.
final class SnapshotFolder: Sendable {
    let path: String
    /// Open as long as this collection goes on, for the lock is on it.
    private let descriptor: Int32
    /// Answers that are younger, in seconds since 1970, are not asked for again.
    private let youngerThan: Int64
    /// How many files were begun; a number names each while it is not whole.
    private let begun = Atomic(0)

    private static let incoming = ".incoming"
    /// No answer that AWS gives is larger.
    private static let largestAnswer = 256 << 20

    /// Makes the folder where there is none, and keeps other collections out of it.
    ///
    /// - Parameters:
    ///   - path: the folder.
    ///   - youngerThan: answers that are younger, in seconds since 1970, count.
    init(_ path: String, youngerThan: Int64) throws(CollectionError) {
        self.path = path
        self.youngerThan = youngerThan
        try Self.make(path, path)
        descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .folder(path, reason: Self.systemMessage) }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            let isInUse = errno == EWOULDBLOCK
            let reason = Self.systemMessage
            close(descriptor)
            throw isInUse ? .inUse(path) : .folder(path, reason: "cannot be locked: \(reason)")
        }
        throwAwayBegun()
    }

    deinit {
        throwAwayBegun()
        close(descriptor)
    }

    /// What is known of a call already.
    enum Entry {
        case answered
        case refused
        case none
    }

    /// Whether a call was finished, and lately enough.
    func entry(_ file: AnswerFile) -> Entry {
        let (answer, refusal) = (age(file.answer), age(file.refusal))
        switch (answer, refusal) {
        case (nil, nil): return .none
        case (let answer?, nil): return answer >= youngerThan ? .answered : .none
        case (nil, let refusal?): return refusal >= youngerThan ? .refused : .none
        case (let answer?, let refusal?):
            // Both are there only where it was killed in between: the newer one counts, and is what stays.
            return max(answer, refusal) < youngerThan ? .none : answer >= refusal ? .answered : .refused
        }
    }

    /// Whether a file was written lately enough.
    func isFresh(_ name: String) -> Bool {
        age(name).map { $0 >= youngerThan } ?? false
    }

    /// An answer that was written before; nil where it cannot be read, so that it is asked for again.
    func answer(_ file: AnswerFile) -> JSON? { json(file.answer) }

    /// What a file holds; nil where it cannot be read.
    func json(_ name: String) -> JSON? {
        bytes(name).flatMap { try? JSON(parsing: $0) }
    }

    func bytes(_ name: String) -> [UInt8]? {
        let descriptor = open("\(path)/\(name)", O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_size <= Self.largestAnswer else { return nil }
        let size = Int(status.st_size)
        return [UInt8](unsafeUninitializedCapacity: size) { room, count in
            while count < size {
                let got = Glibc.read(descriptor, room.baseAddress.map { $0 + count }, size - count)
                if got > 0 { count += got } else if got == 0 || errno != EINTR { break }
            }
        }
    }

    func write(_ answer: JSON, to file: AnswerFile) throws(CollectionError) {
        try write(answer.text, to: file.answer)
        unlink("\(path)/\(file.refusal)")
    }

    /// Writes a refusal in the form in which the AWS CLI prints one.
    func write(_ refusal: Refusal, to file: AnswerFile) throws(CollectionError) {
        let error = JSON.object([
            JSON.Member("Code", .string(refusal.code)), JSON.Member("Message", .string(refusal.message)),
        ])
        try write(JSON.object([JSON.Member("Error", error)]).text, to: file.refusal)
        unlink("\(path)/\(file.answer)")
    }

    func forgetRefusal(_ file: AnswerFile) {
        unlink("\(path)/\(file.refusal)")
    }

    /// Writes bytes to a file that then has all of them, or is what it was before.
    func write(_ bytes: [UInt8], to name: String) throws(CollectionError) {
        let incoming = "\(path)/\(Self.incoming)"
        try Self.make(incoming, path)
        let number = begun.wrappingAdd(1, ordering: .relaxed).newValue
        let begun = "\(incoming)/\(number)"
        // Such files belong to their owner alone.
        let descriptor = open(begun, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw .folder(path, reason: Self.systemMessage) }
        let isWritten = Self.writeAll(bytes, descriptor)
        let reason = Self.systemMessage
        guard close(descriptor) == 0, isWritten else {
            unlink(begun)
            throw .folder("\(path)/\(name)", reason: "cannot be written: \(reason)")
        }
        try makeFolders(of: name)
        guard rename(begun, "\(path)/\(name)") == 0 else {
            throw .folder("\(path)/\(name)", reason: "cannot be written: \(Self.systemMessage)")
        }
    }

    private static func writeAll(_ bytes: [UInt8], _ descriptor: Int32) -> Bool {
        bytes.withUnsafeBytes { bytes in
            var rest = bytes[...]
            while !rest.isEmpty {
                let written = Glibc.write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
                if written > 0 { rest = rest.dropFirst(written) } else if errno != EINTR { return false }
            }
            return true
        }
    }

    private func makeFolders(of name: String) throws(CollectionError) {
        var made = path
        for part in name.split(separator: "/").dropLast() {
            made += "/" + part
            try Self.make(made, path)
        }
    }

    private static func make(_ folder: String, _ path: String) throws(CollectionError) {
        guard mkdir(folder, 0o700) == 0 || errno == EEXIST else {
            throw .folder(path, reason: "\(folder) cannot be made: \(systemMessage)")
        }
    }

    /// When a file was written, in seconds since 1970; nil where there is none, or one that is empty.
    private func age(_ name: String) -> Int64? {
        var status = stat()
        guard stat("\(path)/\(name)", &status) == 0, status.st_size > 0 else { return nil }
        return Int64(status.st_mtim.tv_sec)
    }

    private func throwAwayBegun() {
        let incoming = "\(path)/\(Self.incoming)"
        guard let stream = opendir(incoming) else { return }
        while let entry = readdir(stream) {
            withUnsafeBytes(of: &entry.pointee.d_name) { name in
                if name.first == UInt8(ascii: ".") { return }
                _ = unlink("\(incoming)/\(String(decoding: name.prefix { $0 != 0 }, as: UTF8.self))")
            }
        }
        closedir(stream)
        rmdir(incoming)
    }

    private static var systemMessage: String { String(cString: strerror(errno)) }
}
