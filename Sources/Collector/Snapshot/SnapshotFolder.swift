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
    /// Answers that are no older, in nanoseconds since 1970, are not asked for again.
    private let since: Int64
    /// When this collection began, in nanoseconds since 1970.
    private let start: Int64
    /// How many files were begun; a number names each while it is not whole.
    private let begun = Atomic(0)

    private static let incoming = ".incoming"
    /// No answer that AWS gives is larger.
    private static let largestAnswer = 256 << 20

    /// Makes the folder where there is none, and keeps other collections out of it.
    ///
    /// - Parameters:
    ///   - path: the folder.
    ///   - maximalAge: answers that are younger, in seconds, count.
    /// - Throws: where it cannot be made, or another collection is in it.
    init(_ path: String, maximalAge: Int) throws(CollectionError) {
        self.path = path
        start = Self.now
        since = start - Int64(maximalAge) * 1_000_000_000
        try Self.makeWithParents(path)
        // Nothing may be thrown once all is set: what another collection has begun would be thrown away with this folder.
        descriptor = try Self.locked(path)
        throwAwayBegun()
    }

    private static func locked(_ path: String) throws(CollectionError) -> Int32 {
        let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .folder(path, reason: systemMessage) }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            let isInUse = errno == EWOULDBLOCK
            let reason = systemMessage
            close(descriptor)
            throw isInUse ? .inUse(path) : .folder(path, reason: "cannot be locked: \(reason)")
        }
        return descriptor
    }

    /// By the clock that files get their times from: whoever reads another one may be ahead of it by some milliseconds.
    private static var now: Int64 {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME_COARSE, &time)
        return nanoseconds(time)
    }

    private static func nanoseconds(_ time: timespec) -> Int64 {
        Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
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

    /// Whether a call was finished, and lately enough. What an earlier collection was refused for want of a permission is
    /// not: the permission may be there by now.
    func entry(_ file: AnswerFile) -> Entry {
        let entry = youngest(file)
        guard case .refused = entry, age(file.refusal).map({ $0 < start }) == true, isDenied(file) else { return entry }
        return .none
    }

    /// Whether a call was refused for want of a permission.
    func isDenied(_ file: AnswerFile) -> Bool {
        refusal(file).map { AWSError.refused($0).isAccessDenied } ?? false
    }

    /// The code of a refusal that was written before.
    func refusal(_ file: AnswerFile) -> Refusal? {
        json(file.refusal).map { Refusal(code: $0["Error"]?["Code"]?.string ?? "", message: "", status: 0) }
    }

    private func youngest(_ file: AnswerFile) -> Entry {
        let (answer, refusal) = (age(file.answer), age(file.refusal))
        switch (answer, refusal) {
        case (nil, nil): return .none
        case (let answer?, nil): return answer >= since ? .answered : .none
        case (nil, let refusal?): return refusal >= since ? .refused : .none
        case (let answer?, let refusal?):
            // Both are there only where it was killed in between: the newer one counts, and is what stays.
            return max(answer, refusal) < since ? .none : answer >= refusal ? .answered : .refused
        }
    }

    /// Whether a file was written lately enough.
    func isFresh(_ name: String) -> Bool {
        age(name).map { $0 >= since } ?? false
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

    /// Folders over the snapshot's own are made like it, where there are none.
    private static func makeWithParents(_ path: String) throws(CollectionError) {
        var made = path.hasPrefix("/") ? "/" : ""
        for part in path.split(separator: "/") {
            made += part
            try make(made, path)
            made += "/"
        }
    }

    private static func make(_ folder: String, _ path: String) throws(CollectionError) {
        guard mkdir(folder, 0o700) == 0 || errno == EEXIST else {
            throw .folder(path, reason: "\(folder) cannot be made: \(systemMessage)")
        }
    }

    /// When a file was written, in nanoseconds since 1970; nil where there is none, or one that is empty.
    func age(_ name: String) -> Int64? {
        var status = stat()
        guard stat("\(path)/\(name)", &status) == 0, status.st_size > 0 else { return nil }
        return Self.nanoseconds(status.st_mtim)
    }

    private func throwAwayBegun() {
        let incoming = "\(path)/\(Self.incoming)"
        for name in names(in: Self.incoming) { unlink("\(incoming)/\(name)") }
        rmdir(incoming)
    }

    /// What lies in a folder, but for what begins with a dot.
    func names(in folder: String) -> [String] {
        guard let stream = opendir("\(path)/\(folder)") else { return [] }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) {
                String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
            }
            if !name.hasPrefix(".") { names.append(name) }
        }
        return names
    }

    private static var systemMessage: String { String(cString: strerror(errno)) }
}
