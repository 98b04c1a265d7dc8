internal import Glibc

/// A file of a trail as it lies on disk now.
public struct TrailFile: Hashable, Sendable {
    /// The path.
    public let path: String
    /// How many bytes it has; 0 for a pipe.
    public let size: Int
    /// When it was last written to, in nanoseconds since 1970.
    public let modified: Int64
    /// Whether it is a file in the narrow sense, and no pipe.
    let isRegular: Bool

    init(_ path: String, _ status: stat) {
        self.path = path
        size = Int(status.st_size)
        isRegular = status.st_mode & S_IFMT == S_IFREG
        modified = Int64(status.st_mtim.tv_sec) * 1_000_000_000 + Int64(status.st_mtim.tv_nsec)
    }
}
