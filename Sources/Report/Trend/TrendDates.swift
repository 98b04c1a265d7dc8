internal import Organization

/// Days that are counted from 1970-01-01, as people write them.
enum TrendDates {
    /// `2026-03-01`.
    static func day(_ number: Int) -> String {
        String(Instant(millisecondsSince1970: Int64(number) * 86_400_000).description.prefix(10))
    }
}
