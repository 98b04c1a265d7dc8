internal import Evidence
internal import FoundationEssentials
internal import Organization
internal import Posture

/// Reading and judging with a worker for each core.
enum Loading {
    /// How many cores this process may run on.
    static let cores = ProcessInfo.processInfo.activeProcessorCount

    /// Judges the evidence at these paths, and shows how far reading it has come.
    ///
    /// - Parameters:
    ///   - paths: where the evidence lies.
    ///   - settings: what is to be done otherwise.
    ///   - uses: uses of root users that were seen elsewhere.
    ///   - administrators: of whom to find out who else can administer the account.
    /// - Returns: the audit.
    /// - Throws: where a path is no evidence at all.
    static func audit(
        _ paths: [String],
        _ settings: AuditSettings,
        uses: [AccountID: [RootUse.Use]] = [:],
        administrators: FleetReader.Administrators = .ofNobody
    ) async throws(EvidenceError) -> Audit {
        let line = ProgressLine("reading accounts:")
        defer { line.clear() }
        let reader = FleetReader(workers: cores, administrators: administrators)
        let fleet = try await reader.read(paths) { done, total in line.show(done, of: total) }
        return await Audit(fleet.adding(uses), settings, workers: cores)
    }
}
