internal import Posture

/// Which requirements of published standards the controls answer: a row a standard, a column a control.
struct StandardsTable {
    let columns: [String]
    let rows: [Row]

    /// The requirements of one standard, in the order of the columns.
    struct Row {
        let standard: String
        let cells: [Cell]
    }

    /// The requirements that one control answers.
    struct Cell {
        let requirements: String
    }

    init(_ mappings: [ControlID: Mapping]) {
        let controls = Control.all.map(\.id).filter { mappings[$0] != nil }
        let standards = Set(mappings.values.flatMap { $0.requirements.map(\.standard) }).sorted()
        columns = controls.map(\.rawValue)
        rows = standards.map { standard in
            Row(
                standard: standard,
                cells: controls.map { control in
                    let found = mappings[control]?.requirements.first { $0.standard == standard }
                    return Cell(requirements: found?.ids.joined(separator: ", ") ?? "")
                }
            )
        }
    }
}
