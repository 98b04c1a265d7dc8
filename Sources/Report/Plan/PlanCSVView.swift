internal import Organization
public import Remedy

/// A plan as CSV (RFC 4180): an item a line.
public struct PlanCSVView: Sendable {
    private let plan: Plan

    /// The view of a plan.
    public init(_ plan: Plan) {
        self.plan = plan
    }

    /// Writes the header and the items, in their order.
    public func write(to output: inout some TextOutputStream) {
        output.write(
            CSVLine.text([
                "number", "id", "kind", "target", "organization", "accounts", "closed_paths", "closed_accounts",
                "feels", "requires", "sentence", "accepted",
            ])
        )
        for (index, item) in plan.items.enumerated() {
            output.write(
                CSVLine.text([
                    String(index + 1), item.id, item.change.kind.rawValue, item.change.target.description,
                    (item.organization ?? "").printable, words(item.accounts), String(item.closedPaths),
                    words(item.closes), words(item.feels), item.requires.joined(separator: " "),
                    item.sentence.printable, words(item.accepted),
                ])
            )
        }
    }

    private func words(_ accounts: [AccountID]) -> String {
        accounts.map(\.description).joined(separator: " ")
    }
}
