internal import Glibc
internal import Trail

/// What lies below the paths that somebody named.
struct TrailListing {
    /// A digest's file.
    struct Place {
        let path: String
        let name: DigestName
    }

    private(set) var digests: [Place] = []
    private(set) var logs: [String] = []
    /// Answers of `aws cloudtrail list-public-keys`.
    private(set) var keyFiles: [String] = []
    private(set) var problems: [TrailProblem] = []

    init(_ paths: [String]) {
        let files = TrailFiles(withDigests: paths)
        while let path = files.next() {
            if let name = DigestName(path) {
                digests.append(Place(path: path, name: name))
            } else if LogName(path) != nil {
                logs.append(path)
            } else if PublicKeyFile.isNamed(FileName.plain(path)) {
                keyFiles.append(path)
            }
        }
        digests.sort { ($0.name.end, $0.path) < ($1.name.end, $1.path) }
        problems = files.problems
        let known = Set(keyFiles)
        keyFiles += Set(paths.flatMap(Self.keyFiles(beside:))).filter { !known.contains($0) }.sorted()
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
