internal import Organization
internal import Posture
public import Remedy

/// A plan as CSV (RFC 4180): an item a line.
public struct PlanCSVView: Sendable {
    private let plan: Plan

    /// The view of a plan.
    public init(_ plan: Plan) {
        self.plan = plan
    }

    /// Writes the header and the items in their order; then, without a number, what stays open and what still fails.
    public func write(to output: inout some TextOutputStream) {
        output.write(
            CSVLine.text([
                "number", "id", "kind", "target", "organization", "accounts", "closed_paths", "closed_accounts",
                "feels", "requires", "sentence", "accepted", "verdicts", "acceptances",
                "may_be_denied",
            ])
        )
        for (index, item) in plan.items.enumerated() {
            output.write(
                CSVLine.text([
                    String(index + 1), item.id, item.change.kind.rawValue, item.change.target.description,
                    (item.organization ?? "").printable, words(item.accounts), String(item.closedPaths),
                    words(item.closes), words(item.feels), item.requires.joined(separator: " "),
                    item.sentence.printable, words(item.accepted.accounts), verdicts(item), words(item.accepted),
                    words(item.mayBeDenied),
                ])
            )
        }
        for left in plan.leftOpen { output.write(CSVLine.text(row(left))) }
        for left in plan.stillFailing { output.write(CSVLine.text(row(left))) }
    }

    private func row(_ left: LeftOpen) -> [String] {
        let account = left.account.description
        return [
            "", "", "left-\(left.standing.rawValue)", left.path.rawValue, "", account, "", "", "", "",
            left.sentence.printable, "", "", "", "",
        ]
    }

    private func row(_ left: StillFailing) -> [String] {
        let new = left.new.isEmpty ? "" : " By the plan itself in \(words(left.new))."
        let sentence = "\(left.control.rawValue) fails when all of it is done.\(new)"
        return [
            "", "", "still-failing", left.control.rawValue, "", words(left.accounts), "", "", "", "", sentence,
            words(left.accepted.accounts), "", words(left.accepted), "",
        ]
    }

    private func verdicts(_ item: PlanItem) -> String {
        item.verdicts.map { "\($0.account) \($0.control.rawValue) \($0.from.rawValue) > \($0.to.rawValue)" }
            .joined(separator: "; ")
    }

    private func words(_ accepted: [AcceptedFailure]) -> String {
        accepted.map(\.sentence).joined(separator: " ").printable
    }

    private func words(_ accounts: [AccountID]) -> String {
        accounts.map(\.description).joined(separator: " ")
    }
}
