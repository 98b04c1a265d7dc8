internal import Organization

/// Finds the calls that were made in sessions whose records are elsewhere.
///
/// A call in a session by `sts:AssumeRoot` is recorded as the member's root user with a temporary key; that the record
/// carries a mark of it is not guaranteed. So the key's id is looked up among those that such calls handed out, on the same
/// account and within the 15 minutes that a session lasts at most. Sessions that root users open with
/// `sts:GetSessionToken` or `sts:GetFederationToken` last an hour at most.
///
/// Source: <https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoot.html>,
/// <https://docs.aws.amazon.com/STS/latest/APIReference/API_GetSessionToken.html>
public struct SessionJoin: Sendable {
    private var opened: [String: [Session]] = [:]

    private struct Session: Sendable {
        let activity: ActivityClass
        let account: AccountID
        let time: Instant

        func lasts(until moment: Instant) -> Bool {
            let seconds = activity == .assumeRoot ? assumeRootSeconds : sessionTokenSeconds
            return moment >= time && moment - time <= .seconds(seconds)
        }
    }

    /// How long a session by `sts:AssumeRoot` lasts at most, in seconds.
    public static let assumeRootSeconds = 900
    /// How long a session that a root user opens for itself lasts at most, in seconds.
    public static let sessionTokenSeconds = 3600

    /// Knows of no session yet.
    public init() {}

    /// Remembers the session that an event opened, if it opened one.
    public mutating func note(_ event: ActivityEvent) {
        guard let key = event.issuedKey, event.error == nil else { return }
        switch event.activity {
        case .assumeRoot:
            guard let account = event.target else { return }
            opened[key, default: []].append(Session(activity: .assumeRoot, account: account, time: event.time))
        case .federation where event.isRootActor:
            guard let account = event.account else { return }
            opened[key, default: []].append(Session(activity: .federation, account: account, time: event.time))
        default: break
        }
    }

    /// The event, in the light of the sessions that are known of.
    public func joined(_ event: ActivityEvent) -> ActivityEvent {
        guard event.isRootActor, let key = event.accessKey, let sessions = opened[key] else { return event }
        let inside = Set(
            sessions.filter { $0.account == event.account && $0.lasts(until: event.time) }.map(\.activity)
        )
        var event = event
        if inside.contains(.assumeRoot) {
            if event.activity != .serviceEvent, event.activity != .guardWeakened { event.activity = .assumedRootCall }
            event.isAssumedRoot = true
            event.isUse = false
            event.task = nil
        } else if inside.contains(.federation), event.activity == .apiCall {
            event.activity = .federation
        }
        return event
    }
}
