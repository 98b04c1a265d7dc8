public import PolicyReach

/// Whether policies have a property as JSON, as the contract of `taproot policy prove --verdict-only` has it.
public struct VerdictJSONView: Sendable {
    private let id: String?
    private let account: String
    private let verdict: PropertyVerdict

    /// The view of a verdict over an account; `id` is the name that the question came with.
    public init(_ verdict: PropertyVerdict, account: String, id: String? = nil) {
        self.id = id
        self.account = account
        self.verdict = verdict
    }

    /// Writes one line.
    public func write(to output: inout some TextOutputStream) {
        var json = JSONText()
        json.object { json in
            if let id { json.member("id", id) }
            json.member("property", verdict.property.description)
            json.member("account", account)
            json.member("result", verdict.result.rawValue)
            if let witness = verdict.witness { json.member("witness") { $0.request(witness) } }
            if verdict.result == .unknown { json.member("doubts") { $0.strings(verdict.doubts) } }
        }
        output.write(json.text + "\n")
    }
}
