internal import PolicyLanguage
internal import PolicyReach

/// What gets through, for people at a terminal: a sentence for each set of requests, and an example.
struct RemainderTextView {
    let style: Style

    private static let width = 100

    /// Credentials with which the same gets through stand together.
    func write(_ remainders: [Remainder], to output: inout some TextOutputStream) {
        var groups: [(words: String, credentials: [Credential], example: Remainder)] = []
        for remainder in remainders {
            let words = remainder.sentence.drop { $0 != ":" }
            if let place = groups.firstIndex(where: { $0.words == words }) {
                groups[place].credentials.append(remainder.credential)
            } else {
                groups.append((String(words), [remainder.credential], remainder))
            }
        }
        for group in groups {
            let sentence = Self.list(group.credentials) + group.words
            for line in sentence.printable.wrapped(to: Self.width, indent: "  ") { output.write(line + "\n") }
            let example = Self.example(group.example).printable
            for line in example.wrapped(to: Self.width, indent: "      ") { output.write(style.faint(line) + "\n") }
        }
    }

    private static func list(_ credentials: [Credential]) -> String {
        let words = credentials.map(\.words)
        let rest = words.dropFirst().map { $0.prefix(1).lowercased() + $0.dropFirst() }
        guard let last = rest.last else { return words.first ?? "" }
        return ([words[0]] + rest.dropLast()).joined(separator: ", ") + " or " + last
    }

    /// The request in words: what is the same in all requests is left out.
    private static func example(_ remainder: Remainder) -> String {
        let request = remainder.witness
        var parts = [request.action, "on \(request.resource)"]
        for key in request.context.keys.sorted() where !usual.contains(key) {
            switch request.context[key] {
            case .single(let value): parts.append("\(key) \(value)")
            case .list(let values): parts.append("\(key) \(values.joined(separator: ", "))")
            case nil: break
            }
        }
        return "for example " + parts.joined(separator: " · ")
    }

    private static let usual: Set = [
        "aws:PrincipalArn", "aws:PrincipalType", "aws:PrincipalAccount", "aws:userid", "aws:PrincipalIsAWSService",
        "aws:PrincipalOrgID", "aws:PrincipalOrgPaths", "aws:EpochTime", "aws:CurrentTime", "aws:UserAgent",
        "aws:ViaAWSService", "aws:SecureTransport", "aws:TokenIssueTime", "aws:AssumedRoot",
    ]
}
