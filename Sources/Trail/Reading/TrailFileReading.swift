/// What was read from one file of a trail.
public struct TrailFileReading: Sendable {
    /// The file's path.
    public let path: String
    /// How many bytes the file has; 0 for what is no file.
    public internal(set) var size = 0
    /// When the file was last written to, in nanoseconds since 1970.
    public internal(set) var modified: Int64 = 0
    /// How many bytes of text were looked through, inflated.
    public internal(set) var inflated = 0
    /// The events that concern root users, in the order of the file.
    public internal(set) var events: [ActivityEvent] = []
    private var told: [TrailProblem] = []
    private var untold = 0

    /// A file of some kilobytes can hold millions of things that cannot be read; nobody reads of more than these.
    static let mostProblems = 20

    init(_ path: String) {
        self.path = path
    }

    /// Nothing could be read of the file at all.
    init(_ problem: TrailProblem) {
        path = problem.path
        told = [problem]
    }

    /// What could not be read: the first of it, why the rest of the file was left out if it was, and how much more there is.
    public var problems: [TrailProblem] {
        if untold == 0 { return told }
        return told + [TrailProblem(path: path, reason: "… and \(untold) more like these")]
    }

    /// Tells of something within the file that could not be read.
    mutating func note(_ reason: @autoclosure () -> String) {
        if told.count < Self.mostProblems {
            told.append(TrailProblem(path: path, reason: reason()))
        } else {
            untold += 1
        }
    }

    /// Tells why the file was not read to its end, however much was told before.
    mutating func noteEnd(_ reason: String) {
        told.append(TrailProblem(path: path, reason: reason))
    }
}

/// Something in a trail that could not be read.
public struct TrailProblem: Error, Hashable, Sendable, CustomStringConvertible {
    /// The file or the folder.
    public let path: String
    /// What is wrong with it: a clause that reads on after the path.
    public let reason: String
    /// Whether a service was to give it and did not, so that the same may go well another time.
    public let isUnreached: Bool

    /// A problem with a file, told by a clause.
    ///
    /// - Parameters:
    ///   - path: The file or the folder.
    ///   - reason: What is wrong with it: a clause that reads on after the path.
    ///   - isUnreached: Whether a service was to give it and did not.
    public init(path: String, reason: String, isUnreached: Bool = false) {
        self.path = path
        self.reason = reason
        self.isUnreached = isUnreached
    }

    /// The path and the reason on one line, whatever the path holds.
    public var description: String {
        let printable = path.unicodeScalars.map { scalar in
            scalar.value < 0x20 || scalar.value == 0x7F ? "\\u{\(String(scalar.value, radix: 16))}" : String(scalar)
        }
        return "\(printable.joined()): \(reason)"
    }
}
