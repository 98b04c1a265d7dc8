public import FoundationEssentials

/// What a request to AWS is signed with. It never shows its secrets when it is printed, reflected or interpolated.
///
/// Source: <https://docs.aws.amazon.com/IAM/latest/UserGuide/security-creds.html>
public struct Credentials: Hashable, Sendable {
    /// Which key: it begins with `AKIA` where it is long-term and with `ASIA` where it is temporary. No secret.
    public let accessKeyID: String
    /// The secret.
    public let secretAccessKey: String
    /// What goes with temporary credentials; nil with long-term ones. A secret too.
    public let sessionToken: String?
    /// When they stop being accepted; nil where they don't, or where nobody said.
    public let expiration: Date?

    /// Credentials of these parts.
    ///
    /// - Parameters:
    ///   - accessKeyID: Which key.
    ///   - secretAccessKey: Its secret.
    ///   - sessionToken: What goes with temporary credentials.
    ///   - expiration: When they stop being accepted.
    public init(accessKeyID: String, secretAccessKey: String, sessionToken: String? = nil, expiration: Date? = nil) {
        self.accessKeyID = accessKeyID
        self.secretAccessKey = secretAccessKey
        self.sessionToken = sessionToken
        self.expiration = expiration
    }
}

extension Credentials: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The key's id, without secrets.
    public var description: String { "credentials \(accessKeyID)" }

    /// The key's id, without secrets.
    public var debugDescription: String { description }

    /// The key's id, without secrets: what `dump` shows.
    public var customMirror: Mirror { Mirror(self, children: ["accessKeyID": accessKeyID]) }
}
