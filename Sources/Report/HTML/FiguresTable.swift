internal import Posture

/// The figures of the whole fleet, a row a control.
struct FiguresTable {
    let rows: [Row]
    /// The study beside the fleet's own figures.
    let comparison: Comparison?
    /// The right end of the bars' axis, in percent.
    let axis: Int
    /// How many columns the figures with policies have.
    let effectiveWidth: Int
    /// Whether there is a column of failures that somebody accepts.
    let isAnyAccepted: Bool

    struct Comparison {
        let title: String
        let asOf: String
        let accounts: String
    }

    /// The figures of one control.
    struct Row {
        let control: String
        let title: String
        let counts: [Count]
        let fail: String
        /// How many failures are accepted, where any control has such.
        let accepted: String?
        let percent: String
        let interval: String
        let bar: IntervalBar?
        let accounts: String
        let accountLevelFail: String
        let accountLevelPercent: String
        let onlyHere: String
        let refined: String?
        let beside: Beside?
    }

    /// How many accounts have one status.
    struct Count {
        let status: String
        let count: String
        let isZero: Bool
    }

    /// What a study found of the same control.
    struct Beside {
        let fail: String
        let percent: String
        let accountLevelFail: String
        let accountLevelPercent: String
        let isOnlyHere: Bool
    }

    init(_ audit: Audit, beside study: ReferenceStudy?) {
        let axis = IntervalBar.Axis(audit.controls)
        self.axis = axis.percent
        comparison = study.map {
            Comparison(title: $0.title, asOf: $0.asOf, accounts: $0.accounts.of("account"))
        }
        let isAnyAccepted = audit.controls.contains { $0.accepted > 0 }
        self.isAnyAccepted = isAnyAccepted
        effectiveWidth = isAnyAccepted ? 8 : 7
        rows = audit.controls.map { Row($0, axis, beside: study, showsAccepted: isAnyAccepted) }
    }
}

extension FiguresTable.Row {
    init(_ summary: ControlSummary, _ axis: IntervalBar.Axis, beside study: ReferenceStudy?, showsAccepted: Bool) {
        let id = summary.control
        control = id.rawValue
        title = id.control.title
        counts = [Status.mitigated, .unknown, .notApplicable, .pass].map { .init($0, summary.count($0)) }
        fail = summary.count(.fail).grouped
        accepted = showsAccepted ? summary.accepted.grouped : nil
        percent = summary.failPercent.description
        interval = summary.failInterval.map { "\(Percent($0.lower))–\(Percent($0.upper))" } ?? ""
        accounts = summary.accounts.grouped
        accountLevelFail = summary.accountLevelFail.grouped
        accountLevelPercent = summary.accountLevelFailPercent.description
        onlyHere = summary.failOnlyHere.grouped
        refined = id.control.refines?.rawValue
        beside = study.flatMap { FiguresTable.Beside(id, $0) }
        bar = IntervalBar(summary, axis, study: study)
    }
}

extension FiguresTable.Count {
    init(_ status: Status, _ count: Int) {
        self.init(status: status.rawValue, count: count.grouped, isZero: count == 0)
    }
}

extension FiguresTable.Beside {
    init?(_ control: ControlID, _ study: ReferenceStudy) {
        guard let figure = study.figure(of: control) else { return nil }
        fail = figure.fail.grouped
        percent = Percent(figure.fail, of: study.accounts).description
        accountLevelFail = figure.accountLevelFail.grouped
        accountLevelPercent = Percent(figure.accountLevelFail, of: study.accounts).description
        // Where a control refines a weaker one, the study counted only the accounts that fail this one alone.
        isOnlyHere = control.control.refines != nil
    }
}
