/// Rows of cells in columns as wide as their widest cell.
struct TextTable {
    /// A cell: what it shows, and how wide that is without colours.
    struct Cell {
        let text: String
        let width: Int

        init(_ plain: String, painted: (String) -> String = { $0 }) {
            text = painted(plain)
            width = plain.count
        }
    }

    /// Where a column's cells stand.
    enum Alignment {
        case left
        case right
    }

    private let alignments: [Alignment]
    private var rows: [[Cell]] = []

    init(_ alignments: [Alignment]) {
        self.alignments = alignments
    }

    mutating func add(_ row: [Cell]) {
        rows.append(row)
    }

    /// The lines, two blanks between columns, without blanks at their ends.
    func lines(indent: String = "") -> [String] {
        let widths = alignments.indices.map { column in rows.map { $0[column].width }.max() ?? 0 }
        return rows.map { row in
            var line = indent
            for (column, cell) in row.enumerated() {
                let padding = String(repeating: " ", count: widths[column] - cell.width)
                let isLast = row[(column + 1)...].allSatisfy { $0.width == 0 }
                switch alignments[column] {
                case .right: line += padding + cell.text
                case .left: line += cell.text + (isLast ? "" : padding)
                }
                if isLast { break }
                line += "  "
            }
            return line
        }
    }
}
