internal import Organization
internal import Posture
public import Remedy

/// A plan as Markdown: a ticket for each item, with what to check when it is done.
public struct PlanMarkdownView: Sendable {
    private let plan: Plan
    private let version: String

    /// The view of a plan.
    public init(_ plan: Plan, version: String) {
        self.plan = plan
        self.version = version
    }

    /// Writes a heading an item.
    public func write(to output: inout some TextOutputStream) {
        output.write("# Root users: \(plan.items.count.of("change"))\n")
        for (index, item) in plan.items.enumerated() { write(item, index + 1, to: &output) }
        if !plan.leftOpen.isEmpty {
            output.write("\n## What no change closes\n\n")
            for left in plan.leftOpen {
                output.write("- `\(left.account)` \(left.path.rawValue): \(MarkdownText.plain(left.sentence))\n")
            }
        }
        if !plan.stillFailing.isEmpty {
            output.write("\n## What fails when all of it is done\n\n")
            output.write("| control | accounts | by the plan itself | accepted |\n|---|---|---|---|\n")
            for left in plan.stillFailing {
                let counts = [left.accounts.count, left.new.count, left.accepted.count].map(String.init)
                output.write("| `\(left.control.rawValue)` | \(counts.joined(separator: " | ")) |\n")
            }
            write(plan.stillFailing.flatMap(\.accepted), to: &output)
        }
        output.write("\n---\nTaproot \(version)\n")
    }

    private func write(_ item: PlanItem, _ number: Int, to output: inout some TextOutputStream) {
        output.write("\n## \(number). \(item.change.kind.rawValue): `\(item.change.target)`\n\n")
        output.write(MarkdownText.plain(item.sentence) + "\n")
        if !item.requires.isEmpty {
            output.write("\nAfter: \(item.requires.map { "`\($0)`" }.joined(separator: ", ")).\n")
        }
        if let policy = item.policy { output.write("\n```json\n\(policy)\n```\n") }
        write("Accounts", item.accounts, to: &output)
        write("Whoever uses root there will feel it", item.feels, to: &output)
        write("AWS may refuse it", item.mayBeDenied, to: &output)
        write(item.accepted, to: &output)
        if item.verdicts.isEmpty { return }
        output.write("\nDone when an audit says:\n\n| account | control | now | then |\n|---|---|---|---|\n")
        for change in item.verdicts {
            output.write(
                "| `\(change.account)` | `\(change.control.rawValue)` | \(change.from.word) | \(change.to.word) |\n"
            )
        }
    }

    private func write(_ accepted: [AcceptedFailure], to output: inout some TextOutputStream) {
        if accepted.isEmpty { return }
        output.write("\n")
        for failure in accepted { output.write("- \(MarkdownText.plain(failure.sentence))\n") }
    }

    private func write(_ title: String, _ accounts: [AccountID], to output: inout some TextOutputStream) {
        if accounts.isEmpty { return }
        output.write("\n\(title): \(accounts.map { "`\($0)`" }.joined(separator: ", ")).\n")
    }
}
