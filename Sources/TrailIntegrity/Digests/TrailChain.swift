public import Organization

/// An account and a region: where events happen, and whose log files are named alike.
public struct TrailPlace: Hashable, Sendable, Comparable {
    /// The account whose events they are.
    public let account: AccountID
    /// The region in which the events happened.
    public let region: String

    /// Orders by account, then by region.
    public static func < (left: TrailPlace, right: TrailPlace) -> Bool {
        (left.account, left.region) < (right.account, right.region)
    }
}

/// Digests that follow one another: those of one trail in one region of one account.
public struct TrailChain: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// The account whose events the trail records.
    public let account: AccountID
    /// The region in which the events happened.
    public let region: String
    /// The trail's name.
    public let trail: String
    /// The region in which the trail was made.
    public let homeRegion: String

    /// The account and the region.
    public var place: TrailPlace { TrailPlace(account: account, region: region) }

    /// Orders by account, region, trail and home region.
    public static func < (left: TrailChain, right: TrailChain) -> Bool {
        (left.account, left.region, left.trail, left.homeRegion)
            < (right.account, right.region, right.trail, right.homeRegion)
    }

    /// Such as `111122223333 eu-west-1 trail “main” of eu-central-1`.
    public var description: String { "\(account) \(region) trail “\(trail)” of \(homeRegion)" }
}
