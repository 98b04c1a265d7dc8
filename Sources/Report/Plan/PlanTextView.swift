internal import Organization
internal import Posture
public import Remedy

/// A plan for people at a terminal.
public struct PlanTextView: Sendable {
    private let plan: Plan
    private let style: Style

    private static let width = 100
    /// How many items, and how many of what stays open, are shown; the other formats have all.
    private static let most = 20

    /// The view of a plan.
    public init(_ plan: Plan, style: Style) {
        self.plan = plan
        self.style = style
    }

    /// Writes what is open, then the items, then what they leave.
    public func write(to output: inout some TextOutputStream) {
        output.write(style.bold(headline) + "\n")
        for (index, item) in plan.items.prefix(Self.most).enumerated() { write(item, index + 1, to: &output) }
        if plan.items.count > Self.most {
            output.write(
                style.faint("\nand \((plan.items.count - Self.most).grouped) more; --format json has all") + "\n"
            )
        }
        writeLeftOpen(to: &output)
        writeStillFailing(to: &output)
    }

    private var headline: String {
        guard plan.openPaths > 0 else { return "No way to any root user is known to be open." }
        let closed = plan.items.reduce(0) { $0 + $1.closedPaths }
        let isOne = plan.openPaths == 1
        return "\(plan.openPaths.of("way")) to the \(plan.openAccounts == 1 ? "root user" : "root users") of "
            + "\(plan.openAccounts.of("account")) \(isOne ? "is" : "are") open; \(plan.items.count.of("change")) "
            + "\(plan.items.count == 1 ? "closes" : "close") \(closed.grouped)."
    }

    private func write(_ item: PlanItem, _ number: Int, to output: inout some TextOutputStream) {
        let organization = item.organization.map { ", \($0)" } ?? ""
        output.write(
            "\n\(style.bold("\(number). \(item.change.kind.rawValue)"))  \(item.change.target)\(organization)\n"
        )
        write(item.sentence, to: &output)
        if !item.feels.isEmpty { write("Whoever uses root there: \(listed(item.feels)).", to: &output) }
        if !item.accepted.isEmpty { write("Somebody accepted what fails in \(listed(item.accepted)).", to: &output) }
        if item.change.kind == .addAdministrator { write("Accounts: \(listed(item.accounts)).", to: &output) }
        let counts = Dictionary(grouping: item.verdicts) { "\($0.control.rawValue) \($0.from.word) → \($0.to.word)" }
        if !counts.isEmpty {
            let words = counts.map { "\($0.value.count.grouped) × \($0.key)" }.sorted().joined(separator: ", ")
            output.write(style.faint("   verdicts: \(words)") + "\n")
        }
        if !item.requires.isEmpty {
            output.write(style.faint("   after: \(item.requires.joined(separator: ", "))") + "\n")
        }
    }

    private func listed(_ accounts: [AccountID]) -> String {
        let shown = accounts.prefix(5).map(\.description).joined(separator: ", ")
        return accounts.count > 5 ? "\(shown) and \((accounts.count - 5).grouped) more" : shown
    }

    private func writeLeftOpen(to output: inout some TextOutputStream) {
        guard !plan.leftOpen.isEmpty else { return }
        output.write("\n" + style.bold("What no change of this plan closes (\(plan.leftOpen.count.grouped))") + "\n")
        for left in plan.leftOpen.prefix(Self.most) {
            write("\(left.account) \(left.path.rawValue): \(left.sentence)", to: &output)
        }
        if plan.leftOpen.count > Self.most {
            output.write(
                style.faint("   and \((plan.leftOpen.count - Self.most).grouped) more; --format json has all") + "\n"
            )
        }
    }

    private func writeStillFailing(to output: inout some TextOutputStream) {
        guard !plan.stillFailing.isEmpty else { return }
        output.write(
            "\n"
                + style.bold("What fails and no change of this plan ends; taproot explain ACCOUNT shows how to mend it")
                + "\n"
        )
        for left in plan.stillFailing {
            let accepted = left.accepted > 0 ? ", \(left.accepted.grouped) of them accepted" : ""
            write(
                "\(left.accounts.count.grouped) × \(left.control.rawValue)\(accepted): \(listed(left.accounts))",
                to: &output
            )
        }
    }

    private func write(_ sentence: String, to output: inout some TextOutputStream) {
        for line in sentence.printable.wrapped(to: Self.width, indent: "   ") { output.write(line + "\n") }
    }
}
