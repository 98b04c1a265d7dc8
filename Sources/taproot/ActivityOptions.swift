internal import ArgumentParser
internal import Evidence
internal import Ledger
internal import Organization
internal import Synchronization
internal import Trail

/// The option to look at trails beside the snapshot, for all commands that judge.
struct ActivityOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Also look for uses of root in this file, folder or bucket of CloudTrail, or in this ledger; may be given again.",
            valueName: "path"
        )
    )
    var activity: [String] = []

    @OptionGroup(title: "AWS, for trails in buckets") var aws: AWSOptions

    /// The uses of root users in the trails and ledgers, by account.
    ///
    /// - Throws: where a part of them cannot be read: a use may stand in it.
    func uses() async throws -> [AccountID: [RootUse.Use]] {
        let ledgers = activity.filter(Ledger.isLedger)
        var uses = try await uses(inTrails: activity.filter { !ledgers.contains($0) })
        for path in ledgers {
            uses.merge(try Ledger(path: path, creating: false).uses()) { $0 + $1 }
        }
        return uses
    }

    private func uses(inTrails activity: [String]) async throws -> [AccountID: [RootUse.Use]] {
        if activity.isEmpty { return [:] }
        let found = Mutex((activity: Activity(), problems: [TrailProblem]()))
        let outcome = try await TrailSources(activity, aws: aws).read(workers: Loading.cores) { reading in
            found.withLock { found in
                found.activity.add(reading.events)
                found.problems += reading.problems
            }
            return true
        }
        let (activity, problems) = found.withLock { ($0.activity, $0.problems + outcome.problems) }
        for problem in problems.map(\.description).sorted() { Exit.standardError("taproot: \(problem)\n") }
        if !problems.isEmpty { throw Exit.badInput }
        return activity.usesByAccount
    }
}
