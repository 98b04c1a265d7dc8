internal import GRDB
internal import Organization
internal import Trail

/// What a batch changes in the figures of accounts' days.
struct DayChanges {
    /// An account's day, counted in UTC from 1970-01-01.
    private struct Day: Hashable {
        let account: Int64
        let day: Int64
    }

    private struct Figures: Hashable {
        var events: Int64 = 0
        var uses: Int64 = 0
        var tasks: Int64 = 0
        var failed: Int64 = 0

        mutating func add(_ other: Figures) {
            events += other.events
            uses += other.uses
            tasks += other.tasks
            failed += other.failed
        }
    }

    private var changes: [Day: Figures] = [:]
    /// Events come in by account and time, so that most are of the day of the one before.
    private var current = (day: Day(account: AccountID.storedNone, day: 0), figures: Figures())

    /// What the figures are by the events: columns as in the table `day`, which this keeps in step.
    static let derived = """
        SELECT account, (time - ((time % \(day)) + \(day)) % \(day)) / \(day) AS day, count(*) AS events, \
        sum(flags & \(EventFlags.use.rawValue) > 0) AS uses, \
        sum(flags & \(EventFlags.use.rawValue) > 0 AND task IS NOT NULL) AS tasks, \
        sum(activity = \(ActivityClass.signInFailed.code)) AS failed FROM event GROUP BY 1, 2
        """
    private static let day = UseDay.milliseconds

    mutating func add(_ standing: Standing, isTask: Bool, account: Int64, time: Int64) {
        change(standing, isTask, account, time, by: 1)
    }

    mutating func remove(_ standing: Standing, isTask: Bool, account: Int64, time: Int64) {
        change(standing, isTask, account, time, by: -1)
    }

    private mutating func change(_ standing: Standing, _ isTask: Bool, _ account: Int64, _ time: Int64, by sign: Int64)
    {
        let isUse = standing.flags.contains(.use)
        let day = Day(account: account, day: UseDay.number(ofMilliseconds: time))
        if day != current.day {
            settle()
            current = (day, Figures())
        }
        current.figures.events += sign
        if isUse { current.figures.uses += sign }
        if isUse, isTask { current.figures.tasks += sign }
        if standing.activity == .signInFailed { current.figures.failed += sign }
    }

    private mutating func settle() {
        changes[current.day, default: Figures()].add(current.figures)
        current.figures = Figures()
    }

    mutating func write(_ db: Database) throws {
        settle()
        let upsert = try RawStatement(
            db,
            "INSERT INTO day (account, day, events, uses, tasks, failed) VALUES (?1, ?2, ?3, ?4, ?5, ?6) "
                + "ON CONFLICT (account, day) DO UPDATE SET events = events + ?3, uses = uses + ?4, "
                + "tasks = tasks + ?5, failed = failed + ?6"
        )
        let drop = try RawStatement(db, "DELETE FROM day WHERE account = ? AND day = ? AND events = 0")
        let sorted = changes.sorted { ($0.key.account, $0.key.day) < ($1.key.account, $1.key.day) }
        for (day, figures) in sorted where figures != Figures() {
            upsert.bind(day.account, at: 1)
            upsert.bind(day.day, at: 2)
            upsert.bind(figures.events, at: 3)
            upsert.bind(figures.uses, at: 4)
            upsert.bind(figures.tasks, at: 5)
            upsert.bind(figures.failed, at: 6)
            try upsert.run()
            guard figures.events < 0 else { continue }
            drop.bind(day.account, at: 1)
            drop.bind(day.day, at: 2)
            try drop.run()
        }
    }
}
