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
    private var opened: [String: Session] = [:]

    private struct Session: Sendable {
        let activity: ActivityClass
        let account: AccountID?
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
        guard let key = event.issuedKey else { return }
        switch event.activity {
        case .assumeRoot: opened[key] = Session(activity: .assumeRoot, account: event.target, time: event.time)
        case .federation: opened[key] = Session(activity: .federation, account: event.account, time: event.time)
        default: break
        }
    }

    /// The event, in the light of the sessions that are known of.
    public func joined(_ event: ActivityEvent) -> ActivityEvent {
        guard event.isRootActor, let key = event.accessKey, let session = opened[key] else { return event }
        guard session.account == event.account, session.lasts(until: event.time) else { return event }
        var event = event
        switch session.activity {
        case .assumeRoot:
            if event.activity != .serviceEvent, event.activity != .guardWeakened { event.activity = .assumedRootCall }
            event.isAssumedRoot = true
            event.isUse = false
            event.task = nil
        default:
            if event.activity == .apiCall { event.activity = .federation }
        }
        return event
    }
}
