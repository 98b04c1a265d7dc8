internal import PolicyLanguage

/// A text names no property. The description says what to write.
public struct PropertyError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What is wrong, and what to write.
    public let description: String
}

extension Property {
    /// The forms that names of properties have.
    public static let forms = [
        "root-requires-mfa", "root-keys-denied", "root-denied", "root-denied-except:ACTION,…", "root-only-from:CIDR,…",
        "assume-root-requires-mfa", "assume-root-denied", "assume-root-denied-except:ACTION,…",
        "assume-root-only-from:CIDR,…",
    ]

    /// The property of that name.
    ///
    /// - Throws: where there is none, or where an action or a range of addresses is none.
    public init(parsing text: String) throws(PropertyError) {
        let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        let isSession = parts[0].hasPrefix("assume-")
        let list = parts.count == 2 ? parts[1].split(separator: ",").map(String.init) : nil
        switch (isSession ? parts[0].dropFirst("assume-".count) : parts[0], list) {
        case ("root-requires-mfa", nil): self.init(.requiresMFA, of: isSession ? .assumeRoot : .root)
        case ("root-denied", nil): self.init(.denied, of: isSession ? .assumeRoot : .root)
        case ("root-keys-denied", nil) where !isSession: self.init(.keysDenied)
        case ("root-denied-except", let actions?) where !actions.isEmpty:
            if let wrong = actions.first(where: { !Self.isAction($0) }) {
                throw PropertyError(description: "\"\(wrong)\" is no action; write it as iam:CreateUser or iam:*")
            }
            self.init(.deniedExcept(actions), of: isSession ? .assumeRoot : .root)
        case ("root-only-from", let ranges?) where !ranges.isEmpty:
            if let wrong = ranges.first(where: { IPNetwork($0) == nil }) {
                throw PropertyError(
                    description: "\"\(wrong)\" is no range of addresses; write it as 192.0.2.0/24 or 2001:db8::/32"
                )
            }
            self.init(.onlyFrom(ranges), of: isSession ? .assumeRoot : .root)
        default:
            throw PropertyError(
                description: "there is no property \"\(text)\"; there are " + Self.forms.joined(separator: ", ")
            )
        }
    }

    private static func isAction(_ text: String) -> Bool {
        text == "*" || text.contains(":") && !text.hasPrefix(":") && !text.hasSuffix(":")
    }
}
