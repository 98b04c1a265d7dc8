/// An Amazon Resource Name, cut at its first five colons.
///
/// Source: <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html>
public struct ARN: Hashable, Sendable {
    /// The partition, where it is one that Taproot knows.
    public let partition: Partition?
    /// The service's prefix, such as `iam`.
    public let service: Substring
    /// The account in the fifth place, where there is one.
    public let account: AccountID?
    /// All that follows the fifth colon.
    public let resource: Substring

    /// The parts of `text`, or nil unless it starts with `arn:` and has six parts.
    public init?(_ text: String) {
        let parts = text.utf8.split(separator: UInt8(ascii: ":"), maxSplits: 5, omittingEmptySubsequences: false)
            .map { Substring($0) }
        guard parts.count == 6, parts[0] == "arn" else { return nil }
        partition = Partition(rawValue: String(parts[1]))
        service = parts[2]
        account = AccountID(parts[4])
        resource = parts[5]
    }

    /// Whether this names the root user of an account.
    public var isRootUser: Bool {
        service == "iam" && resource == "root"
    }
}
