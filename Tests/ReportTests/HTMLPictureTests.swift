internal import Evidence
internal import Posture
@testable internal import Report
internal import Testing

@Suite struct `The picture of a fleet` {
    @Test func `has a cell for every account, with what is open in it`() async throws {
        let audit = Audit(try await HTMLFleet.usual().read())
        let picture = picture(audit)
        #expect(picture.blocks.map(\.name) == ["o-a1b2c3d4e5", "standalone"])
        let shapes = picture.blocks.flatMap(\.shapes)
        #expect(shapes.count == audit.accounts.count)
        let worst = "555555555555: fail root-unused, root-access-key, root-mfa, root-hardware-mfa"
        #expect(shapes.contains { $0.tip == worst })
    }

    @Test func `counts every account once in its legend`() async throws {
        let audit = Audit(try await HTMLFleet.usual().read())
        let counts = picture(audit).legend.compactMap { Int($0.count) }
        #expect(counts.count == Status.allCases.count)
        #expect(counts.reduce(0, +) == audit.accounts.count)
    }

    @Test(arguments: [[1], [3, 2, 1], Array(repeating: 7, count: 60), [4000, 900, 30, 1], [100_000, 20_000]])
    func `has room for every block, and no two in one place`(sizes: [Int]) {
        let layout = FleetLayout(sizes: sizes)
        #expect(layout.places.count == sizes.count)
        for (size, place) in zip(sizes, layout.places) {
            #expect(place.x + place.width <= FleetLayout.width)
            #expect(place.y + place.height <= layout.height)
            let rows = (size + place.grid.columns - 1) / place.grid.columns
            #expect(place.grid.x + place.grid.columns * place.grid.pitch <= place.x + place.width)
            #expect(place.grid.y + rows * place.grid.pitch <= place.y + place.height)
        }
        for (index, place) in layout.places.enumerated() {
            for other in layout.places[..<index] {
                let isApart = other.x + other.width <= place.x || other.y + other.height <= place.y
                #expect(isApart || place.x + place.width <= other.x)
            }
        }
    }

    @Test(arguments: 1...6) func `draws a run over just the cells in it`(columns: Int) {
        let grid = CellGrid(x: 0, y: 0, columns: columns, pitch: 1)
        for start in 0..<14 {
            for end in start + 1...20 {
                let drawn = rectangles(in: grid.run(start..<end)).flatMap { rectangle in
                    (0..<rectangle.height).flatMap { row in
                        (0..<rectangle.width).map { (rectangle.y + row) * columns + rectangle.x + $0 }
                    }
                }
                #expect(drawn.sorted() == Array(start..<end))
            }
        }
    }

    private func picture(_ audit: Audit) -> FleetPicture {
        let standings = audit.accounts.indices.map { Standing(audit.statuses(at: $0)) }
        return FleetPicture(audit, standings, Standing.order(of: standings))
    }

    private struct Rectangle {
        let x, y, width, height: Int
    }

    /// Reads paths of the form `M1 2h3v4h-3z`.
    private func rectangles(in path: String) -> [Rectangle] {
        path.split(separator: "M").compactMap { part in
            let numbers = part.split { "hvz ".contains($0) }.compactMap { Int($0) }
            guard numbers.count == 5, numbers[4] == -numbers[2] else { return nil }
            return Rectangle(x: numbers[0], y: numbers[1], width: numbers[2], height: numbers[3])
        }
    }
}
