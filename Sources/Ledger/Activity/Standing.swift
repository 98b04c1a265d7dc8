internal import Trail

/// What an event counts as: by its own record alone, or with the session that it turned out to belong to.
struct Standing: Hashable {
    var activity: ActivityClass
    var flags: EventFlags

    init(_ activity: ActivityClass, _ flags: EventFlags) {
        self.activity = activity
        self.flags = flags
    }

    /// What the event's own record says.
    init(_ event: ActivityEvent) {
        self.init(event.activity, EventFlags(event))
    }

    /// A standing in one number.
    var packed: Int64 { activity.code << 8 | flags.rawValue }

    init(packed: Int64) {
        self.init(ActivityClass(code: packed >> 8), EventFlags(rawValue: packed & 0xFF))
    }

    /// What the event counts as when it is known to be inside these kinds of session.
    ///
    /// A session by `sts:AssumeRoot` is not the root user's own doing, whatever else holds.
    func inside(_ kinds: SessionKinds) -> Standing {
        guard flags.contains(.rootActor) else { return self }
        var standing = self
        if kinds.contains(.assumeRoot) {
            if ![.serviceEvent, .guardWeakened].contains(activity) { standing.activity = .assumedRootCall }
            standing.flags.insert(.assumedRoot)
            standing.flags.remove(.use)
        } else if kinds.contains(.federation), activity == .apiCall {
            standing.activity = .federation
        }
        return standing
    }
}
