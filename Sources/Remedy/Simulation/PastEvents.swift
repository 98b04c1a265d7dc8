public import Organization
public import Posture
public import Trail

/// The events of a span of time.
public struct PastEvents: Sendable {
    /// The events, in their order.
    public let events: [ActivityEvent]
    /// The span; nil where there are no events to tell its end.
    public let range: Range<Instant>?

    /// Those of some events that lie within a span before a moment, or before the newest of them.
    public init(_ events: [ActivityEvent], within span: Span, until end: Instant? = nil) {
        guard let end = end ?? events.map(\.time).max() else {
            self.events = []
            range = nil
            return
        }
        // The newest event is one of them.
        let last = Instant(millisecondsSince1970: end.millisecondsSince1970 + 1)
        let first = Instant(millisecondsSince1970: end.millisecondsSince1970 - span.seconds * 1000)
        range = first..<last
        self.events = events.filter { first <= $0.time && $0.time < last }
    }
}
