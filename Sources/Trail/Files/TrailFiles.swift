internal import Glibc
internal import Synchronization

/// The files of a trail, handed out one by one to whoever asks next.
///
/// Folders are walked as files are taken, so a trail of any size takes little memory. Of each stretch of files the
/// largest come first, so that workers end at about the same time.
public final class TrailFiles: Sendable {
    private let walk: Mutex<TrailWalk>

    /// Files of these paths: files as they are, folders with all files in them that may hold events.
    ///
    /// - Parameters:
    ///   - paths: files and folders.
    ///   - wanted: asked of many files at a time which of them are to be read; nil for all.
    public init(_ paths: [String], wanted: (@Sendable ([TrailFile]) -> [Bool])? = nil) {
        walk = Mutex(TrailWalk(roots: paths, wanted: wanted))
    }

    /// Files that are named one a line in a text that is read from a descriptor, such as standard input.
    ///
    /// - Parameters:
    ///   - descriptor: where to read the text.
    ///   - wanted: asked of many files at a time which of them are to be read; nil for all.
    public init(namedIn descriptor: Int32, wanted: (@Sendable ([TrailFile]) -> [Bool])? = nil) {
        walk = Mutex(TrailWalk(roots: [], list: PathList(descriptor), wanted: wanted))
    }

    /// Files of these paths, digests among them.
    package init(withDigests paths: [String]) {
        walk = Mutex(TrailWalk(roots: paths, hasDigests: true))
    }

    /// The next file; nil where all are taken.
    package func next() -> TrailFile? {
        walk.withLock { $0.next() }
    }

    /// Hands out no more files.
    public func stop() {
        walk.withLock { $0.stop() }
    }

    /// The folders and paths that could not be read so far: the first of them, and how many more there are.
    public var problems: [TrailProblem] {
        let problems = walk.withLock { $0.problems }
        guard problems.untold > 0, let last = problems.kept.last else { return problems.kept }
        let more = "… and \(problems.untold) more that cannot be opened"
        return problems.kept + [TrailProblem(path: last.path, reason: more)]
    }

    /// How many files were passed over, since by their names they hold no events.
    public var passedOver: Int {
        walk.withLock { $0.passedOver }
    }
}
