/// A share in tenths of a percent, rounded half up: what tables print.
public struct Percent: Hashable, Sendable, CustomStringConvertible {
    /// Tenths of a percent, 0 to 1000.
    public let tenths: Int

    /// The share of `count` in `total`, exactly rounded; 0 where there is nothing to have a share in.
    public init(_ count: Int, of total: Int) {
        tenths = total > 0 ? (2000 * count + total) / (2 * total) : 0
    }

    /// The share that `fraction`, 0 to 1, stands for.
    public init(_ fraction: Double) {
        tenths = Int((fraction * 1000).rounded())
    }

    /// Such as `9.7`.
    public var description: String {
        "\(tenths / 10).\(tenths % 10)"
    }
}
