internal import Evidence

/// Reads files of trails one after another, with buffers that are used again. Each worker has one of its own.
struct TrailFileReader: ~Copyable {
    /// How much text is looked at in one go; files with more are read window by window. In bytes.
    static let usualWindow = 16 << 20

    private let window: Int
    private var input = ByteBuffer()
    private var text = ByteBuffer()
    private var folder = NearFolder()
    private let inflater = Inflater()
    private var scanner: RecordScanner

    /// A reader.
    ///
    /// - Parameters:
    ///   - parsesAll: whether every record is parsed, rather than those that may be of interest.
    ///   - window: how much text is looked at in one go.
    init(parsesAll: Bool = false, window: Int = usualWindow) {
        scanner = RecordScanner(parsesAll: parsesAll)
        self.window = window
    }

    /// Reads one file. What cannot be read of it is told in the reading.
    mutating func read(_ found: TrailFile) -> TrailFileReading {
        var reading = TrailFileReading(found.path)
        do throws(Unreadable) {
            let file = try OpenFile(found, near: &folder)
            input.removeAll()
            try input.fill(from: file, upTo: min(file.size, window) + 1)
            try read(file, &reading)
        } catch {
            reading.noteEnd(error.reason)
        }
        input.shrink()
        text.shrink()
        return reading
    }

    /// Reads one file that was fetched from elsewhere.
    mutating func read(_ fetched: borrowing FetchedFile) -> TrailFileReading {
        var reading = TrailFileReading(fetched.path)
        input.removeAll()
        input.reserve(fetched.bytes.count)
        fetched.bytes.withUnsafeBytes { input.append($0) }
        do throws(Unreadable) {
            try read(OpenFile(fetched: fetched), &reading)
        } catch {
            reading.noteEnd(error.reason)
        }
        input.shrink()
        text.shrink()
        return reading
    }

    private mutating func read(_ file: borrowing OpenFile, _ reading: inout TrailFileReading) throws(Unreadable) {
        if file.isRegular { reading.size = file.size }
        reading.modified = file.modified
        scanner.begin(isChecked: input.bytes.isGzip)
        // What has more bytes than were asked for has grown meanwhile.
        let isWhole = input.count <= min(window, file.size) && file.size <= window
        if !isWhole {
            try stream(file, &reading)
        } else if !input.bytes.isGzip {
            _ = try look(at: .input, isLast: true, &reading)
        } else if try inflateWhole() {
            _ = try look(at: .text, isLast: true, &reading)
        } else {
            scanner.begin(isChecked: true)
            try stream(file, &reading)
        }
    }

    private enum Buffer { case input, text }

    private mutating func look(
        at buffer: Buffer,
        isLast: Bool,
        _ reading: inout TrailFileReading
    ) throws(Unreadable) -> Int {
        switch buffer {
        case .input: try look(input.bytes, isLast, &reading)
        case .text: try look(text.bytes, isLast, &reading)
        }
    }

    private mutating func look(
        _ window: UnsafeRawBufferPointer,
        _ isLast: Bool,
        _ reading: inout TrailFileReading
    ) throws(Unreadable) -> Int {
        let used = try scanner.scan(window, isLast: isLast, &reading)
        reading.inflated += used
        return used
    }
}

// MARK: - Whole files

extension TrailFileReader {
    /// Inflates all members. False where that is more than a window holds, or where the file is damaged: then what is
    /// whole of it is read piece by piece.
    private mutating func inflateWhole() throws(Unreadable) -> Bool {
        text.removeAll()
        text.reserve(min(input.bytes.gzipSize, window))
        var rest = input.bytes
        while !rest.isEmpty, !rest.isPadding {
            switch inflater.inflate(rest, &text, limit: window) {
            case .member(let consumed): rest = UnsafeRawBufferPointer(rebasing: rest[consumed...])
            case .tooLarge, .damaged: return false
            case .wrongChecksum: throw Self.wrongChecksum
            }
        }
        return true
    }

    static let wrongChecksum = Unreadable(
        "holds other bytes than were compressed, as its checksum tells; nothing of it is used, fetch it again"
    )
}

// MARK: - Piece by piece

