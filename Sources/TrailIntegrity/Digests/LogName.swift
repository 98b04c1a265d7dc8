internal import Organization

/// What a log file's name tells: `ACCOUNT_CloudTrail_REGION_YYYYMMDDTHHmmZ_RANDOM.json.gz`.
///
/// Source: <https://docs.aws.amazon.com/awscloudtrail/latest/userguide/get-and-view-cloudtrail-log-files.html>
struct LogName: Hashable, Sendable {
    let place: TrailPlace
    /// The minute in which the file was made.
    let time: Instant
    /// The name without `.gz`.
    let text: Substring

    /// What the last part of a path tells; nil where it is no log file's.
    init?(_ path: some StringProtocol) {
        let text = FileName.plain(path)
        guard text.hasSuffix(".json") else { return nil }
        let parts = text.dropLast(5).split(separator: "_", omittingEmptySubsequences: false)
        guard parts.count == 5, parts[1] == "CloudTrail", let account = AccountID(parts[0]),
            let time = FileName.time(parts[3])
        else { return nil }
        place = TrailPlace(account: account, region: String(parts[2]))
        self.time = time
        self.text = text
    }
}

/// What file names of CloudTrail have in common.
enum FileName {
    /// The last part of a path or a key, without `.gz`.
    static func plain(_ path: some StringProtocol) -> Substring {
        let name = last(path)
        return name.hasSuffix(".gz") ? name.dropLast(3) : name
    }

    /// The last part of a path or a key.
    static func last(_ path: some StringProtocol) -> Substring {
        let path = Substring(path)
        return path.utf8.lastIndex(of: UInt8(ascii: "/")).map { path[path.utf8.index(after: $0)...] } ?? path
    }

    /// The moment in a name: `20260301T0900Z` or `20260301T090000Z`.
    static func time(_ text: Substring) -> Instant? {
        let letters = Array(text.utf8)
        guard letters.count == 14 || letters.count == 16, letters[8] == UInt8(ascii: "T") else { return nil }
        func part(_ from: Int, _ count: Int) -> String { String(decoding: letters[from..<from + count], as: UTF8.self) }
        let seconds = letters.count == 16 ? part(13, 3) : "00" + part(13, 1)
        return Instant(
            iso8601: "\(part(0, 4))-\(part(4, 2))-\(part(6, 2))T\(part(9, 2)):\(part(11, 2)):\(seconds)"
        )
    }
}
