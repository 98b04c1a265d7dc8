internal import Trail

/// What is true or false of an event, in one number.
struct EventFlags: OptionSet, Hashable {
    let rawValue: Int64

    static let rootActor = EventFlags(rawValue: 1)
    static let use = EventFlags(rawValue: 2)
    static let assumedRoot = EventFlags(rawValue: 4)
    static let tellsMFA = EventFlags(rawValue: 8)
    static let mfa = EventFlags(rawValue: 16)

    init(rawValue: Int64) {
        self.rawValue = rawValue
    }

    init(_ event: ActivityEvent) {
        var flags: EventFlags = []
        if event.isRootActor { flags.insert(.rootActor) }
        if event.isUse { flags.insert(.use) }
        if event.isAssumedRoot { flags.insert(.assumedRoot) }
        if let mfa = event.mfa { flags.formUnion(mfa ? [.tellsMFA, .mfa] : .tellsMFA) }
        self = flags
    }

    /// Whether MFA was used; nil where the record does not tell.
    var usedMFA: Bool? { contains(.tellsMFA) ? contains(.mfa) : nil }
}