extension TrailFileReader {
    /// Larger files are refused, so that a few kilobytes cannot keep a reader busy for hours. AWS's files have 50 MB at
    /// most, compressed about ten times. In bytes.
    static let inflatedLimit = 4 << 30

    private mutating func stream(_ file: borrowing OpenFile, _ reading: inout TrailFileReading) throws(Unreadable) {
        text.removeAll()
        reading.events = []
        reading.inflated = 0
        let isGzip = input.bytes.isGzip
        var stream = InflatingStream()
        var isLast = false
        while !isLast {
            do throws(Unreadable) {
                isLast = try isGzip ? inflate(file, &stream) : copy(file)
            } catch {
                throw keepWhole(error, &reading)
            }
            let used = try look(at: .text, isLast: isLast, &reading)
            text.removeFirst(used)
            if isGzip, reading.inflated > Self.inflatedLimit {
                throw Unreadable("inflates to more than \(Self.inflatedLimit >> 30) GB; the rest was left out")
            }
        }
    }

    /// Of a file whose end is lost the events before that count; of one with other bytes than were compressed, none do.
    private mutating func keepWhole(_ damage: Unreadable, _ reading: inout TrailFileReading) -> Unreadable {
        if damage == Self.wrongChecksum {
            reading.events = []
        } else {
            _ = try? look(at: .text, isLast: false, &reading)
        }
        return damage
    }

    /// Fills the window with the file's own bytes. True where the file has come to its end.
    private mutating func copy(_ file: borrowing OpenFile) throws(Unreadable) -> Bool {
        let goal = makeRoom()
        while text.count < goal {
            if try !hasInput(file) { return true }
            let taken = min(input.count, text.room)
            text.append(UnsafeRawBufferPointer(rebasing: input.bytes[..<taken]))
            input.removeFirst(taken)
        }
        return false
    }

    /// Fills the window with what the file's bytes inflate to. True where the file has come to its end.
    private mutating func inflate(
        _ file: borrowing OpenFile,
        _ stream: inout InflatingStream
    ) throws(Unreadable) -> Bool {
        let goal = makeRoom()
        while text.count < goal {
            if try !hasInput(file) {
                if stream.isWithinMember { throw Unreadable("is cut off within its compressed data") }
                return true
            }
            let isPadding = !stream.isWithinMember && input.bytes.isPadding
            input.removeFirst(isPadding ? input.count : try stream.inflate(input.bytes, &text))
        }
        return false
    }

    /// Makes room for a window, and for something more than what could not be used up of the last one.
    ///
    /// - Returns: how much text there is to be.
    private mutating func makeRoom() -> Int {
        let goal = max(window, text.count + Self.piece)
        text.reserve(goal - text.count)
        return goal
    }

    private mutating func hasInput(_ file: borrowing OpenFile) throws(Unreadable) -> Bool {
        if input.count == 0 { try input.fill(from: file, upTo: Self.piece) }
        return input.count > 0
    }

    private static let piece = 64 << 10
}

extension UnsafeRawBufferPointer {
    /// Whether these bytes begin a gzip file (RFC 1952).
    var isGzip: Bool { starts(with: [0x1F, 0x8B]) }

    /// Whether these are zeros, as tapes and some tools put behind the last member.
    var isPadding: Bool { allSatisfy { $0 == 0 } }

    /// How long the text of the last member says it is, modulo 2³² (RFC 1952). Not to be trusted.
    var gzipSize: Int {
        count < 18 ? 0 : suffix(4).enumerated().reduce(0) { $0 | Int($1.element) << (8 * $1.offset) }
    }
}

extension ByteBuffer {
    /// Reads from a file until it ends or so many bytes are there.
    mutating func fill(from file: borrowing OpenFile, upTo limit: Int) throws(Unreadable) {
        reserve(limit - count)
        while count < limit {
            let wanted = limit - count
            var got = 0
            try append { room throws(Unreadable) in
                got = try file.read(into: UnsafeMutableRawBufferPointer(rebasing: room[..<wanted]))
                return got
            }
            if got == 0 || (got < wanted && file.isRegular) { return }
        }
    }
}
