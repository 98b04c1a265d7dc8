/// Finds what somebody probably meant.
enum Nearest {
    /// The candidate with the fewest edits to `text`; of equals the first.
    static func of(_ text: String, among candidates: [String]) -> String {
        candidates.min { edits(text, $0) < edits(text, $1) } ?? ""
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
