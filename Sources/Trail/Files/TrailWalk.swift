internal import Glibc

/// Walks folders for files that may hold events, a stretch at a time.
struct TrailWalk: ~Copyable {
    /// Paths that were named and come next, the last one first.
    private var roots: [String]
    private var list: PathList?
    private var folders: [String] = []
    /// Folders that were entered, so that links in a ring lead nowhere.
    private var entered: Set<FileIdentity> = []
    private var stretch: [TrailFile] = []
    private let wanted: (@Sendable ([TrailFile]) -> [Bool])?
    private(set) var problems = TrailProblems()
    private(set) var passedOver = 0
    private var hasFound = false
    private let firstRoot: String?
    /// Whether digests come out, too.
    private let hasDigests: Bool

    /// So many files are looked up at a time, and sorted by size.
    private static let stretchLength = 2048

    /// In bytes. That much takes less than a millisecond.
    private static let smallFile = 65_536

    private struct FileIdentity: Hashable {
        let device: UInt
        let number: UInt
    }

    init(
        roots: [String],
        list: consuming PathList? = nil,
        hasDigests: Bool = false,
        wanted: (@Sendable ([TrailFile]) -> [Bool])? = nil
    ) {
        self.roots = roots.reversed()
        firstRoot = roots.first
        self.list = list
        self.hasDigests = hasDigests
        self.wanted = wanted
    }

    /// The next file; nil where there is none left.
    mutating func next() -> TrailFile? {
        while stretch.isEmpty {
            guard fill() else {
                noteNothing()
                return nil
            }
            if let wanted { stretch = zip(stretch, wanted(stretch)).filter(\.1).map(\.0) }
            putLargestLast()
        }
        return stretch.popLast()
    }

    /// The largest files are taken first. The small ones stay beside their neighbours of the same folder, since what opening a file
    /// takes is then at hand: it is no small part of reading them.
    private mutating func putLargestLast() {
        let small = stretch.partition { $0.size > Self.smallFile }
        stretch[small...].sort { ($0.size, $1.path) < ($1.size, $0.path) }
    }

    /// Somebody who names a place with nothing in it has probably named another one than was meant.
    private mutating func noteNothing() {
        if hasFound || !problems.kept.isEmpty { return }
        let reason = "holds no file of a trail: none ends in .json, .jsonl, .csv, .log or .gz, digests left aside"
        problems.add([TrailProblem(path: firstRoot ?? "the list of paths", reason: reason)])
        hasFound = true
    }

    /// Leaves everything that is still to come.
    mutating func stop() {
        roots = []
        list = nil
        folders = []
        stretch = []
    }

    /// Looks up some more files. False where there is nothing left to look up.
    private mutating func fill() -> Bool {
        var hasAny = false
        while stretch.count < Self.stretchLength {
            if let folder = folders.popLast() {
                enter(folder)
            } else if let path = roots.popLast() ?? list?.next() {
                take(named: path)
            } else {
                return hasAny || !stretch.isEmpty
            }
            hasAny = true
        }
        return true
    }

    private mutating func enter(_ folder: String) {
        guard let stream = opendir(folder) else { return refuse(folder) }
        defer { closedir(stream) }
        let base = folder.hasSuffix("/") ? folder : folder + "/"
        while let entry = readdir(stream) {
            let isFile = Int(entry.pointee.d_type) == DT_REG
            withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
                let name = UnsafeRawBufferPointer(rebasing: bytes.prefix { $0 != 0 })
                if name.first == UInt8(ascii: ".") || (isFile && !isWanted(name)) { return }
                var status = stat()
                let path = base + String(decoding: name, as: UTF8.self)
                let found = bytes.withMemoryRebound(to: CChar.self) { text in
                    text.baseAddress.map { fstatat(dirfd(stream), $0, &status, 0) } ?? -1
                }
                guard found == 0 else { return refuse(path) }
                // A pipe would be waited for without end.
                if status.isFolder || (status.isRegular && (isFile || isWanted(name))) { take(path, status) }
            }
        }
    }

    /// What somebody named is read whatever it is called, and even if it is a pipe.
    private mutating func take(named path: String) {
        if path.utf8.contains(0) {
            let reason = "holds a byte of zero, which no path has; a list has one path a line"
            return problems.add([TrailProblem(path: path, reason: reason)])
        }
        var status = stat()
        if stat(path, &status) == 0 { return take(path, status) }
        guard path.hasPrefix("s3://") else { return refuse(path) }
        let reason = "is a place in a bucket, and cannot stand in a list; name it as an argument"
        problems.add([TrailProblem(path: path, reason: reason)])
    }

    private mutating func take(_ path: String, _ status: stat) {
        if !status.isFolder {
            hasFound = true
            return stretch.append(TrailFile(path, status))
        }
        let identity = FileIdentity(device: UInt(status.st_dev), number: UInt(status.st_ino))
        if entered.insert(identity).inserted { folders.append(path) }
    }

    private mutating func refuse(_ path: String) {
        problems.add([TrailProblem(path: path, reason: "cannot be opened: \(Self.systemMessage)")])
    }

    private mutating func isWanted(_ name: UnsafeRawBufferPointer) -> Bool {
        let isWanted = TrailPath.isOfTrail(name, withDigests: hasDigests)
        if !isWanted { passedOver += 1 }
        return isWanted
    }

    private static var systemMessage: String { String(cString: strerror(errno)) }
}

extension stat {
    fileprivate var isFolder: Bool { st_mode & S_IFMT == S_IFDIR }

    fileprivate var isRegular: Bool { st_mode & S_IFMT == S_IFREG }
}
