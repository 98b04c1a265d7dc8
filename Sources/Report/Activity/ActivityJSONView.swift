internal import Organization
public import Trail

/// An event of a trail as a line of JSON, as the contract of `taproot activity` has it.
public struct ActivityJSONView: Sendable {
    private let event: ActivityEvent

    /// The view of an event.
    public init(_ event: ActivityEvent) {
        self.event = event
    }

    /// Writes one line.
    public func write(to output: inout some TextOutputStream) {
        var json = JSONText()
        json.object { json in
            json.member("eventID", event.id)
            json.member("time", event.time.description)
            json.member("account", event.account?.description)
            json.member("class", event.activity.rawValue)
            json.member("rootActor", event.isRootActor)
            json.member("use", event.isUse)
            json.member("needsRoot", event.needsRoot)
            json.member("source", event.source)
            json.member("name", event.name)
            json.member("region", event.region)
            json.member("ip", event.ip)
            json.member("userAgent", event.userAgent)
            json.member("mfa") { $0.truth(event.mfa) }
            json.member("error", event.error)
            json.member("assumedRoot", event.isAssumedRoot)
            json.member("file", event.file)
            json.member("recipient", event.recipient?.description)
            json.member("task", event.task)
            json.member("target", event.target?.description)
        }
        output.write(json.text + "\n")
    }
}

extension JSONText {
    fileprivate mutating func truth(_ value: Bool?) {
        number(value.map { $0 ? "true" : "false" } ?? "null")
    }
}
