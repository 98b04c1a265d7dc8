internal import Organization
internal import Trail

/// An event as one line of JSON.
struct EventLine {
    private let event: ActivityEvent

    init(_ event: ActivityEvent) {
        self.event = event
    }

    var text: String {
        let members = [
            ("eventID", quoted(event.id)),
            ("time", quoted(event.time.description)),
            ("account", quoted(event.account?.description)),
            ("class", quoted(event.activity.rawValue)),
            ("rootActor", event.isRootActor.description),
            ("use", event.isUse.description),
            ("needsRoot", event.needsRoot.description),
            ("source", quoted(event.source)),
            ("name", quoted(event.name)),
            ("region", quoted(event.region)),
            ("ip", quoted(event.ip)),
            ("userAgent", quoted(event.userAgent)),
            ("mfa", event.mfa?.description ?? "null"),
            ("error", quoted(event.error)),
            ("assumedRoot", event.isAssumedRoot.description),
            ("file", quoted(event.file)),
            ("recipient", quoted(event.recipient?.description)),
            ("task", quoted(event.task)),
            ("target", quoted(event.target?.description)),
            ("accessKey", quoted(event.accessKey)),
            ("issuedKey", quoted(event.issuedKey)),
        ]
        return "{" + members.map { "\"\($0.0)\":\($0.1)" }.joined(separator: ",") + "}"
    }

    /// The text as a JSON string, by RFC 8259.
    private func quoted(_ text: String?) -> String {
        guard let text else { return "null" }
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": quoted += "\\\""
            case "\\": quoted += "\\\\"
            case "\n": quoted += "\\n"
            case "\r": quoted += "\\r"
            case "\t": quoted += "\\t"
            case "\u{0}"..<"\u{20}":
                quoted += "\\u00" + (scalar.value < 16 ? "0" : "") + String(scalar.value, radix: 16)
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }
}
