internal import Ledger
internal import Posture

/// What a trend comes to, in plain words. No line breaks before a percent sign.
struct TrendHeadline {
    /// How many accounts used root, and how many an audit's short window shows of that.
    let words: String
    /// How much of the use could have been another identity's.
    let avoidable: String?

    init(_ trend: Trend) {
        words = Self.use(trend)
        avoidable = Self.avoidable(trend)
    }

    private static func use(_ trend: Trend) -> String {
        let window = trend.question.windowDays.of("day")
        guard trend.hasPopulation else {
            // A share of the accounts that were seen in use would say nothing about the others.
            let known = "no audit is recorded, so it is not known how many accounts there are"
            guard trend.population > 0 else { return "No use of root was seen within \(window); \(known)." }
            return "\(trend.accountsInWindow.of("account")) used root within \(window); \(known) beside the "
                + "\(trend.population.grouped) ever seen in use."
        }
        let interval = trend.interval.map { ", 95\u{A0}% \(Percent($0.lower))–\(Percent($0.upper))" } ?? ""
        return "\(trend.accountsInWindow.grouped) of \(trend.population.of("account")) used root within \(window) "
            + "(\(trend.share)\u{A0}%\(interval))\(snapshot(trend))."
    }

    private static func snapshot(_ trend: Trend) -> String {
        guard let snapshot = trend.snapshot else { return "" }
        let share = Percent(snapshot.used, of: snapshot.accounts)
        return "; the newest audit’s own window of \(snapshot.window.words) shows "
            + "\(snapshot.used.grouped) (\(share)\u{A0}%)"
    }

    /// How many days of use there were, and on how many nothing needed the root user; nil where there were none.
    static func avoidable(_ trend: Trend) -> String? {
        guard trend.useDays > 0 else { return nil }
        let days = trend.useDays.of("day of use", "days of use")
        let (avoidable, told) = trend.avoidable
        guard told > 0 else { return "\(days), known from credential reports alone, which do not say what for." }
        let share = "nothing needed the root user on \(avoidable.grouped) (\(Percent(avoidable, of: told))\u{A0}%)"
        guard told < trend.useDays else { return "\(days): \(share) of them." }
        return "\(days): \(share) of the \(told.grouped) that trails tell of; of the rest only credential reports tell."
    }
}
