/// Something that sets an account apart from the plainest one; traits are told one after the other.
struct AccountTrait: Sendable {
    private let change: @Sendable (inout Account, inout SplitMix64) -> Void

    init(_ change: @escaping @Sendable (_ account: inout Account, _ random: inout SplitMix64) -> Void) {
        self.change = change
    }

    func apply(to account: inout Account, random: inout SplitMix64) {
        change(&account, &random)
    }
}

extension Account {
    /// What differs without meaning much comes first, so that a trait has the last word.
    mutating func take(_ traits: [AccountTrait], random: inout SplitMix64) {
        for trait in [.sundries] + traits {
            trait.apply(to: &self, random: &random)
        }
    }
}
