internal import GRDB
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
    }

    private var changes: [Day: Figures] = [:]

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
        changes[day, default: Figures()].events += sign
        if isUse { changes[day, default: Figures()].uses += sign }
        if isUse, isTask { changes[day, default: Figures()].tasks += sign }
        if standing.activity == .signInFailed { changes[day, default: Figures()].failed += sign }
    }

    func write(_ db: Database) throws {
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
