/// Ids as AWS gives them out.
extension SplitMix64 {
    private static let lowercase: StaticString = "abcdefghijklmnopqrstuvwxyz0123456789"
    private static let base32: StaticString = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"

    mutating func organizationID() -> String { "o-" + text(10, from: Self.lowercase) }

    mutating func rootID() -> String { "r-" + text(4, from: Self.lowercase) }

    mutating func organizationalUnitID(rootID: String) -> String {
        "ou-\(rootID.dropFirst(2))-" + text(8, from: Self.lowercase)
    }

    mutating func policyID() -> String { "p-" + text(8, from: Self.lowercase) }

    /// An id of IAM, whose prefix tells what it is the id of.
    mutating func iamID(_ prefix: String = "", digits: Int) -> String {
        prefix + text(digits, from: Self.base32)
    }
}
