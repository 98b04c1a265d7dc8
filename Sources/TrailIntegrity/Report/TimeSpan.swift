public import Organization

/// The time that is asked about; open at either end where nobody said.
public struct TimeSpan: Hashable, Sendable {
    /// The first moment; nil for as early as there is anything.
    public let from: Instant?
    /// The moment behind the last one; nil for as late as there is anything.
    public let to: Instant?

    /// The time between two moments.
    public init(from: Instant? = nil, to: Instant? = nil) {
        self.from = from
        self.to = to
    }

    func contains(_ moment: Instant) -> Bool {
        from.map { moment >= $0 } ?? true && to.map { moment < $0 } ?? true
    }

    func overlaps(_ range: Range<Instant>) -> Bool {
        from.map { range.upperBound > $0 } ?? true && to.map { range.lowerBound < $0 } ?? true
    }

    /// What of a range is asked about; nil where nothing is.
    func clamp(_ range: Range<Instant>) -> Range<Instant>? {
        let start = max(range.lowerBound, from ?? range.lowerBound)
        let end = min(range.upperBound, to ?? range.upperBound)
        return start < end ? start..<end : nil
    }
}

/// The arithmetic of hours.
extension Range<Instant> {
    /// So many milliseconds.
    var length: Int64 { upperBound.millisecondsSince1970 - lowerBound.millisecondsSince1970 }

    /// How many hourly digests it takes; one at least.
    var digests: Int { Swift.max(1, Int((length + Instant.hour / 2) / Instant.hour)) }
}

extension Instant {
    /// In milliseconds.
    static let hour: Int64 = 3_600_000

    func hours(later hours: Int64) -> Instant {
        Instant(millisecondsSince1970: millisecondsSince1970 + hours * Self.hour)
    }
}
