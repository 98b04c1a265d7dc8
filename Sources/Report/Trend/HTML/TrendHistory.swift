internal import Ledger
internal import Organization
internal import Posture

/// The tables of a trend's page about audits: how long failures lived, and what changed lately.
struct TrendHistory {
    let lifetimes: [Row]
    let changes: CutList<Change>
    /// The moment of the newest audit, where there is one.
    let newest: String?

    /// How long failures of one control lived.
    struct Row {
        let control: String
        let title: String
        let failures: String
        let ended: String
        let median: String
        let curve: LifetimeCurve?
    }

    /// A verdict that is another one than before.
    struct Change {
        let audit: String
        let account: String
        let control: String
        let before: StatusMark
        let now: StatusMark
    }

    init(_ trend: Trend) {
        // One axis for all, so that curves can be compared.
        let days = trend.lifetimes.compactMap { $0.curve.last?.days }.max() ?? 0
        lifetimes = trend.lifetimes.filter { $0.failures > 0 }.map { lifetime in
            Row(
                control: lifetime.control.rawValue,
                title: lifetime.control.control.title,
                failures: lifetime.failures.grouped,
                ended: lifetime.ended.grouped,
                median: lifetime.medianDays?.of("day") ?? "more than half still stand",
                curve: LifetimeCurve(lifetime, upTo: days)
            )
        }
        changes = CutList(trend.changes) { change in
            Change(
                audit: change.asOf.description,
                account: change.account.description,
                control: change.control.rawValue,
                before: StatusMark(change.before),
                now: StatusMark(change.now)
            )
        }
        newest = trend.snapshot?.asOf.description
    }
}
