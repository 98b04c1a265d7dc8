/// What AWS said when it said no.
///
/// Source: <https://docs.aws.amazon.com/IAM/latest/APIReference/CommonErrors.html>
public struct Refusal: Hashable, Sendable {
    /// AWS's name for it, such as `AccessDenied`; the status where it gave none.
    public var code: String
    /// AWS's own words.
    public var message: String
    /// The status, such as 403.
    public var status: Int
    /// What AWS's support would ask for.
    public var requestID: String?
    /// The Region that a bucket is in, where AWS says that it isn't here.
    public var bucketRegion: String?

    /// A refusal of these parts.
    ///
    /// - Parameters:
    ///   - code: AWS's name for it.
    ///   - message: AWS's own words.
    ///   - status: The status.
    ///   - requestID: What AWS's support would ask for.
    ///   - bucketRegion: The Region that a bucket is in.
    public init(code: String, message: String, status: Int, requestID: String? = nil, bucketRegion: String? = nil) {
        self.code = code
        self.message = message
        self.status = status
        self.requestID = requestID
        self.bucketRegion = bucketRegion
    }
}

extension Refusal: CustomStringConvertible {
    /// The code and AWS's own words.
    public var description: String { message.isEmpty ? "\(code)." : "\(code): \(message)" }
}

extension Refusal {
    /// The same, fit to be printed and stored: where a signature is wrong, AWS repeats what was to be signed, which holds
    /// the session token.
    func withoutSecrets(of credentials: Credentials?) -> Refusal {
        var result = self
        if let canonical = result.message.firstRange(of: "The Canonical String") {
            result.message = String(result.message[..<canonical.lowerBound])
        }
        for secret in [credentials?.sessionToken, credentials?.secretAccessKey] {
            guard let secret, secret.utf8.count >= 16 else { continue }
            result.message = result.message.split(separator: secret, omittingEmptySubsequences: false)
                .joined(separator: "[hidden]")
        }
        result.message = String(result.message.prefix(1000).drop { $0.isWhitespace })
        while result.message.last?.isWhitespace == true { result.message.removeLast() }
        return result
    }
}
