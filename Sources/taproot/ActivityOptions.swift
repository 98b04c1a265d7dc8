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
        try await evidence().uses
    }

    /// The same, and what was read of the trails' files.
    func evidence() async throws -> (uses: [AccountID: [RootUse.Use]], files: [IngestedFile]) {
        let read = try await read()
        return (try uses(with: read.activity), read.files)
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
    /// - Throws: where a part of them cannot be read.
    func trailActivity() async throws -> Activity {
        try await read().activity
    }

    private struct Read {
        var activity = Activity()
        var files: [IngestedFile] = []
        var problems = TrailProblems()

        mutating func add(_ reading: TrailFileReading) {
            activity.add(reading.events)
            files.append(IngestedFile(reading))
            problems.add(reading.problems)
        }
    }

    private func read() async throws -> Read {
        let ledgers = ledgers
        let activity = activity.filter { !ledgers.contains($0) }
        if activity.isEmpty { return Read() }
        let found = Mutex(Read())
        let outcome = try await TrailSources(activity, aws: aws).read(workers: Loading.cores) { reading in
            found.withLock { $0.add(reading) }
            return true
        }
        var read = found.withLock(\.self)
        read.problems.add(outcome.problems)
        if let code = read.problems.tell() { throw code }
        return read
    }
}
