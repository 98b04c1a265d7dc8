internal import Glibc

/// Paths as text: what is needed of them, and nothing about the file system.
enum SnapshotPath {
    /// The last part of a path; of `.`, `..` and `/` the name that the folder really has.
    static func name(of path: String) -> String {
        let trimmed = trimmed(path)
        let last = trimmed.split(separator: "/").last.map(String.init) ?? ""
        guard last.isEmpty || last == "." || last == ".." else { return last }
        return real(path)?.split(separator: "/").last.map(String.init) ?? last
    }

    /// The path without slashes at its end.
    static func trimmed(_ path: String) -> String {
        var path = path[...]
        while path.count > 1, path.hasSuffix("/") { path = path.dropLast() }
        return String(path)
    }

    /// The path without links; nil where there is no such thing.
    static func real(_ path: String) -> String? {
        guard let resolved = realpath(path, nil) else { return nil }
        defer { free(resolved) }
        return String(cString: resolved)
    }

    /// Whether a folder is there, through links.
    static func isFolder(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }
}
