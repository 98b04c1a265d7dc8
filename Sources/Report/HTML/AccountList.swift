internal import Posture

/// What stands around the rows of the accounts: the head of their table, and what is said of it.
struct AccountList {
    let total: String
    let listed: String
    /// Whether there are more accounts than the page lists.
    let isCut: Bool
    let columns: [Column]
    /// How many columns come before those of the controls.
    let fixedWidth: Int
    /// The statuses in the order in which the script sorts them.
    let order: String
    let statuses: [StatusMark]
    /// The statuses that the details are limited to, where they are.
    let only: String?
    /// Whether there are so few accounts that a print shows the details of all.
    let isShort: Bool

    /// A control's column.
    struct Column {
        let control: String
        let title: String
    }

    private static let mostPrinted = 25

    init(_ report: AuditReport, listed: Int) {
        let count = report.audit.accounts.count
        total = count.grouped
        self.listed = listed.grouped
        isCut = listed < count
        columns = Control.all.map { Column(control: $0.id.rawValue, title: $0.title) }
        fixedWidth = AccountRow.fixedColumns
        order = Status.byAttention.map(\.rawValue).joined(separator: " ")
        statuses = Status.byAttention.map { StatusMark($0) }
        let kept = Status.byAttention.filter(report.only.contains)
        only = kept.count < Status.allCases.count ? kept.map(\.word).joined(separator: ", ") : nil
        isShort = count <= Self.mostPrinted
    }
}
