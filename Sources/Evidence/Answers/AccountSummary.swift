/// The counters of an account's summary that concern its root user.
///
/// A counter that the answer does not hold is nil.
/// Source: <https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccountSummary.html>
public struct AccountSummary: Hashable, Sendable {
    /// 1 if the root user has an MFA device.
    public internal(set) var mfaEnabled: Int64?
    /// How many access keys the root user has; active or not is not told.
    public internal(set) var accessKeysPresent: Int64?
    /// How many signing certificates the root user has.
    public internal(set) var signingCertificatesPresent: Int64?
    /// 0 if the root user has no password.
    public internal(set) var passwordPresent: Int64?

    init(_ root: JSONValue) throws(Unreadable) {
        guard let map = root["SummaryMap"], map.isObject else { throw Unreadable("has no SummaryMap") }
        mfaEnabled = Self.counter(map["AccountMFAEnabled"])
        accessKeysPresent = Self.counter(map["AccountAccessKeysPresent"])
        signingCertificatesPresent = Self.counter(map["AccountSigningCertificatesPresent"])
        passwordPresent = Self.counter(map["AccountPasswordPresent"])
    }

    /// Something counts from zero, or it is no counter.
    private static func counter(_ value: JSONValue?) -> Int64? {
        value?.integer.flatMap { $0 >= 0 ? $0 : nil }
    }
}
