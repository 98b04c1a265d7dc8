/// The counters of an account's summary that concern its root user.
///
/// A counter that the answer does not hold is nil.
/// Source: <https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccountSummary.html>
public struct AccountSummary: Hashable, Sendable {
    /// 1 if the root user has an MFA device.
    public let mfaEnabled: Int64?
    /// How many access keys the root user has; active or not is not told.
    public let accessKeysPresent: Int64?
    /// How many signing certificates the root user has.
    public let signingCertificatesPresent: Int64?
    /// 0 if the root user has no password.
    public let passwordPresent: Int64?

    init(_ root: JSONValue) throws(Unreadable) {
        guard let map = root["SummaryMap"], map.isObject else { throw Unreadable("has no SummaryMap") }
        mfaEnabled = map["AccountMFAEnabled"]?.integer
        accessKeysPresent = map["AccountAccessKeysPresent"]?.integer
        signingCertificatesPresent = map["AccountSigningCertificatesPresent"]?.integer
        passwordPresent = map["AccountPasswordPresent"]?.integer
    }
}
