internal import Evidence
internal import Organization
internal import Posture

/// An audit as Markdown, for a ticket or a wiki page.
public struct MarkdownView: Sendable {
    private let report: AuditReport

    /// The view of a report.
    public init(_ report: AuditReport) {
        self.report = report
    }

    /// Writes the figures, then what fails and what is unknown, account by account, then the remarks.
    public func write(to output: inout some TextOutputStream) {
        let audit = report.audit
        output.write("# Root users: \(audit.population.words)\n\n")
        let asOf = audit.asOf.map { "As of \($0)" } ?? "As of an unknown time"
        output.write("\(asOf), window \(audit.settings.window.words). ")
        output.write(audit.population.wordsOfOthers.map { "Beside these: \($0)." } ?? "")
        output.write("\n\n")
        writeFigures(to: &output)
        writeComparison(to: &output)
        writeCauses(to: &output)
        writeFindings(to: &output)
        writeOthers(to: &output)
        output.write("\n---\nTaproot \(report.version)\n")
    }

    private func writeFigures(to output: inout some TextOutputStream) {
        let isAnyAccepted = report.audit.controls.contains { $0.accepted > 0 }
        output.write("| control | pass | fail | % | 95 % | mitigated | unknown | n/a | account level | only here |")
        output.write(isAnyAccepted ? " fail, accepted |\n" : "\n")
        output.write("|---|--:|--:|--:|---|--:|--:|--:|--:|--:|" + (isAnyAccepted ? "--:|\n" : "\n"))
        for summary in report.audit.controls {
            let cells =
                [
                    "\(summary.control.title) (`\(summary.control.rawValue)`)", summary.count(.pass).grouped,
                    "**\(summary.count(.fail).grouped)**", summary.failPercent.description,
                    summary.failInterval.map { "\(Percent($0.lower))–\(Percent($0.upper))" } ?? "",
                    summary.count(.mitigated).grouped, summary.count(.unknown).grouped,
                    summary.count(.notApplicable).grouped,
                    "\(summary.accountLevelFail.grouped) (\(summary.accountLevelFailPercent) %)",
                    summary.failOnlyHere.grouped,
                ] + (isAnyAccepted ? [summary.accepted.grouped] : [])
            output.write("| " + cells.joined(separator: " | ") + " |\n")
        }
    }

    private func writeComparison(to output: inout some TextOutputStream) {
        guard let study = report.comparison else { return }
        output.write("\n## Beside: \(study.title)\n\n")
        output.write("| control | here | study | here, account level | study, account level |\n|---|--:|--:|--:|--:|\n")
        for row in ComparisonRow.rows(report.audit, study) {
            output.write("| `\(row.control.rawValue)` | " + row.cells.joined(separator: " | ") + " |\n")
        }
    }

    private func writeCauses(to output: inout some TextOutputStream) {
        let causes = report.audit.rootCauses()
        if causes.isEmpty { return }
        output.write("\n## What failing and unknown accounts have in common\n\n")
        for cause in causes {
            let organization = cause.organization.map { ", \(MarkdownText.plain($0))" } ?? ""
            let text = MarkdownText.plain(cause.sentence + " " + cause.remedy)
            output.write("- **\(cause.accounts.count.grouped)** \(cause.kind.rawValue)\(organization): \(text)\n")
        }
    }

    private func writeFindings(to output: inout some TextOutputStream) {
        let wanted = report.only.intersection([.fail, .unknown, .mitigated])
        for status in Status.allCases where wanted.contains(status) {
            var isFirst = true
            for (index, account) in report.audit.accounts.enumerated()
            where report.audit.statuses(at: index).contains(status) {
                if isFirst { output.write("\n## \(status.word)\n") }
                isFirst = false
                write(account, status, to: &output)
            }
        }
    }

    private func write(_ account: FleetAccount, _ status: Status, to output: inout some TextOutputStream) {
        let name = account.listed?.name.map { " \(MarkdownText.plain($0))" } ?? ""
        output.write("\n### \(account.id)\(name)\n\n")
        for verdict in report.audit.verdicts(on: account) where verdict.status == status {
            let acceptance = report.audit.acceptance(of: verdict, on: account).map {
                " **\(MarkdownText.plain($0.sentence))**"
            }
            output.write(
                "- `\(verdict.control.rawValue)`: \(MarkdownText.plain(verdict.sentence)) (`\(verdict.reason.rawValue)`)"
                    + (acceptance ?? "") + "\n"
            )
        }
    }

    private func writeOthers(to output: inout some TextOutputStream) {
        let audit = report.audit
        if !audit.excluded.isEmpty { output.write("\n## Excluded\n\n") }
        for excluded in audit.excluded {
            let reason = MarkdownText.plain(excluded.exclusion.reason)
            output.write("- \(excluded.account.id): \(reason), until \(excluded.exclusion.expires)\n")
        }
        if !audit.fleet.outOfService.isEmpty { output.write("\n## Suspended or closed\n\n") }
        for account in audit.fleet.outOfService {
            output.write("- \(account.id) \(MarkdownText.plain(account.listed?.name ?? ""))\n")
        }
        if !audit.remarks.isEmpty { output.write("\n## Remarks\n\n") }
        for remark in audit.remarks { output.write("- \(MarkdownText.plain(remark.sentence))\n") }
    }
}
