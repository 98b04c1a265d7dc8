internal import Organization

/// The path of a trail's file, and what it tells: files of CloudTrail are named after the account whose events they hold.
///
/// Source: <https://docs.aws.amazon.com/awscloudtrail/latest/userguide/get-and-view-cloudtrail-log-files.html>
struct TrailPath: Hashable, Sendable {
    let path: String
    /// What kind of file the path is of.
    let kind: Kind

    enum Kind: Hashable, Sendable {
        /// Events, or anything that may hold some.
        case events
        /// Signed lists of files with events.
        case digest
        /// Statistics of unusual activity, which name no identity.
        case insight

        /// The kind of file that a name or a path is of.
        init(_ name: UnsafeRawBufferPointer) {
            if name.find("_CloudTrail-Digest_") != nil {
                self = .digest
            } else if name.find("_CloudTrail-Insight_") != nil {
                self = .insight
            } else {
                self = .events
            }
        }
    }

    init(_ path: String) {
        self.path = path
        var text = path
        kind = text.withUTF8 { Kind(UnsafeRawBufferPointer($0)) }
    }

    /// The account in the file's name (`ACCOUNT_CloudTrail_…`) or in its place (`ACCOUNT/CloudTrail/…`); nil where there is
    /// none. Other numbers of twelve digits mean other things, such as times.
    var account: AccountID? {
        let parts = path.utf8.split(separator: UInt8(ascii: "/")).map { Substring($0) }
        guard let name = parts.last else { return nil }
        if let end = name.firstIndex(of: "_"), name[end...].hasPrefix("_CloudTrail"),
            let account = AccountID(name[..<end])
        {
            return account
        }
        return zip(parts, parts.dropFirst()).reversed().lazy.compactMap { folder, inside in
            inside.hasPrefix("CloudTrail") ? AccountID(folder) : nil
        }.first
    }
}

extension TrailPath {
    private static let endings: [StaticString] = [".gz", ".json", ".jsonl", ".ndjson", ".csv", ".log"]

    /// Whether a file of this name may hold events, or is a digest where those are wanted.
    static func isOfTrail(_ name: UnsafeRawBufferPointer, withDigests: Bool) -> Bool {
        let kind = Kind(name)
        return endings.contains { name.ends(with: $0) } && (kind == .events || kind == .digest && withDigests)
    }
}

extension UnsafeRawBufferPointer {
    fileprivate func ends(with text: StaticString) -> Bool {
        text.withUTF8Buffer { text in
            // All of them are in lower case.
            count >= text.count && zip(suffix(text.count), text).allSatisfy { $0 | ($0 > 0x40 ? 0x20 : 0) == $1 }
        }
    }
}
