extension Sequence where Element == String {
    /// The text that is most like another, in any case; nil where none is.
    func nearest(to text: String) -> String? {
        let wanted = Array(text.lowercased().utf8)
        // What differs in more than one letter of four is another word.
        let limit = Swift.min(3, wanted.count / 4)
        guard limit > 0, wanted.count <= 80 else { return nil }
        var best: (text: String, distance: Int)?
        for candidate in self {
            let letters = Array(candidate.lowercased().utf8)
            guard abs(letters.count - wanted.count) <= limit else { continue }
            let distance = Self.distance(wanted, letters)
            if distance <= limit, distance < best?.distance ?? .max { best = (candidate, distance) }
        }
        return best?.text
    }

    /// How many letters have to be put in, taken out, changed, or swapped with the next.
    static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
        var rows = [Array(0...right.count)]
        for (row, letter) in left.enumerated() {
            var next = [row + 1]
            for (column, other) in right.enumerated() {
                var cost = Swift.min(next[column] + 1, rows[row][column + 1] + 1)
                cost = Swift.min(cost, rows[row][column] + (letter == other ? 0 : 1))
                if row > 0, column > 0, letter == right[column - 1], left[row - 1] == other {
                    cost = Swift.min(cost, rows[row - 1][column - 1] + 1)
                }
                next.append(cost)
            }
            rows.append(next)
        }
        return rows[left.count][right.count]
    }
}

extension String {
    /// `; did you mean NAME?`, where there is a name like it.
    static func hint(_ name: String?) -> String { name.map { "; did you mean \($0)?" } ?? "" }
}
