import PolicyLanguage
import TestSupport
import Testing

/// Wildcards, held to a second matcher that is obviously right: a `*` stands for nothing, or for one letter and again.
@Suite struct `A pattern` {
    private static func plainlyMatches(_ pattern: ArraySlice<Character>, _ text: ArraySlice<Character>) -> Bool {
        guard let first = pattern.first else { return text.isEmpty }
        switch first {
        case "*":
            return plainlyMatches(pattern.dropFirst(), text)
                || (!text.isEmpty && plainlyMatches(pattern, text.dropFirst()))
        case "?": return !text.isEmpty && plainlyMatches(pattern.dropFirst(), text.dropFirst())
        default: return text.first == first && plainlyMatches(pattern.dropFirst(), text.dropFirst())
        }
    }

    /// Whether a deny with this pattern in StringLike meets the text.
    private func matches(_ pattern: String, _ text: String) throws -> Bool {
        let policy = try PolicyDocument(
            parsing: """
                {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "*", "Resource": "*"},
                 {"Effect": "Deny", "Action": "*", "Resource": "*", "Condition": {"StringLike": {"a:b": "\(pattern)"}}}]}
                """
        )
        let request = Request(
            principal: "arn:aws:iam::1:root",
            action: "a:b",
            resource: "*",
            context: ["a:b": .single(text)]
        )
        return PoliciesInForce(serviceControl: [[policy]]).decide(request).outcome == .explicitDeny
    }

    @Test func `matches what a plain matcher matches`() throws {
        var random = SeededGenerator(seed: 42)
        for round in 0..<3000 {
            let pattern = String(
                (0..<Int.random(in: 0...7, using: &random)).map { _ in "ab*?".randomElement(using: &random) ?? "a" }
            )
            let text = String(
                (0..<Int.random(in: 0...9, using: &random)).map { _ in "ab".randomElement(using: &random) ?? "a" }
            )
            let expected = Self.plainlyMatches(Array(pattern)[...], Array(text)[...])
            #expect(try matches(pattern, text) == expected, "round \(round): \(pattern) on \(text)")
        }
    }

    @Test func `that goes wrong at every step still ends`() throws {
        let pattern = String(repeating: "*a", count: 60) + "*b"
        #expect(try !matches(pattern, String(repeating: "a", count: 20_000)))
    }

    @Test(arguments: [("?", "é", true), ("?", "😀", false), ("??", "😀", true)])
    func `counts units of UTF-16`(pattern: String, text: String, expected: Bool) throws {
        #expect(try matches(pattern, text) == expected)
    }
}
