internal import Organization

/// What a file in a snapshot is named for: `<verb>[.<argument>][.<page>].json`, or `….error.json` for a refusal.
struct AnswerFileName: Hashable {
    let call: AWSCall
    /// Such as a policy's id; nil where the call takes none.
    let argument: String?
    /// Numbered from 1, which is not written.
    let page: Int
    let isError: Bool

    /// The meaning of a file's name; nil where it is no answer of a call that Taproot reads.
    init?(_ name: String) {
        guard name.utf8.suffix(5).elementsEqual(".json".utf8) else { return nil }
        var parts = name.split(separator: ".", omittingEmptySubsequences: false).dropLast()
        isError = parts.count > 1 && parts.last == "error"
        if isError { parts.removeLast() }
        page = parts.count > 1 ? Self.page(parts.last) : 1
        if page > 1 || (parts.count > 1 && parts.last == "1") { parts.removeLast() }
        guard parts.count <= 2, let verb = parts.first, let call = AWSCall(rawValue: String(verb)) else { return nil }
        self.call = call
        argument = parts.count == 2 ? parts.last.map(String.init) : nil
    }

    /// Page numbers have at most six digits, so that an account's id is never taken for one.
    private static func page(_ part: Substring?) -> Int {
        guard let part, part.utf8.count <= 6, let number = Int(part), number > 0 else { return 1 }
        return number
    }
}
