internal import Ledger
internal import Posture

/// The share of failures that still stood after so many days, as steps.
struct LifetimeCurve {
    let id: String
    let path: String
    /// Where the line ends: what came later, the history does not tell.
    let endX: Int
    let endY: Int
    let title: String
    let words: String
    let axis: String

    static let width = 500
    static let height = 100
    /// Steps that are told in words.
    private static let mostTold = 12

    /// Nil where no failure ended. `days` is the axis's right end.
    init?(_ lifetime: Lifetime, upTo days: Int) {
        guard let last = lifetime.curve.last else { return nil }
        func x(_ day: Int) -> Int { day * Self.width / max(1, days) }
        func y(_ share: Double) -> Int { Int((Double(Self.height) * (1 - share)).rounded()) }
        id = "curve-\(lifetime.control.rawValue)"
        path = "M0 0" + lifetime.curve.map { "H\(x($0.days))V\(y($0.share))" }.joined()
        endX = x(last.days)
        endY = y(last.share)
        title = "Failures of \(lifetime.control.rawValue) still standing"
        axis = days.of("day")
        let told = lifetime.curve.prefix(Self.mostTold).map { "\(Percent($0.share)) % after \($0.days.of("day"))" }
        let end = "\(Percent(last.share)) % after \(last.days.of("day"))"
        words = (told + (lifetime.curve.count > Self.mostTold ? ["…", end] : [])).joined(separator: ", ")
    }
}
