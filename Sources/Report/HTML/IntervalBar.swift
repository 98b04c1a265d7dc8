internal import Posture

/// A share and the range it may lie in, drawn on an axis that all bars have in common.
///
/// Lengths are in thousandths of the axis: whole numbers, so that the page is the same wherever it is made.
struct IntervalBar {
    let share: Int
    let whisker: String
    /// A study's share, as a diamond.
    let diamond: String?

    /// The axis of a table's bars: from nothing to a round percentage that holds them all.
    struct Axis {
        let percent: Int

        init(_ summaries: [ControlSummary]) {
            self.init(summaries.map(\.failInterval))
        }

        init(_ intervals: [WilsonInterval?]) {
            let most = intervals.compactMap { $0?.upper }.max() ?? 1
            percent = [5, 10, 20, 25, 50].first { Double($0) >= most * 100 } ?? 100
        }

        func position(of fraction: Double) -> Int {
            Int((fraction * 100_000 / Double(percent)).rounded())
        }
    }

    /// Nil where there are no accounts to have a share of.
    init?(_ summary: ControlSummary, _ axis: Axis, study: ReferenceStudy?) {
        self.init(summary.count(.fail), of: summary.accounts, axis, diamond: Self.diamond(summary.control, axis, study))
    }

    /// Nil where there is nothing to have a share in.
    init?(_ count: Int, of total: Int, _ axis: Axis, diamond: String? = nil) {
        guard let interval = WilsonInterval(count, of: total) else { return nil }
        share = axis.position(of: Double(count) / Double(total))
        let (lower, upper) = (axis.position(of: interval.lower), axis.position(of: interval.upper))
        whisker = "M\(lower) 25v50M\(lower) 50H\(upper)M\(upper) 25v50"
        self.diamond = diamond
    }

    /// A study that counted something else, or found more than the axis holds, is not drawn.
    private static func diamond(_ control: ControlID, _ axis: Axis, _ study: ReferenceStudy?) -> String? {
        guard let study, let figure = study.figure(of: control), control.control.refines == nil else { return nil }
        let position = axis.position(of: Double(figure.fail) / Double(max(1, study.accounts)))
        return position <= 1000 ? "M\(position) 8l42 42l-42 42l-42-42z" : nil
    }
}
