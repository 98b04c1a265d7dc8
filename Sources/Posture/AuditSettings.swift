public import Organization

/// What an audit can be told to do otherwise.
public struct AuditSettings: Hashable, Sendable {
    /// How long before the as-of time a use of root counts.
    public var window: Span
    /// The moment to judge at; nil means each report's own.
    public var asOf: Instant?
    /// Whether a FIDO device, which may be a passkey in software, fails the hardware control.
    public var strictHardware: Bool
    /// How old a credential report may be.
    public var freshness: Span
    /// Accounts that are left out, each with a reason and an end.
    public var exclusions: [AccountID: Exclusion]
    /// Failures that somebody accepts, by account and control.
    public var acceptances: [AccountID: [ControlID: Acceptance]]

    /// The settings that hold where nothing else is said: 7 days for both spans.
    public init(
        window: Span = .days(7),
        asOf: Instant? = nil,
        strictHardware: Bool = false,
        freshness: Span = .days(7),
        exclusions: [AccountID: Exclusion] = [:],
        acceptances: [AccountID: [ControlID: Acceptance]] = [:]
    ) {
        self.window = window
        self.asOf = asOf
        self.strictHardware = strictHardware
        self.freshness = freshness
        self.exclusions = exclusions
        self.acceptances = acceptances
    }
}

/// Why an account is left out of the figures, and until when.
public struct Exclusion: Hashable, Sendable {
    /// Somebody's reason.
    public let reason: String
    /// From this moment on the account counts again.
    public let expires: Instant

    /// An exclusion with a reason, until a moment.
    public init(reason: String, expires: Instant) {
        self.reason = reason
        self.expires = expires
    }

    /// Whether it is known not to have ended: where nobody knows what time it is, an end that has come would go unseen.
    func holds(at moment: Instant?) -> Bool {
        moment.map { $0 < expires } ?? false
    }
}
