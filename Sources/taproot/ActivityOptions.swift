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
    /// - Parameter kept: a ledger to take the events of the trails into.
    /// - Returns: the uses, by account.
    /// - Throws: where a part of them cannot be read: a use may stand in it; or where the ledger cannot be written.
    func uses(keptIn kept: Ledger? = nil) async throws -> [AccountID: [RootUse.Use]] {
        try uses(with: try await trailActivity(keptIn: kept))
    }

    /// The same with those in trails that were read already.
    func uses(with trails: Activity) throws -> [AccountID: [RootUse.Use]] {
        var uses = trails.usesByAccount
        for path in ledgers {
            uses.merge(try Ledger(path: path, creating: false).uses()) { $0 + $1 }
        }
        return uses
    }

    /// The ledgers among what is named.
    var ledgers: [String] { activity.filter(Ledger.isLedger) }

    /// The events in the trails that are named.
    ///
    /// - Parameter kept: a ledger to take the events into.
    /// - Returns: the events.
    /// - Throws: where a part of them cannot be read, or the ledger cannot be written.
    func trailActivity(keptIn kept: Ledger? = nil) async throws -> Activity {
        let ledgers = ledgers
        let activity = activity.filter { !ledgers.contains($0) }
        if activity.isEmpty { return Activity() }
        let found = Mutex((activity: Activity(), problems: TrailProblems()))
        let intake = Mutex(LedgerIntake())
        let outcome = try await TrailSources(activity, aws: aws).read(workers: Loading.cores) { reading in
            found.withLock { found in
                found.activity.add(reading.events)
                found.problems.add(reading.problems)
            }
            guard let kept else { return true }
            return LedgerIntake.take(reading, into: kept, intake).isWritten
        }
        if let kept { try LedgerIntake.finish(intake, in: kept) }
        let read = found.withLock(\.activity)
        var problems = found.withLock(\.problems)
        problems.add(outcome.problems)
        if let code = problems.tell() { throw code }
        return read
    }
}
