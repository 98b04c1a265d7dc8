internal import Posture

extension Population {
    /// Who was audited, in a line: `1,143 accounts: 200 management, 738 member, 205 standalone`.
    var words: String {
        let parts: [(Int, String)] = [
            (management, "management"), (members, "member"), (standalone, "standalone"),
            (membershipUnknown, "of unknown membership"),
        ]
        let kinds = parts.filter { $0.0 > 0 }.map { "\($0.0.grouped) \($0.1)" }.joined(separator: ", ")
        let place = organizations > 0 ? " in \(organizations.of("organization"))" : ""
        let missing = notCollected > 0 ? "; nothing was collected of \(notCollected.grouped) of them" : ""
        return accounts.of("account") + place + (kinds.isEmpty ? "" : ": " + kinds) + missing
    }

    /// Who was not judged, in a line; nil if nobody.
    var wordsOfOthers: String? {
        let parts: [(Int, String)] = [
            (outOfService, "suspended or closed"), (excluded, "excluded"),
        ]
        let words = parts.filter { $0.0 > 0 }.map { "\($0.0.grouped) \($0.1)" }
        return words.isEmpty ? nil : words.joined(separator: ", ") + "; not judged"
    }
}
