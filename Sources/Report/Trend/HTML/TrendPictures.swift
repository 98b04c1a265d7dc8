internal import Ledger
internal import Organization

/// The top of a trend's page: what it comes to, and its two pictures.
struct TrendPictures {
    let headline: TrendHeadline
    let settings: [PageTop.Setting]
    /// Nil where there was no use.
    let line: WeekLine?
    /// Nil where there was no use.
    let map: UseMap?

    init(_ trend: Trend) {
        let question = trend.question
        headline = TrendHeadline(trend)
        let today = UseDay.number(of: trend.asOf)
        settings = [
            .init(name: "As of", value: trend.asOf.description),
            .init(name: "Looking back to", value: TimeAxis.date(of: today - question.windowDays + 1)),
            .init(name: "Newest audit", value: trend.snapshot?.asOf.description ?? "none recorded"),
            .init(name: "Repeat offender", value: "used \(TrendUse.offence(question))"),
            .init(name: "Relapse", value: "used after \(question.quietDays.of("day")) or more without use"),
        ]
        line = WeekLine(trend)
        map = UseMap(trend)
    }
}
