/// How a root user was used, seen from the study's window of seven days.
enum RootUse {
    case longAgo
    case signedIn
    case keyUsed
    /// There is an active key, but nobody used it lately.
    case keyLongUnused

    func trait(random: inout SplitMix64) -> AccountTrait {
        switch self {
        case .longAgo: AccountTrait { _, _ in }
        case .signedIn: .signedIn(daysAgo: random.within(0...5))
        case .keyUsed: .activeKey(usedDaysAgo: random.within(0...5))
        case .keyLongUnused:
            random.chance(percent: 60) ? .activeKey(usedDaysAgo: random.within(30...290)) : .unusedActiveKey
        }
    }
}
