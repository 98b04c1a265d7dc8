internal import Organization
internal import Posture

extension Trend {
    /// What the history up to a moment adds up to.
    init(_ data: TrendData, _ question: TrendQuestion, asOf: Instant) {
        let today = UseDay.number(of: asOf)
        let window = question.window(until: asOf)
        let past = data.days.filter { $0.day <= today }
        let days = past.filter { window.contains($0.day) }
        let users = Set(days.map(\.account))
        let told = days.compactMap(\.isAvoidable)

        let firstDay = Self.firstDay(data) ?? .max
        let known = min(max(window.lowerBound, firstDay), today)...today

        self.asOf = asOf
        self.firstDay = firstDay
        lastDay = Self.lastDay(data)
        self.question = question
        self.days = days
        hasPopulation = !data.accounts.isEmpty
        population = hasPopulation ? data.accounts.count : Set(past.map(\.account)).count
        accountsInWindow = hasPopulation ? data.accounts.count { users.contains($0.account) } : users.count
        useDays = days.count
        avoidable = (told.count { $0 }, told.count)
        snapshot = Self.figure(data)
        periods = Dictionary(
            uniqueKeysWithValues: TrendPeriod.allCases.map { ($0, Self.figures(days, by: $0, known)) }
        )
        accounts = Self.accounts(past, question, window)
        failedSignIns = data.failed.sorted { ($1.attempts, $0.source ?? "") < ($0.attempts, $1.source ?? "") }
        groups = Self.groups(data.accounts, users)
        lifetimes = TrendData.lasting.map { Lifetime($0, data.courses[$0]?.watches ?? []) }
        changes = Self.changes(data, window)
    }

    /// The first day that a trail or an audit saw. A report's last use may lie years before; what came between nobody saw.
    private static func firstDay(_ data: TrendData) -> Int? {
        let seen = [data.firstEvent, data.snapshots.first?.asOf].compactMap(\.self).map(UseDay.number)
        return (seen + data.days.filter { $0.uses > 0 }.map(\.day)).min() ?? data.days.map(\.day).min()
    }

    private static func lastDay(_ data: TrendData) -> Int? {
        let seen = [data.lastEvent, data.snapshots.last?.asOf].compactMap(\.self).map(UseDay.number)
        return (seen + data.days.map(\.day)).max()
    }

    private static func figure(_ data: TrendData) -> SnapshotFigure? {
        guard let newest = data.snapshots.last else { return nil }
        return SnapshotFigure(
            asOf: newest.asOf,
            window: newest.window,
            accounts: data.courses[.rootUnused]?.judged ?? newest.accounts,
            used: data.courses[.rootUnused]?.failing ?? 0
        )
    }

    private static func figures(
        _ days: [TrendDay],
        by period: TrendPeriod,
        _ window: ClosedRange<Int>
    ) -> [PeriodFigure] {
        var users: [Int: Set<AccountID>] = [:]
        for day in days { users[period.number(of: day.day), default: []].insert(day.account) }
        return (period.number(of: window.lowerBound)...period.number(of: window.upperBound)).map { number in
            PeriodFigure(firstDay: period.firstDay(of: number), accounts: users[number]?.count ?? 0)
        }
    }

    /// Each organization, then every place in it that holds accounts, deeper ones included in those above.
    private static func groups(_ accounts: [RecordedAccount], _ users: Set<AccountID>) -> [GroupFigure] {
        struct Group: Hashable {
            let organization: String?
            let place: String?
        }
        var counts: [Group: (accounts: Int, used: Int)] = [:]
        for account in accounts {
            var groups = [Group(organization: account.organization, place: nil)]
            var place = ""
            for part in (account.place ?? "").split(separator: "/") {
                place += (place.isEmpty ? "" : "/") + part
                groups.append(Group(organization: account.organization, place: place))
            }
            for group in groups {
                counts[group, default: (0, 0)].accounts += 1
                if users.contains(account.account) { counts[group, default: (0, 0)].used += 1 }
            }
        }
        return counts.map { group, count in
            GroupFigure(
                organization: group.organization,
                place: group.place,
                accounts: count.accounts,
                used: count.used
            )
        }
        .sorted { ($0.organization ?? "~", $0.place ?? "") < ($1.organization ?? "~", $1.place ?? "") }
    }

    /// Verdicts within the window that are other ones than those of the audit before that had the account, the newest first.
    private static func changes(_ data: TrendData, _ window: ClosedRange<Int>) -> [VerdictChange] {
        let changes = ControlID.allCases.flatMap { control in
            (data.courses[control]?.changes ?? []).filter { window.contains(UseDay.number(of: $0.asOf)) }.map {
                VerdictChange(asOf: $0.asOf, account: $0.account, control: control, before: $0.before, now: $0.now)
            }
        }
        return changes.enumerated().sorted { left, right in
            (right.element.asOf, left.offset) < (left.element.asOf, right.offset)
        }
        .map(\.element)
    }
}
