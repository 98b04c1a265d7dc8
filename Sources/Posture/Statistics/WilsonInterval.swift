/// The range in which a share may lie at 95 % confidence, by Wilson's score interval.
///
/// Source: E. B. Wilson, Probable inference, the law of succession, and statistical inference, JASA 22 (1927).
public struct WilsonInterval: Hashable, Sendable {
    /// The lower end, 0 to 1.
    public let lower: Double
    /// The upper end, 0 to 1.
    public let upper: Double

    /// The 97.5 % quantile of the standard normal distribution.
    private static let z = 1.959_963_984_540_054

    /// The interval of `count` among `total`; nil where there is nothing to count among.
    public init?(_ count: Int, of total: Int) {
        guard total > 0, (0...total).contains(count) else { return nil }
        let (n, z) = (Double(total), Self.z)
        let share = Double(count) / n
        let spread = z * (share * (1 - share) / n + z * z / (4 * n * n)).squareRoot()
        let centre = share + z * z / (2 * n)
        let scale = 1 + z * z / n
        lower = count == 0 ? 0 : max(0, (centre - spread) / scale)
        upper = count == total ? 1 : min(1, (centre + spread) / scale)
    }
}
