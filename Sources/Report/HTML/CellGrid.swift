/// The cells of a block, row by row from the upper left, as paths.
struct CellGrid {
    let x: Int
    let y: Int
    let columns: Int
    let pitch: Int

    /// One cell, a little smaller than its place.
    func cell(at position: Int) -> String {
        let (row, column) = position.quotientAndRemainder(dividingBy: columns)
        let side = pitch - 2
        return "M\(x + column * pitch) \(y + row * pitch)h\(side)v\(side)h-\(side)z"
    }

    /// Cells that follow one another as one shape: what is left of a row, whole rows, and the start of a row.
    func run(_ positions: Range<Int>) -> String {
        var path = ""
        var start = positions.lowerBound
        while start < positions.upperBound {
            let (row, column) = start.quotientAndRemainder(dividingBy: columns)
            let left = positions.upperBound - start
            let rows = column == 0 ? max(1, left / columns) : 1
            let width = rows > 1 ? columns : min(left, columns - column)
            path += rectangle(row: row, column: column, rows: rows, columns: width)
            start += rows * width
        }
        return path
    }

    private func rectangle(row: Int, column: Int, rows: Int, columns: Int) -> String {
        "M\(x + column * pitch) \(y + row * pitch)h\(columns * pitch)v\(rows * pitch)h-\(columns * pitch)z"
    }
}
