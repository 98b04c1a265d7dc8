internal import Crypto
public import FoundationEssentials

/// Signs requests with Signature Version 4: the same request, credentials and time always give the same signature.
///
/// The signing key is derived anew for every request: a signature takes about 20 µs in all, where an exchange with AWS
/// takes some milliseconds.
///
/// Source: <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html>
public struct RequestSigner: Hashable, Sendable {
    /// How the path is brought into its canonical form, and whether the body's hash is sent.
    public enum Style: Hashable, Sendable {
        /// The path is normalized and encoded once more: all services but S3.
        case usual
        /// The path is taken as it is, since keys of objects may hold dots and slashes in a row, and
        /// `X-Amz-Content-Sha256` is sent.
        ///
        /// Source: <https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html>
        case s3
    }

    /// The region that the request is signed for; `us-east-1` with most global services.
    public let region: String
    /// The service's name in signatures, which need not be that in its host's name.
    public let service: String
    /// How the path is brought into its canonical form.
    public let style: Style

    private static let algorithm = "AWS4-HMAC-SHA256"

    /// A signer for one service in one region.
    ///
    /// - Parameters:
    ///   - region: The region that requests are signed for.
    ///   - service: The service's name in signatures.
    ///   - style: How the path is brought into its canonical form.
    public init(region: String, service: String, style: Style = .usual) {
        self.region = region
        self.service = service
        self.style = style
    }

    /// Signs a request. What an earlier signature left in it is replaced.
    ///
    /// - Parameters:
    ///   - request: What is to be sent. Its headers must not change afterwards, but for those that proxies change too.
    ///   - credentials: Whose request it is.
    ///   - time: When it is sent; AWS refuses what differs from its own clock by more than some minutes.
    /// - Returns: The request with `X-Amz-Date`, `Authorization` and, where they apply, `X-Amz-Security-Token` and
    ///   `X-Amz-Content-Sha256`.
    public func sign(_ request: HTTPRequest, with credentials: Credentials, at time: Date) -> HTTPRequest {
        let time = SigningTime(time)
        let bodyHash = Hexadecimal.text(SHA256.hash(data: request.body))
        var signed = request
        signed.headers.removeAll { Self.ownHeaders.contains($0.name.lowercased()) }
        signed.headers.append(.init("X-Amz-Date", time.stamp))
        if let token = credentials.sessionToken { signed.headers.append(.init("X-Amz-Security-Token", token)) }
        if style == .s3 { signed.headers.append(.init("X-Amz-Content-Sha256", bodyHash)) }
        let canonical = CanonicalRequest(signed, bodyHash: bodyHash, style: style)
        let scope = "\(time.day)/\(region)/\(service)/aws4_request"
        let canonicalHash = Hexadecimal.text(SHA256.hash(data: Data(canonical.text.utf8)))
        let toSign = [Self.algorithm, time.stamp, scope, canonicalHash].joined(separator: "\n")
        let signature = Hexadecimal.text(Self.hash(toSign, key: key(for: credentials.secretAccessKey, on: time.day)))
        let parts = [
            "Credential=\(credentials.accessKeyID)/\(scope)", "SignedHeaders=\(canonical.signedHeaders)",
            "Signature=\(signature)",
        ]
        signed.headers.append(.init("Authorization", "\(Self.algorithm) \(parts.joined(separator: ", "))"))
        return signed
    }

    /// What this signer writes itself; `Host` follows from the request's host and port.
    private static let ownHeaders: Set = [
        "authorization", "date", "host", "x-amz-content-sha256", "x-amz-date", "x-amz-security-token",
    ]

    private func key(for secret: String, on day: String) -> SymmetricKey {
        [day, region, service, "aws4_request"].reduce(SymmetricKey(data: Data("AWS4\(secret)".utf8))) { key, text in
            SymmetricKey(data: Self.hash(text, key: key))
        }
    }

    private static func hash(_ text: String, key: SymmetricKey) -> HMAC<SHA256>.MAC {
        HMAC<SHA256>.authenticationCode(for: Data(text.utf8), using: key)
    }
}
