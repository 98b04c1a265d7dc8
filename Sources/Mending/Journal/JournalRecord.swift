internal import AWSClient
public import Organization

/// One line of a journal.
public struct JournalRecord: Hashable, Sendable {
    /// What became of a step.
    public enum Event: String, Hashable, Sendable, CaseIterable {
        /// It is about to be sent to AWS. From here on it may happen.
        case begin
        /// It happened: AWS said so, and was asked afterwards whether it is true.
        case done
        /// It did not happen.
        case notDone = "not-done"
    }

    /// When the line was written.
    public let time: Instant
    /// What became of the step.
    public let event: Event
    /// The step.
    public let step: Step
    /// The id of what was made.
    public let result: String?
    /// What was known of what is deleted, the way back, or why it did not happen: by name.
    public let notes: [Note]

    /// Something written down beside the step.
    public struct Note: Hashable, Sendable {
        /// Its name: `wayBack`, `reason`, `active`, …
        public let name: String
        /// What is noted.
        public let text: String

        /// A note.
        public init(_ name: String, _ text: String) {
            self.name = name
            self.text = text
        }
    }

    /// A record of these parts.
    public init(_ time: Instant, _ event: Event, _ step: Step, result: String? = nil, notes: [Note] = []) {
        self.time = time
        self.event = event
        self.step = step
        self.result = result
        self.notes = notes
    }
}

extension JournalRecord {
    /// The line, its end included.
    public var line: [UInt8] {
        var members = [
            JSON.Member("time", .string(time.description)), JSON.Member("event", .string(event.rawValue)),
        ]
        members += step.members
        if let result { members.append(JSON.Member("result", .string(result))) }
        members += notes.map { JSON.Member($0.name, .string($0.text)) }
        return JSON.object(members).compactText + [UInt8(ascii: "\n")]
    }

    /// The record of a line, without its end; nil where it is none.
    init?(line: [UInt8]) {
        guard let json = try? JSON(parsing: line), let time = json["time"]?.string.flatMap({ Instant(iso8601: $0) }),
            let event = json["event"]?.string.flatMap(Event.init), let step = Step(json)
        else { return nil }
        let own: Set = ["time", "event", "step", "account", "id", "name", "text", "policy", "target", "result"]
        let notes = (json.members ?? []).filter { !own.contains($0.name) }
            .compactMap { member in member.value.string.map { Note(member.name, $0) } }
        self.init(time, event, step, result: json["result"]?.string, notes: notes)
    }
}

extension Step {
    fileprivate var members: [JSON.Member] {
        func member(_ name: String, _ text: String) -> JSON.Member { JSON.Member(name, .string(text)) }
        func root(_ kind: String, _ account: AccountID, _ id: String?) -> [JSON.Member] {
            [member("step", kind), member("account", account.description)] + (id.map { [member("id", $0)] } ?? [])
        }
        switch self {
        case .deleteAccessKey(let account, let id): return root("delete-access-key", account, id)
        case .deleteSigningCertificate(let account, let id): return root("delete-signing-certificate", account, id)
        case .deletePassword(let account): return root("delete-login-profile", account, nil)
        case .deactivateDevice(let account, let id): return root("deactivate-mfa-device", account, id)
        case .createPolicy(let name, let text):
            return [member("step", "create-policy"), member("name", name), member("text", text)]
        case .attachPolicy(let policy, let target):
            return [member("step", "attach-policy"), member("policy", policy), member("target", target)]
        }
    }

    fileprivate init?(_ json: JSON) {
        func text(_ name: String) -> String? { json[name]?.string }
        let account = text("account").flatMap { AccountID($0) }
        switch (text("step"), account, text("id")) {
        case ("delete-access-key", let account?, let id?): self = .deleteAccessKey(account, id)
        case ("delete-signing-certificate", let account?, let id?): self = .deleteSigningCertificate(account, id)
        case ("delete-login-profile", let account?, nil): self = .deletePassword(account)
        case ("deactivate-mfa-device", let account?, let id?): self = .deactivateDevice(account, id)
        case ("create-policy", nil, nil):
            guard let name = text("name"), let document = text("text") else { return nil }
            self = .createPolicy(name: name, text: document)
        case ("attach-policy", nil, nil):
            guard let policy = text("policy"), let target = text("target") else { return nil }
            self = .attachPolicy(policy, target: target)
        default: return nil
        }
    }
}
