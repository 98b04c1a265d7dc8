internal import Evidence
internal import Organization
internal import Posture

/// An audit as CSV (RFC 4180): a finding a line.
public struct CSVView: Sendable {
    private let report: AuditReport

    /// The view of a report.
    public init(_ report: AuditReport) {
        self.report = report
    }

    private static let header = [
        "account", "name", "organization", "membership", "control", "status", "account_level", "reason", "sentence",
        "evidence_file", "evidence_field", "evidence_value", "evidence_as_of",
        "accepted_by", "accepted_reason", "accepted_until",
    ]

    /// Writes the header and all findings. The evidence columns hold the deciding piece.
    public func write(to output: inout some TextOutputStream) {
        output.write(CSVLine.text(Self.header))
        for account in report.audit.accounts {
            for verdict in report.audit.verdicts(on: account) where report.only.contains(verdict.status) {
                output.write(CSVLine.text(fields(verdict, account)))
            }
        }
    }

    private func fields(_ verdict: Verdict, _ account: FleetAccount) -> [String] {
        let citation = verdict.accountLevel.evidence.first
        let acceptance = report.audit.acceptance(of: verdict, on: account)
        return [
            account.id.description, account.listed?.name ?? "", report.audit.organization(of: account)?.name ?? "",
            account.membership.word, verdict.control.rawValue, verdict.status.rawValue,
            verdict.accountLevel.status.rawValue, verdict.reason.rawValue, verdict.sentence, citation?.file ?? "",
            citation?.field ?? "", citation?.value ?? "", citation?.asOf?.description ?? "",
            acceptance?.decidedBy ?? "", acceptance?.reason ?? "", acceptance?.expires.description ?? "",
        ]
    }
}
