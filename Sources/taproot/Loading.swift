internal import Evidence
internal import Glibc
internal import Posture

/// Reading and judging with a worker for each core.
enum Loading {
    private static let cores = sysconf(Int32(_SC_NPROCESSORS_ONLN))

    /// Judges the evidence at these paths, and shows how far reading it has come.
    static func audit(_ paths: [String], _ settings: AuditSettings) async throws(EvidenceError) -> Audit {
        let line = ProgressLine("reading accounts:")
        defer { line.clear() }
        let fleet = try await FleetReader(workers: cores).read(paths) { done, total in line.show(done, of: total) }
        return await Audit(fleet, settings, workers: cores)
    }
}
