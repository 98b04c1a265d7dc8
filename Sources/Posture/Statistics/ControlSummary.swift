/// What an audit says of one control over all accounts.
public struct ControlSummary: Hashable, Sendable {
    /// The control.
    public let control: ControlID
    /// The accounts that were counted.
    public private(set) var accounts = 0
    /// How many have each status, policies included.
    public private(set) var effective: [Status: Int] = [:]
    /// How many have each status, policies left aside.
    public private(set) var accountLevel: [Status: Int] = [:]
    /// How many fail this control but not the weaker one that it refines; where it refines none, how many fail.
    public private(set) var failOnlyHere = 0
    /// How many of those that fail somebody accepts. They fail all the same.
    public private(set) var accepted = 0

    init(_ control: ControlID) {
        self.control = control
    }

    mutating func count(_ pair: StatusPair, weakerFails: Bool) {
        accounts += 1
        effective[pair.effective, default: 0] += 1
        accountLevel[pair.accountLevel, default: 0] += 1
        if pair.effective == .fail, !weakerFails { failOnlyHere += 1 }
    }

    /// The same figures, of which so many failures are accepted.
    func accepting(_ count: Int) -> ControlSummary {
        var summary = self
        summary.accepted = count
        return summary
    }

    /// How many accounts have this status, policies included.
    public func count(_ status: Status) -> Int {
        effective[status] ?? 0
    }

    /// How many accounts fail, policies left aside.
    public var accountLevelFail: Int {
        accountLevel[.fail] ?? 0
    }

    /// The share of accounts that fail.
    public var failPercent: Percent {
        Percent(count(.fail), of: accounts)
    }

    /// The share of accounts that fail, policies left aside.
    public var accountLevelFailPercent: Percent {
        Percent(accountLevelFail, of: accounts)
    }

    /// Where the share of failing accounts may lie at 95 % confidence; nil without accounts.
    public var failInterval: WilsonInterval? {
        WilsonInterval(count(.fail), of: accounts)
    }
}
