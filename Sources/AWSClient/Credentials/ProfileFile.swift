/// The sections of a file such as `~/.aws/config`, read by the rules that the AWS CLI reads it by.
///
/// An indented line goes on with the value above it. A value whose first line is empty holds settings of its own, such
/// as those of `s3 =`; credentials need none of them.
///
/// Source: <https://docs.aws.amazon.com/sdkref/latest/guide/file-format.html>, and for what it leaves open
/// <https://docs.python.org/3/library/configparser.html#supported-ini-file-structure>, which the AWS CLI is built on.
struct ProfileFile {
    /// The most that is read: thousands of profiles.
    static let limit = 1 << 20

    /// Values by name, of each section by its name.
    private(set) var sections: [String: [String: String]] = [:]
    /// The sections' names in the order in which they stand there.
    private(set) var names: [String] = []

    private let path: String
    private var section: String?
    private var option: String?
    private var indent = 0

    /// The sections of a file; none where there is no such file.
    init(path: String) throws(CredentialError) {
        try self.init(try SmallFile.text(path, limit: Self.limit) ?? "", path: path)
    }

    init(_ text: String, path: String) throws(CredentialError) {
        self.path = path
        for (index, line) in text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
            .enumerated()
        {
            try take(line, number: index + 1)
        }
        sections = sections.mapValues { values in
            values.mapValues { Self.trimmed($0.utf8, start: false) }.filter { $0.value.first?.isNewline == false }
        }
    }

    private mutating func take(_ line: Substring.UTF8View, number: Int) throws(CredentialError) {
        let text = Self.trimmed(line)
        guard let first = text.utf8.first else {
            // An empty line does not end a value.
            if let section, let option { sections[section]?[option]? += "\n" }
            return
        }
        if first == UInt8(ascii: "#") || first == UInt8(ascii: ";") { return }
        let depth = line.prefix(while: Self.isSpace).count
        if let section, let option, depth > indent {
            sections[section]?[option]? += "\n" + text
            return
        }
        indent = depth
        if first == UInt8(ascii: "["), let end = text.lastIndex(of: "]"), text.index(after: text.startIndex) < end {
            try begin(String(text[text.index(after: text.startIndex)..<end]), number)
        } else {
            try set(text, number)
        }
    }

    private mutating func begin(_ name: String, _ number: Int) throws(CredentialError) {
        guard sections[name] == nil else { throw error(number, "the section [\(name)] stands here a second time") }
        sections[name] = [:]
        names.append(name)
        section = name
        option = nil
    }

    private mutating func set(_ text: String, _ number: Int) throws(CredentialError) {
        guard let section else { throw error(number, "a section such as [default] has to come first") }
        // The line is not shown: it may hold a secret.
        guard let end = text.utf8.firstIndex(where: { $0 == UInt8(ascii: "=") || $0 == UInt8(ascii: ":") }),
            end > text.startIndex
        else { throw error(number, "this is neither a [section] nor a name = value") }
        let name = Self.trimmed(text.utf8[..<end]).lowercased()
        guard sections[section]?[name] == nil else {
            throw error(number, "\(name) stands in [\(section)] a second time")
        }
        sections[section]?[name] = Self.trimmed(text.utf8[text.utf8.index(after: end)...])
        option = name
    }

    private func error(_ line: Int, _ reason: String) -> CredentialError {
        .badFile(path, line: line, reason: reason)
    }

    private static func trimmed(_ text: some BidirectionalCollection<UInt8>, start: Bool = true) -> String {
        let rest = start ? text.drop(while: isSpace) : text[...]
        let end = rest.lastIndex { !isSpace($0) }.map { rest.index(after: $0) } ?? rest.startIndex
        return String(decoding: rest[..<end], as: UTF8.self)
    }

    private static func isSpace(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: " ") || (9...13).contains(byte)
    }
}
