internal import Evidence
internal import Organization
internal import Posture

/// One account: its row, and what its details tell.
struct AccountRow {
    let id: String
    let name: String
    let organization: String
    let membership: String
    let marks: [StatusMark]
    let story: String
    let findings: [Finding]
    let missing: [MissingPiece]
    let width: Int

    /// Columns before those of the controls: id, name, organization, membership.
    static let fixedColumns = 4

    init(_ account: FleetAccount, _ report: AuditReport) {
        let verdicts = report.audit.verdicts(on: account)
        id = account.id.description
        name = account.listed?.name ?? ""
        organization = report.audit.organization(of: account)?.name ?? ""
        membership = account.membership.word
        marks = verdicts.map { verdict in
            StatusMark(verdict.status, isAccepted: report.audit.acceptance(of: verdict, on: account) != nil)
        }
        story = AccountStory(account, report.audit).sentences.joined(separator: " ")
        let shown = verdicts.filter { report.only.contains($0.status) }
        findings = shown.map { verdict in
            Finding(verdict, report.audit.acceptance(of: verdict, on: account), folder: account.evidence.folder)
        }
        missing = MissingPiece.all(of: shown)
        width = Self.fixedColumns + marks.count
    }
}
