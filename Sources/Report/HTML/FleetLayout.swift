/// Where the blocks of the picture stand: side by side on shelves, in lengths of the drawing.
struct FleetLayout {
    /// The width of the drawing; its height follows.
    static let width = 1200

    /// Where one block stands.
    struct Place {
        let x: Int
        let y: Int
        let width: Int
        let height: Int
        let isNamed: Bool
        let grid: CellGrid
    }

    let places: [Place]
    let height: Int

    /// From one cell to the next.
    private static let pitches = [14, 12, 10, 8, 6, 5, 4, 3]
    private static let smallestPitch = 2
    /// The area that all cells together may take.
    private static let area = 500_000
    /// Room for a name of the usual fourteen characters.
    private static let nameWidth = 92
    private static let nameHeight = 14
    /// Up to so many blocks are made wide enough for their names.
    private static let mostNamed = 48

    /// Blocks of so many cells each, the largest first.
    init(sizes: [Int]) {
        let cells = sizes.reduce(0, +)
        let pitch = Self.pitches.first { cells * $0 * $0 <= Self.area } ?? Self.smallestPitch
        let areAllNamed = sizes.count <= Self.mostNamed
        let margin = max(3, pitch / 2)
        var places: [Place] = []
        var (x, y, shelf) = (0, 0, 0)
        for size in sizes {
            let columns = Self.columns(for: size, pitch: pitch, margin: margin)
            let rows = (size + columns - 1) / columns
            let cellsWidth = columns * pitch + 2 * margin
            let width = areAllNamed ? max(cellsWidth, Self.nameWidth) : cellsWidth
            let isNamed = width >= Self.nameWidth
            let top = isNamed ? Self.nameHeight : 0
            let height = rows * pitch + 2 * margin + top
            if x + width > Self.width {
                (x, y, shelf) = (0, y + shelf + margin, 0)
            }
            let grid = CellGrid(x: x + margin, y: y + margin + top, columns: columns, pitch: pitch)
            places.append(Place(x: x, y: y, width: width, height: height, isNamed: isNamed, grid: grid))
            x += width + margin
            shelf = max(shelf, height)
        }
        self.places = places
        height = y + shelf
    }

    /// About three times as wide as high, and never wider than the drawing.
    private static func columns(for size: Int, pitch: Int, margin: Int) -> Int {
        let widest = (width - 2 * margin) / pitch
        let wanted = Int((Double(size) * 3).squareRoot().rounded(.up))
        return max(1, min(wanted, widest, size))
    }
}
