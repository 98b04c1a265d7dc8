package import Evidence

/// Hands over what files hold, inflated where they are gzip, piece by piece in memory that is used again.
///
/// Each worker has one of its own.
package struct ContentReader: ~Copyable {
    private static let piece = 1 << 20

    private var input = ByteBuffer()
    private var text = ByteBuffer()

    /// A reader that has read nothing yet.
    package init() {}

    /// Why a file's content cannot be had.
    package enum Failure: Error {
        /// The operating system does not let it be read: nothing can be said of its content.
        case unopened(Unreadable)
        /// It is there, and is not what was written: cut off, damaged, or too large.
        case damaged(Unreadable)

        /// A clause that reads on after the file's path.
        package var reason: String {
            switch self {
            case .unopened(let unreadable), .damaged(let unreadable): unreadable.reason
            }
        }
    }

    /// Reads one file.
    ///
    /// - Parameters:
    ///   - path: the file's path.
    ///   - limit: content of more bytes than this is refused.
    ///   - take: handed one piece after another; what it was handed counts only if nothing is thrown in the end.
    /// - Throws: where the file, or all of it, cannot be read.
    package mutating func read(
        _ path: String,
        limit: Int,
        _ take: (UnsafeRawBufferPointer) -> Void
    ) throws(Failure) {
        var source = try open(path)
        try read(&source, limit, take)
    }

    /// Reads one file that was fetched from elsewhere.
    ///
    /// - Parameters:
    ///   - fetched: the file.
    ///   - limit: content of more bytes than this is refused.
    ///   - take: handed one piece after another; what it was handed counts only if nothing is thrown in the end.
    /// - Throws: where not all of it can be read.
    package mutating func read(
        fetched: FetchedFile,
        limit: Int,
        _ take: (UnsafeRawBufferPointer) -> Void
    ) throws(Failure) {
        var source = Source(file: OpenFile(fetched: fetched), fetched: fetched.bytes[...])
        input.removeAll()
        source.fillFromMemory(&input)
        try read(&source, limit, take)
    }

    /// A file on disk, or bytes that are there already.
    private struct Source: ~Copyable {
        let file: OpenFile
        var fetched: ArraySlice<UInt8> = []

        mutating func fill(_ buffer: inout ByteBuffer) throws(Unreadable) {
            if fetched.isEmpty { return try buffer.fill(from: file, upTo: ContentReader.piece) }
            fillFromMemory(&buffer)
        }

        mutating func fillFromMemory(_ buffer: inout ByteBuffer) {
            let piece = fetched.prefix(ContentReader.piece)
            piece.withUnsafeBytes { buffer.append($0) }
            fetched = fetched.dropFirst(piece.count)
        }
    }

    private mutating func open(_ path: String) throws(Failure) -> Source {
        do throws(Unreadable) {
            var source = Source(file: try OpenFile(path))
            input.removeAll()
            try source.fill(&input)
            return source
        } catch {
            throw .unopened(error)
        }
    }

    private mutating func read(
        _ source: inout Source,
        _ limit: Int,
        _ take: (UnsafeRawBufferPointer) -> Void
    ) throws(Failure) {
        do throws(Unreadable) {
            try input.bytes.isGzip ? inflate(&source, limit, take) : copy(&source, limit, take)
        } catch {
            throw .damaged(error)
        }
    }

    private mutating func copy(
        _ source: inout Source,
        _ limit: Int,
        _ take: (UnsafeRawBufferPointer) -> Void
    ) throws(Unreadable) {
        var total = 0
        while input.count > 0 {
            total += input.count
            if total > limit { throw Self.tooLarge(limit) }
            take(input.bytes)
            input.removeAll()
            try source.fill(&input)
        }
    }

    private mutating func inflate(
        _ source: inout Source,
        _ limit: Int,
        _ take: (UnsafeRawBufferPointer) -> Void
    ) throws(Unreadable) {
        var stream = InflatingStream()
        var total = 0
        text.reserve(Self.piece)
        while true {
            if input.count == 0 { try source.fill(&input) }
            if input.count == 0 { break }
            if !stream.isWithinMember, input.bytes.isPadding {
                input.removeAll()
                continue
            }
            text.removeAll()
            input.removeFirst(try stream.inflate(input.bytes, &text))
            total += text.count
            if total > limit { throw Self.tooLarge(limit) }
            take(text.bytes)
        }
        if stream.isWithinMember { throw Unreadable("is cut off within its compressed data") }
    }

    private static func tooLarge(_ limit: Int) -> Unreadable {
        Unreadable("holds more than \(limit >> 20) MB, the most that is read")
    }
}
