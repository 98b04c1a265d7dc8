internal import Evidence
internal import Organization
internal import Posture

/// The whole fleet as one drawing: an account is a cell, an organization a block of cells.
///
/// Within a block the accounts that need most attention come first. In large fleets neighbours of one colour become one
/// shape, so that the drawing grows with the number of organizations rather than with that of accounts.
struct FleetPicture {
    let width: Int
    let height: Int
    let blocks: [Block]
    let legend: [Entry]
    /// What the colours go by.
    let controls: [String]
    let isMerged: Bool

    /// The accounts of one organization.
    struct Block {
        let x: Int
        let y: Int
        let width: Int
        let height: Int
        let name: String
        /// Whether there is room to write the name.
        let isNamed: Bool
        let size: String
        let shapes: [Shape]
    }

    /// An account, or a run of accounts with one status.
    struct Shape {
        let status: String
        let path: String
        let tip: String
    }

    /// What a colour means, and how many accounts have it.
    struct Entry {
        let mark: StatusMark
        let count: String
        let meaning: String
    }

    /// Up to so many accounts have a cell of their own, with its tip.
    private static let mostCells = 5000

    /// - Parameters:
    ///   - audit: the accounts.
    ///   - standings: how each of them stands.
    ///   - order: where they are in the audit, those that need most attention first.
    init(_ audit: Audit, _ standings: [Standing], _ order: [Int]) {
        let groups = FleetGroup.all(of: audit, order)
        let isMerged = order.count > Self.mostCells
        let layout = FleetLayout(sizes: groups.map(\.members.count))
        blocks = zip(groups, layout.places).map { group, place in
            let shapes =
                isMerged
                ? Self.runs(group.members, standings, place.grid)
                : Self.cells(group.members, standings, place.grid, audit)
            return Block(group, place, shapes)
        }
        width = FleetLayout.width
        height = layout.height
        self.isMerged = isMerged
        controls = Standing.controls.map(\.rawValue)
        legend = Self.legend(standings)
    }

    private static func legend(_ standings: [Standing]) -> [Entry] {
        var counts: [Status: Int] = [:]
        for standing in standings { counts[standing.worst, default: 0] += 1 }
        return Status.byAttention.map { status in
            Entry(mark: StatusMark(status), count: (counts[status] ?? 0).grouped, meaning: status.meaning)
        }
    }

    private static func cells(_ members: [Int], _ standings: [Standing], _ grid: CellGrid, _ audit: Audit) -> [Shape] {
        members.enumerated().map { position, index in
            Shape(
                status: standings[index].worst.rawValue,
                path: grid.cell(at: position),
                tip: tip(audit.accounts[index], audit.statuses(at: index))
            )
        }
    }

    private static func runs(_ members: [Int], _ standings: [Standing], _ grid: CellGrid) -> [Shape] {
        var shapes: [Shape] = []
        var start = 0
        while start < members.count {
            let status = standings[members[start]].worst
            let end = members[start...].firstIndex { standings[$0].worst != status } ?? members.count
            let tip = "\((end - start).of("account")): \(status.word)"
            shapes.append(Shape(status: status.rawValue, path: grid.run(start..<end), tip: tip))
            start = end
        }
        return shapes
    }

    /// The id comes first: the script finds the account's row by it.
    private static func tip(_ account: FleetAccount, _ statuses: [Status]) -> String {
        let name = account.listed?.name.map { " \($0)" } ?? ""
        let parts = [Status.fail, .unknown, .mitigated].compactMap { status -> String? in
            let controls = zip(Control.all, statuses).filter { control, its in
                its == status && Standing.controls.contains(control.id)
            }
            return controls.isEmpty ? nil : "\(status.word) " + controls.map(\.0.id.rawValue).joined(separator: ", ")
        }
        return "\(account.id)\(name): " + (parts.isEmpty ? "nothing open" : parts.joined(separator: "; "))
    }
}

extension FleetPicture.Block {
    fileprivate init(_ group: FleetGroup, _ place: FleetLayout.Place, _ shapes: [FleetPicture.Shape]) {
        self.init(
            x: place.x,
            y: place.y,
            width: place.width,
            height: place.height,
            name: group.name,
            isNamed: place.isNamed,
            size: group.members.count.of("account"),
            shapes: shapes
        )
    }
}
