/// Finds what somebody probably meant.
enum Nearest {
    /// The candidate that `text` is the beginning of, or else the one with the fewest edits to it; of equals the first.
    static func of(_ text: String, among candidates: [String]) -> String {
        let begun = candidates.first { !text.isEmpty && $0.hasPrefix(text) }
        return begun ?? candidates.min { edits(text, $0) < edits(text, $1) } ?? ""
    }

    /// Levenshtein's distance: how many letters to insert, delete or replace.
    static func edits(_ left: String, _ right: String) -> Int {
        let right = Array(right)
        var row = Array(0...right.count)
        for (index, letter) in left.enumerated() {
            var diagonal = row[0]
            row[0] = index + 1
            for column in right.indices {
                let replaced = diagonal + (right[column] == letter ? 0 : 1)
                diagonal = row[column + 1]
                row[column + 1] = min(replaced, diagonal + 1, row[column] + 1)
            }
        }
        return row[right.count]
    }
}
