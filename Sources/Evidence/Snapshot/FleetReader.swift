public import Organization

/// Reads snapshots from disk into a fleet.
public struct FleetReader: Sendable {
    /// How many workers read at a time, each with buffers of its own.
    private let workers: Int
    private let administrators: Administrators

    /// Of whom to find out who beside the root user can administer the account. The answers that tell it are large.
    public enum Administrators: Hashable, Sendable {
        /// Of no account.
        case ofNobody
        /// Of one account.
        case of(AccountID)
        /// Of all accounts.
        case ofEverybody

        func include(_ account: AccountID) -> Bool {
            switch self {
            case .ofNobody: false
            case .of(let one): one == account
            case .ofEverybody: true
            }
        }
    }

    /// A reader.
    ///
    /// - Parameters:
    ///   - workers: how many work at a time; one for each core is best.
    ///   - administrators: of whom to read ``FleetAccount/administrators(in:leeway:)``.
    public init(workers: Int, administrators: Administrators = .ofNobody) {
        self.workers = max(1, workers)
        self.administrators = administrators
    }

    /// Reads everything that lies at these paths: fleets, organizations' folders, accounts' folders, credential reports.
    ///
    /// - Parameters:
    ///   - paths: what to read.
    ///   - progress: told now and then about how many of how many accounts have been read.
    /// - Returns: all accounts that the evidence speaks of.
    /// - Throws: where a path is no evidence at all. What is missing or broken within the evidence makes facts unknown.
    public func read(
        _ paths: [String],
        progress: @Sendable @escaping (_ done: Int, _ of: Int) -> Void = { _, _ in }
    ) async throws(EvidenceError) -> Fleet {
        var reader = AnswerReader()
        var layout = SnapshotLayout()
        for path in paths { try layout.add(path, &reader) }

        let organizations = await inParallel(layout.organizations) { place, reader in
            reader.organizationFolder(
                place.folder + "/" + SnapshotLayout.organizationFolder,
                name: SnapshotPath.name(of: place.folder)
            )
        }
        let readings = await inParallel(layout.accounts, progress: progress) { place, reader in
            Self.reading(of: place, administrators, &reader)
        }
        var evidence: [SharedEvidence] = []
        for (place, reading) in zip(layout.accounts, readings) {
            switch reading {
            case .success(let shared): evidence.append(shared)
            case .failure(let error): throw EvidenceError(place.path, error.reason)
            }
        }
        return FleetAssembly(layout, organizations, evidence).fleet
    }

    /// What lies at a place; a failure only where a path that was named does not tell which account it is about.
    private static func reading(
        of place: SnapshotLayout.AccountPlace,
        _ administrators: Administrators,
        _ reader: inout AnswerReader
    ) -> Result<SharedEvidence, Unreadable> {
        Result { () throws(Unreadable) in
            place.isBareFile
                ? SharedEvidence(try reader.bareCredentialReport(place.path))
                : SharedEvidence(
                    try reader.accountFolder(
                        place.path,
                        of: place.account,
                        manifest: place.manifest,
                        administrators: administrators
                    )
                )
        }
    }

    /// The results of `work` on all items, in their order. Workers take the next item as they become free, so that one
    /// large account does not hold up the others.
    private func inParallel<Item: Sendable, Output: Sendable>(
        _ items: [Item],
        progress: @Sendable @escaping (_ done: Int, _ of: Int) -> Void = { _, _ in },
        _ work: @Sendable @escaping (Item, inout AnswerReader) -> Output
    ) async -> [Output] {
        let queue = WorkQueue(count: items.count)
        return await withTaskGroup(of: [(Int, [Output])].self) { group in
            for _ in 0..<min(workers, max(1, items.count)) {
                group.addTask {
                    var reader = AnswerReader()
                    var outputs: [(Int, [Output])] = []
                    while let range = queue.take() {
                        outputs.append((range.lowerBound, range.map { work(items[$0], &reader) }))
                        progress(range.upperBound, items.count)
                    }
                    return outputs
                }
            }
            var all: [(Int, [Output])] = []
            for await outputs in group { all += outputs }
            return all.sorted { $0.0 < $1.0 }.flatMap(\.1)
        }
    }
}
