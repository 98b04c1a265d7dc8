internal import Ledger
internal import Organization
internal import Posture

/// The tables of a trend's page about use: who did it again, who began again, who tried, and where.
struct TrendUse {
    let offence: String
    let offenders: CutList<Offender>
    let quiet: String
    let relapses: CutList<Relapse>
    let sources: CutList<Source>
    let groups: CutList<Group>
    /// The right end of the groups' bars, in percent.
    let axis: Int

    /// An account that was used again and again.
    struct Offender {
        let account: String
        let days: String
        let months: String
        let streak: String
        let since: String
        let avoidable: String
    }

    /// A use after a quiet time.
    struct Relapse {
        let account: String
        let date: String
        let quiet: String
    }

    /// Where attempts to sign in came from.
    struct Source {
        /// Nil where the records do not tell.
        let address: String?
        let attempts: String
        let accounts: String
    }

    /// An organization, or a place in it.
    struct Group {
        let organization: String?
        let place: String?
        let accounts: String
        let used: String
        let percent: String
        let interval: String
        let bar: IntervalBar?
    }

    /// `on 3 days or more, or in 2 months or more`.
    static func offence(_ question: TrendQuestion) -> String {
        "on \(question.offenderDays.of("day")) or more, or in \(question.offenderMonths.of("month")) or more"
    }

    init(_ trend: Trend) {
        offence = Self.offence(trend.question)
        offenders = CutList(trend.offenders, Offender.init)
        quiet = trend.question.quietDays.of("day")
        let relapses = trend.relapses.flatMap { account in account.relapses.map { (account.account, $0) } }
        self.relapses = CutList(relapses.sorted { ($1.1.day, $0.0) < ($0.1.day, $1.0) }) { account, relapse in
            Relapse(
                account: account.description,
                date: TimeAxis.date(of: relapse.day),
                quiet: relapse.quietDays.grouped
            )
        }
        sources = CutList(trend.failedSignIns) { source in
            Source(
                address: source.source?.printable,
                attempts: source.attempts.grouped,
                accounts: source.accounts.grouped
            )
        }
        let axis = IntervalBar.Axis(trend.groups.map { WilsonInterval($0.used, of: $0.accounts) })
        groups = CutList(trend.groups) { Group($0, axis) }
        self.axis = axis.percent
    }
}

extension TrendUse.Offender {
    fileprivate init(_ account: Trend.AccountTrend) {
        self.init(
            account: account.account.description,
            days: account.days.grouped,
            months: account.months.grouped,
            streak: account.longestStreak.grouped,
            since: account.daysSince.grouped,
            avoidable: account.avoidableDays?.grouped ?? ""
        )
    }
}

extension TrendUse.Group {
    fileprivate init(_ group: Trend.GroupFigure, _ axis: IntervalBar.Axis) {
        let interval = WilsonInterval(group.used, of: group.accounts)
        self.init(
            organization: group.organization?.printable,
            place: group.place?.printable,
            accounts: group.accounts.grouped,
            used: group.used.grouped,
            percent: Percent(group.used, of: group.accounts).description,
            interval: interval.map { "\(Percent($0.lower))–\(Percent($0.upper))" } ?? "",
            bar: IntervalBar(group.used, of: group.accounts, axis)
        )
    }
}
