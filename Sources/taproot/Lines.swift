internal import Glibc

/// The lines of a file, or of standard input for `-`, one at a time.
final class Lines {
    /// One line without its end.
    enum Line {
        case bytes([UInt8])
        /// It is longer than ``limit``; nothing of it is kept.
        case tooLong
    }

    /// Longer lines are refused: the largest policies of an organization fit many times. In bytes.
    static let limit = 64 << 20

    /// What is wrong with a longer line: a clause that reads on after its place.
    static let refusal = "is a line of more than \(limit >> 20) MB"

    private let path: String
    private let descriptor: Int32
    private var piece = [UInt8](repeating: 0, count: 1 << 16)
    /// What was read and belongs to no line yet.
    private var rest = 0..<0

    init(path: String) throws(InputError) {
        self.path = path
        descriptor = path == "-" ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
        if descriptor < 0 {
            throw InputError(description: "\(path): cannot be opened: \(String(cString: strerror(errno)))")
        }
    }

    deinit {
        if descriptor > STDIN_FILENO { close(descriptor) }
    }

    /// The next line; nil behind the last one.
    ///
    /// - Throws: also where the line is too long.
    func next() throws(InputError) -> [UInt8]? {
        switch try nextOfAnyLength() {
        case .bytes(let bytes): return bytes
        case .tooLong: throw InputError(description: "\(path): has a line of more than \(Self.limit >> 20) MB")
        case nil: return nil
        }
    }

    /// The next line, which may be too long; nil behind the last one.
    func nextOfAnyLength() throws(InputError) -> Line? {
        guard try fill() else { return nil }
        var line: [UInt8] = []
        var isTooLong = false
        var isEnded = false
        while !isEnded, try fill() {
            let end = endOfLine()
            let part = rest.lowerBound..<(end ?? rest.upperBound)
            if line.count + part.count > Self.limit {
                isTooLong = true
                line = []
            }
            if !isTooLong { line += piece[part] }
            isEnded = end != nil
            rest = part.upperBound + (isEnded ? 1 : 0)..<rest.upperBound
        }
        return isTooLong ? .tooLong : .bytes(line)
    }

    /// Where the next end of a line stands in what was read.
    private func endOfLine() -> Int? {
        piece.withUnsafeBytes { bytes in
            guard let base = bytes.baseAddress,
                let found = memchr(base + rest.lowerBound, Int32(UInt8(ascii: "\n")), rest.count)
            else { return nil }
            return UnsafeRawPointer(found) - base
        }
    }

    /// Reads on where nothing is left. False at the end.
    private func fill() throws(InputError) -> Bool {
        if !rest.isEmpty { return true }
        var count = 0
        repeat {
            count = piece.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
        } while count < 0 && errno == EINTR
        if count < 0 {
            throw InputError(description: "\(path): cannot be read: \(String(cString: strerror(errno)))")
        }
        rest = 0..<count
        return count > 0
    }
}
