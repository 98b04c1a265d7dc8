import FoundationEssentials

/// A folder of its own below the system's temporary folder (`TMPDIR`).
struct TemporaryFolder: Sendable {
    /// Where it is, or will be.
    let path = FileManager.default.temporaryDirectory.path + "/taproot-benchmarks-" + UUID().uuidString

    /// Makes it.
    func make() throws {
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
    }

    /// Removes it with everything in it.
    func remove() throws {
        try FileManager.default.removeItem(atPath: path)
    }
}
