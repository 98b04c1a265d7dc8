internal import Evidence
internal import Organization
internal import Posture

/// An audit as a table for people at a terminal.
public struct TableView: Sendable {
    private let report: AuditReport
    private let style: Style

    /// How many accounts and remarks are shown; the other formats have all.
    private static let most = 10
    private static let mostCauses = 5

    /// The view of a report.
    public init(_ report: AuditReport, style: Style) {
        self.report = report
        self.style = style
    }

    /// Writes the figures, the accounts to look at first, what they have in common, and remarks.
    public func write(to output: inout some TextOutputStream) {
        let audit = report.audit
        output.write(style.bold(audit.population.words) + "\n")
        if let others = audit.population.wordsOfOthers { output.write("beside these: \(others)\n") }
        let asOf = audit.asOf?.description ?? "an unknown time (name it with --as-of)"
        output.write("as of \(asOf), window \(audit.settings.window.words)\n\n")
        for line in figures.lines() { output.write(line + "\n") }
        if let study = report.comparison { write(study, to: &output) }
        writeAccounts(to: &output)
        writeCauses(to: &output)
        writeRemarks(to: &output)
    }

    private var figures: TextTable {
        let heads =
            [
                "control", "pass", "fail", "%", "95 %", "mitigated", "unknown", "n/a", "", "account level", "",
                "only here",
            ] + (isAnyAccepted ? ["accepted"] : [])
        var table = TextTable([.left] + Array(repeating: .right, count: heads.count - 1))
        table.add(heads.map { TextTable.Cell($0, painted: style.faint) })
        for summary in report.audit.controls { table.add(row(summary)) }
        return table
    }

    /// Only fleets in which somebody accepts a failure have a column for that.
    private var isAnyAccepted: Bool {
        report.audit.controls.contains { $0.accepted > 0 }
    }

    private func row(_ summary: ControlSummary) -> [TextTable.Cell] {
        let interval = summary.failInterval.map { "\(Percent($0.lower))–\(Percent($0.upper))" } ?? ""
        return [
            TextTable.Cell(summary.control.rawValue, painted: style.bold),
            count(summary, .pass), count(summary, .fail), TextTable.Cell(summary.failPercent.description),
            TextTable.Cell(interval, painted: style.faint),
            count(summary, .mitigated), count(summary, .unknown), count(summary, .notApplicable),
            TextTable.Cell(""),
            TextTable.Cell("\(summary.accountLevelFail.grouped)  \(summary.accountLevelFailPercent) %"),
            TextTable.Cell(""), TextTable.Cell(summary.failOnlyHere.grouped),
        ] + (isAnyAccepted ? [TextTable.Cell(summary.accepted.grouped)] : [])
    }

    private func count(_ summary: ControlSummary, _ status: Status) -> TextTable.Cell {
        let count = summary.count(status)
        return TextTable.Cell(count.grouped) { count == 0 ? style.faint($0) : style.paint($0, as: status) }
    }

    private func write(_ study: ReferenceStudy, to output: inout some TextOutputStream) {
        output.write("\n" + style.bold("beside: \(study.title)") + "\n")
        var table = TextTable([.left, .right, .right, .right, .right])
        let heads = ["control", "here", "study", "here, account level", "study, account level"]
        table.add(heads.map { TextTable.Cell($0, painted: style.faint) })
        let rows = ComparisonRow.rows(report.audit, study)
        for row in rows {
            let name = row.control.rawValue + (row.isOnlyHere ? " *" : "")
            table.add([TextTable.Cell(name)] + row.cells.map { TextTable.Cell($0) })
        }
        for line in table.lines() { output.write(line + "\n") }
        if rows.contains(where: \.isOnlyHere) {
            output.write(style.faint("* accounts that fail it but not the weaker control, as the study counted") + "\n")
        }
    }

    private func writeAccounts(to output: inout some TextOutputStream) {
        let audit = report.audit
        let order = audit.priorities()
        guard let first = order.first else { return }
        let howMany = order.count > Self.most ? ", \(Self.most) of \(order.count.grouped)" : ""
        output.write("\n" + style.bold("accounts to look at first\(howMany): what is open there") + "\n")
        var table = TextTable([.left, .left, .left, .left, .left])
        for index in order.prefix(Self.most) { table.add(row(audit.accounts[index], at: index)) }
        for line in table.lines() { output.write(line + "\n") }
        output.write(
            style.faint("taproot explain \(audit.accounts[first].id) PATH tells an account's whole story") + "\n"
        )
    }

    private func row(_ account: FleetAccount, at index: Int) -> [TextTable.Cell] {
        let standings = report.audit.standings(at: index)
        let (open, unknown) = (standings.kinds(.open), standings.kinds(.unknown))
        let accepted = zip(Control.all, report.audit.statuses(at: index)).filter { control, status in
            report.audit.acceptance(of: control.id, status, on: account.id) != nil
        }.map(\.0.id.rawValue)
        return [
            TextTable.Cell(account.id.description),
            TextTable.Cell(String((account.listed?.name ?? "").printable.prefix(24))),
            TextTable.Cell(account.membership.word),
            open.isEmpty
                ? TextTable.Cell("unknown: " + unknown.map(\.rawValue).joined(separator: " ")) {
                    style.paint($0, as: .unknown)
                }
                : TextTable.Cell(open.map(\.rawValue).joined(separator: " ")) { style.paint($0, as: .fail) },
            TextTable.Cell(
                accepted.isEmpty ? "" : "accepted: " + accepted.joined(separator: " "),
                painted: style.faint
            ),
        ]
    }

    private func writeCauses(to output: inout some TextOutputStream) {
        let causes = report.audit.rootCauses()
        guard !causes.isEmpty else { return }
        output.write("\n" + style.bold("what they have in common") + "\n")
        for cause in causes.prefix(Self.mostCauses) {
            let organization = cause.organization.map { ", \($0)" } ?? ""
            let count = cause.accounts.count
            output.write(
                "\(style.bold(count.grouped)) account\(count == 1 ? "" : "s"): \(cause.kind.rawValue)\(organization)\n"
            )
            for line in (cause.sentence + " " + cause.remedy).printable.wrapped(to: 110, indent: "  ") {
                output.write(line + "\n")
            }
        }
        let left = causes.count - Self.mostCauses
        let more = left > 0 ? "and \(left.grouped) more; --format json has all. " : ""
        output.write(style.faint("\(more)taproot plan PATH lists the few changes that close most") + "\n")
    }

    private func writeRemarks(to output: inout some TextOutputStream) {
        let remarks = report.audit.remarks
        guard !remarks.isEmpty else { return }
        output.write("\n" + style.bold("remarks") + "\n")
        for remark in remarks.prefix(Self.most) { output.write("- \(remark.sentence.printable)\n") }
        if remarks.count > Self.most {
            output.write(style.faint("and \((remarks.count - Self.most).grouped) more; --format json has all") + "\n")
        }
    }
}
