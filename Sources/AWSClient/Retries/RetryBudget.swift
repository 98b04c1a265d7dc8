/// How many attempts more all calls of one kind have together: where everything fails, trying everything again makes it
/// worse.
///
/// Source: <https://docs.aws.amazon.com/sdkref/latest/guide/feature-retry-behavior.html>
struct RetryBudget: Hashable, Sendable {
    /// So many tokens it begins with, and never has more, where nothing else is known.
    static let full = 500
    private let most: Int
    private(set) var tokens: Int

    /// A full budget.
    ///
    /// - Parameter most: So many tokens it begins with, and never has more.
    init(most: Int = RetryBudget.full) {
        self.most = most
        tokens = most
    }

    /// Pays for another attempt; false where there is not enough left.
    mutating func pay(_ cost: Int) -> Bool {
        guard cost <= tokens else { return false }
        tokens -= cost
        return true
    }

    /// Gives back what the last attempt cost, or a little for one that went right at once.
    mutating func giveBack(_ cost: Int?) {
        tokens = min(most, tokens + (cost ?? 1))
    }
}
