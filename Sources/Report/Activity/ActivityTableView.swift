internal import Organization
public import Trail

/// Events of trails as a table for people.
public struct ActivityTableView: Sendable {
    private let events: [ActivityEvent]
    private let style: Style

    /// The view of these events, in their order.
    public init(_ events: [ActivityEvent], style: Style) {
        self.events = events
        self.style = style
    }

    /// Writes the table and, below it, what it adds up to.
    public func write(to output: inout some TextOutputStream) {
        guard !events.isEmpty else {
            output.write("No event concerns a root user.\n")
            return
        }
        var table = TextTable([.left, .left, .left, .left, .left, .left, .left])
        table.add(["time", "account", "class", "event", "from", "MFA", "needs root"].map { TextTable.Cell($0) })
        for event in events { table.add(row(event)) }
        for line in table.lines() { output.write(line + "\n") }
        output.write("\n" + summary + "\n")
    }

    private func row(_ event: ActivityEvent) -> [TextTable.Cell] {
        [
            TextTable.Cell(event.time.description),
            TextTable.Cell((event.account?.description ?? "?") + (event.target.map { " \u{2192} \($0)" } ?? "")),
            TextTable.Cell(event.activity.rawValue) { event.isUse ? style.bold($0) : $0 },
            TextTable.Cell((event.name + (event.error.map { " (\($0))" } ?? "")).printable),
            TextTable.Cell((event.ip ?? "").printable),
            TextTable.Cell(event.mfa.map { $0 ? "yes" : "no" } ?? ""),
            TextTable.Cell(event.isUse ? (event.needsRoot ? "yes" : "no") : ""),
        ]
    }

    private var summary: String {
        let uses = events.filter(\.isUse)
        let accounts = Set(uses.compactMap(\.account)).count
        let needed = uses.count(where: \.needsRoot)
        return "\(events.count.of("event")); \(uses.count.of("use")) of root, in \(accounts.of("account")); "
            + "\(needed.grouped) of them needed root."
    }
}
