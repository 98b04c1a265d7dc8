/// How far the search has come.
struct CredentialSearch {
    private(set) var found: FoundCredentials?
    private(set) var tried: [CredentialError.Attempt] = []

    var isOver: Bool { found != nil }

    mutating func take(_ source: CredentialSource, _ outcome: CredentialOutcome) {
        switch outcome {
        case .found(let credentials): found = FoundCredentials(credentials, from: source)
        case .absent(let reason): pass(source, reason)
        }
    }

    mutating func pass(_ source: CredentialSource, _ reason: String) {
        tried.append(.init(source, reason))
    }
}
