internal import Glibc
internal import Trail

/// What lies below the paths that somebody named.
struct TrailListing {
    /// A digest's file.
    struct Place {
        let file: FilePlace
        let name: DigestName
    }

    private(set) var digests: [Place] = []
    private(set) var logs: [FilePlace] = []
    /// Answers of `aws cloudtrail list-public-keys` on disk. Whoever can write into a bucket could forge them there.
    private(set) var keyFiles: [String] = []
    /// What could not be read on disk.
    private(set) var problems: [TrailProblem] = []
    /// What could not be listed elsewhere.
    let unreached: [TrailProblem]

    init(_ paths: [String], _ remote: RemoteTrail?) {
        unreached = remote?.problems ?? []
        for path in remote?.paths ?? [] { take(FilePlace(path: path, isRemote: true)) }
        if !paths.isEmpty { walk(paths) }
        digests.sort { ($0.name.end, $0.file.path) < ($1.name.end, $1.file.path) }
    }

    /// Whether all was listed. If not, what is not in the listing may lie there all the same.
    var isWhole: Bool { problems.isEmpty && unreached.isEmpty }

    private mutating func walk(_ paths: [String]) {
        let files = TrailFiles(withDigests: paths)
        while let path = files.next()?.path {
            let isOfTrail = take(FilePlace(path: path, isRemote: false))
            if !isOfTrail, PublicKeyFile.isNamed(FileName.plain(path)) { keyFiles.append(path) }
        }
        problems = files.problems
        let known = Set(keyFiles)
        keyFiles += Set(paths.flatMap(Self.keyFiles(beside:))).filter { !known.contains($0) }.sorted()
    }

    @discardableResult
    private mutating func take(_ file: FilePlace) -> Bool {
        if let name = DigestName(file.path) {
            digests.append(Place(file: file, name: name))
        } else if LogName(file.path) != nil {
            logs.append(file)
        } else {
            return false
        }
        return true
    }

    /// A snapshot has the keys next to the trail's folder rather than within.
    private static func keyFiles(beside path: String) -> [String] {
        let parts = path.split(separator: "/", omittingEmptySubsequences: true)
        let root = path.hasPrefix("/") ? "/" : ""
        let parent = root + parts.dropLast().joined(separator: "/")
        guard !parts.isEmpty, parts.last != ".", parts.last != "..",
            let stream = opendir(parent.isEmpty ? "." : parent)
        else { return [] }
        defer { closedir(stream) }
        var found: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
                String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            guard PublicKeyFile.isNamed(name) else { continue }
            found.append(parent.isEmpty || parent == "/" ? parent + name : parent + "/" + name)
        }
        return found
    }
}
