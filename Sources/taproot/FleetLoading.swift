internal import Evidence
internal import Glibc

extension Fleet {
    /// Reads the evidence at these paths with a worker for each core, and shows how far it has come.
    static func load(_ paths: [String]) async throws(EvidenceError) -> Fleet {
        let line = ProgressLine("reading accounts:")
        defer { line.clear() }
        let cores = sysconf(Int32(_SC_NPROCESSORS_ONLN))
        return try await FleetReader(workers: cores).read(paths) { done, total in line.show(done, of: total) }
    }
}
