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
        output.write(Self.line(Self.header))
        for account in report.audit.accounts {
            for verdict in report.audit.verdicts(on: account) where report.only.contains(verdict.status) {
                output.write(Self.line(fields(verdict, account)))
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

    private static func line(_ fields: [String]) -> String {
        fields.map(quoted).joined(separator: ",") + "\r\n"
    }

    /// A field that a spreadsheet would take for a formula gets an apostrophe before it: names come from outside.
    private static func quoted(_ field: String) -> String {
        let isFormula = field.utf8.first.map { formulaStarts.contains($0) } ?? false
        let text = isFormula ? "'" + field : field
        guard text.utf8.contains(where: { special.contains($0) || $0 < 0x20 || $0 > 0x7E }) else { return text }
        var quoted = String.UnicodeScalarView("\"".unicodeScalars)
        for scalar in text.unicodeScalars {
            if scalar == "\"" { quoted.append(scalar) }
            quoted.append(scalar.isHarmful ? "\u{FFFD}" : scalar)
        }
        return String(quoted) + "\""
    }

    private static let formulaStarts = Set("=+-@\t\r".utf8)
    private static let special = Set("\",\r\n".utf8)
}
