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
        let runs = PlanRun.all(of: plan.items)
        if runs.count > Self.most { writeKinds(to: &output) }
        for run in runs.prefix(Self.most) { write(run, to: &output) }
        let left = runs.dropFirst(Self.most).reduce(0) { $0 + $1.items.count }
        if left > 0 { output.write(style.faint("\nand \(left.grouped) more; --format json has all") + "\n") }
        writeLeftOpen(to: &output)
        writeStillFailing(to: &output)
    }

    private var headline: String {
        guard plan.openPaths > 0 else { return "No way to any root user is known to be open." }
        let closed = plan.items.reduce(0) { $0 + $1.closedPaths }
        let isOne = plan.openPaths == 1
        let changes =
            plan.items.isEmpty
            ? "no change that Taproot knows closes \(isOne ? "it" : "any")"
            : "\(plan.items.count.of("change")) \(plan.items.count == 1 ? "closes" : "close") \(closed.grouped)"
        return "\(plan.openPaths.of("way")) to the \(plan.openAccounts == 1 ? "root user" : "root users") of "
            + "\(plan.openAccounts.of("account")) \(isOne ? "is" : "are") open; \(changes)."
    }

    /// How many items of each kind there are, where they are too many to be shown; in the order of the plan.
    private func writeKinds(to output: inout some TextOutputStream) {
        var table = TextTable([.right, .left, .left, .left])
        for (kind, items) in plan.items.grouped({ $0.change.kind.rawValue }) {
            let closed = items.reduce(0) { $0 + $1.closedPaths }
            let felt = items.reduce(0) { $0 + $1.feels.count }
            table.add([
                TextTable.Cell(items.count.grouped),
                TextTable.Cell(kind, painted: style.bold),
                TextTable.Cell(closed > 0 ? "closes \(closed.of("way"))" : ""),
                TextTable.Cell(felt > 0 ? "felt in \(felt.of("account"))" : ""),
            ])
        }
        output.write("\n")
        for line in table.lines(indent: "  ") { output.write(line + "\n") }
    }

    private func write(_ run: PlanRun, to output: inout some TextOutputStream) {
        guard let first = run.items.first else { return }
        let kind = first.change.kind
        if let sentence = run.sentence {
            output.write("\n\(style.bold("\(run.number). \(kind.rawValue)"))  \(run.accounts.count.of("account"))\n")
            write(sentence, to: &output)
            write("Accounts: \(listed(run.accounts)).", to: &output)
        } else {
            let organization = first.organization.map { ", \($0)" } ?? ""
            output.write(
                "\n\(style.bold("\(run.number). \(kind.rawValue)"))  \(first.change.target)\(organization)\n"
            )
            write(first.sentence, to: &output)
            if kind == .addAdministrator { write("Accounts: \(listed(run.accounts)).", to: &output) }
        }
        if !run.feels.isEmpty { write("Whoever uses root there: \(listed(run.feels)).", to: &output) }
        if !run.mayBeDenied.isEmpty { write("AWS may refuse it in: \(listed(run.mayBeDenied)).", to: &output) }
        for sentence in run.accepted.told { write(sentence, to: &output) }
        let counts = Dictionary(grouping: run.verdicts) { "\($0.control.rawValue) \($0.from.word) → \($0.to.word)" }
        if !counts.isEmpty {
            let words = counts.map { "\($0.value.count.grouped) × \($0.key)" }.sorted().joined(separator: ", ")
            output.write(style.faint("   verdicts: \(words)") + "\n")
        }
        if !run.requires.isEmpty { output.write(style.faint("   after: \(listed(run.requires))") + "\n") }
    }

    private func listed(_ things: [some CustomStringConvertible]) -> String {
        let shown = things.prefix(5).map(\.description).joined(separator: ", ")
        return things.count > 5 ? "\(shown) and \((things.count - 5).grouped) more" : shown
    }

    private func writeLeftOpen(to output: inout some TextOutputStream) {
        guard !plan.leftOpen.isEmpty else { return }
        output.write("\n" + style.bold("What no change of this plan closes (\(plan.leftOpen.count.grouped))") + "\n")
        let alike = plan.leftOpen.grouped { "\($0.path.rawValue): \($0.sentence)" }
        for (words, left) in alike.prefix(Self.most) {
            write("\(left.count.grouped) × \(words) In \(listed(left.map(\.account))).", to: &output)
        }
        if alike.count > Self.most {
            let more = alike.dropFirst(Self.most).reduce(0) { $0 + $1.things.count }
            output.write(style.faint("   and \(more.grouped) more; --format json has all") + "\n")
        }
    }

    private func writeStillFailing(to output: inout some TextOutputStream) {
        guard !plan.stillFailing.isEmpty else { return }
        output.write(
            "\n"
                + style.bold("What fails when all of this plan is done; taproot explain ACCOUNT shows how to mend it")
                + "\n"
        )
        for left in plan.stillFailing {
            let new = left.new.isEmpty ? "" : ", \(left.new.count.grouped) of them by this plan"
            let accepted = left.accepted.isEmpty ? "" : ", \(left.accepted.count.grouped) of them accepted"
            write(
                "\(left.accounts.count.grouped) × \(left.control.rawValue)\(new)\(accepted): \(listed(left.accounts))",
                to: &output
            )
            for sentence in left.accepted.told { write(sentence, to: &output) }
        }
    }

    private func write(_ sentence: String, to output: inout some TextOutputStream) {
        for line in sentence.printable.wrapped(to: Self.width, indent: "   ") { output.write(line + "\n") }
    }
}

extension Sequence {
    /// The things under what is said of them, in the order in which that is first said.
    fileprivate func grouped(_ words: (Element) -> String) -> [(words: String, things: [Element])] {
        var places: [String: Int] = [:]
        var groups: [(words: String, things: [Element])] = []
        for thing in self {
            let said = words(thing)
            if let place = places[said] {
                groups[place].things.append(thing)
            } else {
                places[said] = groups.count
                groups.append((said, [thing]))
            }
        }
        return groups
    }
}
