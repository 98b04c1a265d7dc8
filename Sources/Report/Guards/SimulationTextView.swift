internal import Organization
internal import Posture
public import Remedy
internal import Trail

/// What would come of attaching a policy, in words, for people at a terminal.
public struct SimulationTextView: Sendable {
    private let simulation: Simulation
    private let past: PastEvents
    private let style: Style

    private static let width = 100
    /// More accounts than these are counted, not named: JSON has them all.
    private static let named = 6
    private static let rows = 20

    /// The view of a simulation over past events.
    public init(_ simulation: Simulation, _ past: PastEvents, style: Style) {
        self.simulation = simulation
        self.past = past
        self.style = style
    }

    /// Writes what is reached, what changes, what is locked out, what would have been denied, and how other places compare.
    public func write(to output: inout some TextOutputStream) {
        let node = simulation.proposal.node.description
        output.write(style.bold("Attaching the policy to \(node) of \(simulation.organization.printable)") + "\n")
        writeWarnings(to: &output)
        writeReach(to: &output)
        writeChanges(to: &output)
        writeLockOuts(to: &output)
        writeHistory(to: &output)
        writeAlternatives(to: &output)
    }

    private func writeWarnings(to output: inout some TextOutputStream) {
        var warnings: [String] = []
        if let full = simulation.full {
            warnings.append(
                "AWS would refuse to attach it: \(full.of("service control policy", "service control policies")) hang at "
                    + "\(simulation.proposal.node) already, as many as can. Detach one first\(elsewhere)."
            )
        }
        let unadministered = simulation.unadministered
        let nobody = unadministered.filter { $0.gap == nil }.map(\.account)
        if !nobody.isEmpty {
            warnings.append(
                "Nobody but root could then administer \(nobody.count.of("account")) in which root would be denied: "
                    + "\(Self.list(nobody)). Make somebody an administrator there first."
            )
        }
        let unknown = unadministered.filter { $0.gap != nil }
        if let gap = unknown.first?.gap {
            warnings.append(
                "Whether anybody but root could then administer \(unknown.count.of("account")) in which root would be denied is not "
                    + "known (\(gap.words)): \(Self.list(unknown.map(\.account))). Make sure of it first."
            )
        }
        warnings += barred
        for warning in warnings {
            let lines = warning.printable.wrapped(to: Self.width, indent: "           ")
            for (index, line) in lines.enumerated() {
                let head = index == 0 ? "  " + style.paint("WARNING", as: .fail) + "  " + line.dropFirst(11) : line[...]
                output.write(head + "\n")
            }
        }
        if !warnings.isEmpty { output.write("\n") }
    }

    /// Where else the policy can be attached, as the end of a sentence.
    private var elsewhere: String {
        let kinds = Set(simulation.alternatives.map(\.relation))
        let words = [kinds.contains(.parent) ? "above" : nil, kinds.contains(.child) ? "below" : nil].compactMap(\.self)
        return words.isEmpty ? "" : ", or attach \(words.joined(separator: " or "))"
    }

    /// That administrators would not be ones any more.
    private var barred: [String] {
        let certain = simulation.barred.filter { $0.after.gap == nil }
        let uncertain = simulation.barred.filter { $0.after.gap != nil }
        return [warning(certain, "denies"), warning(uncertain, "may deny")].compactMap(\.self)
    }

    private func warning(_ barred: [BarredAdministrators], _ denies: String) -> String? {
        guard !barred.isEmpty else { return nil }
        let names = Set(barred.flatMap(\.names)).sorted()
        let named = names.prefix(3).joined(separator: ", ") + (names.count > 3 ? " and others" : "")
        return "The policy \(denies) every action by which rights are given to those who administer "
            + "\(barred.count.of("account")) now (\(named)): \(Self.list(barred.map(\.after.account))). Have it except them."
    }

    private func writeReach(to output: inout some TextOutputStream) {
        write("It reaches \(simulation.reached.count.of("account")).", to: &output)
        for reason in Unreached.Reason.allCases {
            let accounts = simulation.unreached.filter { $0.reason == reason }.map(\.account)
            if accounts.isEmpty { continue }
            let head = [.unknown, .listedTwice].contains(reason) ? "Not known whether reached" : "Not reached"
            let words = "\(head), since \(reason.words): \(accounts.count.of("account")), \(Self.list(accounts))."
            write(words, to: &output)
        }
        let suspended = simulation.outOfService
        if !suspended.isEmpty {
            let words = "Bound too, and suspended or closed: \(suspended.count.of("account")), \(Self.list(suspended))."
            write(words + " That counts once somebody can sign in to them again.", to: &output)
        }
    }

    private func writeChanges(to output: inout some TextOutputStream) {
        output.write("\n" + style.bold("Verdicts that change") + "\n")
        if simulation.changes.isEmpty { write("None.", to: &output) }
        var told: [(words: String, accounts: [AccountID])] = []
        for change in simulation.changes {
            let words = "\(change.control.rawValue): \(change.from.word) becomes \(change.to.word)"
            if let place = told.firstIndex(where: { $0.words == words }) {
                told[place].accounts.append(change.account)
            } else {
                told.append((words, [change.account]))
            }
        }
        for (words, accounts) in told {
            write("\(words), in \(accounts.count.of("account")): \(Self.list(accounts)).", to: &output)
        }
        for sentence in simulation.accepted.told { write(sentence, to: &output) }
    }

    private func writeLockOuts(to output: inout some TextOutputStream) {
        output.write("\n" + style.bold("What root users are locked out of") + "\n")
        if simulation.lockOuts.isEmpty { write("Nothing that is asked for by itself.", to: &output) }
        for group in simulation.lockOuts {
            let accounts = group.accounts
            write(
                "\(group.lockOut.sentence) In \(accounts.count.of("account")): \(Self.list(accounts)).",
                to: &output
            )
        }
    }

    private func writeHistory(to output: inout some TextOutputStream) {
        output.write("\n" + style.bold("Past requests of root users") + "\n")
        guard let range = past.range, !simulation.events.isEmpty else {
            write("None are known. `taproot ledger ingest` and --activity bring them.", to: &output)
            return
        }
        let counts = simulation.counts
        let (denied, depends) = counts.reduce((0, 0)) { ($0.0 + $1.denied, $0.1 + $1.depends) }
        write(
            "From \(range.lowerBound) on: \(simulation.events.count.of("request")); \(denied.grouped) would have been denied, "
                + "\((simulation.events.count - denied - depends).grouped) not, and \(depends.grouped) depend on what the trail "
                + "does not tell.",
            to: &output
        )
        var table = TextTable([.left, .left, .right, .right, .right])
        table.add(
            ["account", "action", "denied", "not denied", "depends"].map { TextTable.Cell($0, painted: style.faint) }
        )
        for row in counts.prefix(Self.rows) {
            table.add(
                [
                    row.account.description, row.action.printable, row.denied.grouped, row.notDenied.grouped,
                    row.depends.grouped,
                ]
                .map { TextTable.Cell($0) }
            )
        }
        for line in table.lines(indent: "  ") { output.write(line + "\n") }
        if counts.count > Self.rows { write("And \((counts.count - Self.rows).grouped) more rows.", to: &output) }
        writeEvents(to: &output)
    }

    /// Event by event what is not left as it was.
    private func writeEvents(to output: inout some TextOutputStream) {
        let lines = simulation.events.compactMap { simulated -> String? in
            let words: String
            switch simulated.outcome {
            case .notDenied: return nil
            case .denied: words = "denied"
            case .depends(let keys): words = "depends on \(keys.joined(separator: ", "))"
            }
            let event = simulated.event
            return "\(event.time)  \(event.account?.description ?? "")  \(simulated.action): \(words)"
        }
        if lines.isEmpty { return }
        output.write("\n")
        for line in lines.prefix(Self.rows) { output.write("  " + line.printable + "\n") }
        if lines.count > Self.rows {
            write("And \((lines.count - Self.rows).grouped) more; --format json has all.", to: &output)
        }
    }

    private func writeAlternatives(to output: inout some TextOutputStream) {
        output.write("\n" + style.bold("Other places") + "\n")
        var table = TextTable([.left, .left, .left, .right, .right])
        table.add(["", "node", "name", "accounts", "verdicts"].map { TextTable.Cell($0, painted: style.faint) })
        for place in simulation.alternatives.prefix(2 * Self.rows) {
            let relation =
                switch place.relation {
                case .parent: "above"
                case .proposed: "here"
                case .child: "below"
                }
            table.add(
                [
                    relation, place.node.description, (place.name ?? "").printable, place.reaches.grouped,
                    place.changes.grouped,
                ]
                .map { TextTable.Cell($0) }
            )
        }
        for line in table.lines(indent: "  ") { output.write(line + "\n") }
    }

    private static func list(_ accounts: [AccountID]) -> String {
        let names = accounts.prefix(named).map(\.description).joined(separator: ", ")
        return accounts.count > named ? names + " and \((accounts.count - named).grouped) more" : names
    }

    private func write(_ sentence: String, to output: inout some TextOutputStream) {
        for line in sentence.printable.wrapped(to: Self.width, indent: "  ") { output.write(line + "\n") }
    }
}
