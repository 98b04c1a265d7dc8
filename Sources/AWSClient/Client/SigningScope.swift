public import FoundationEssentials

/// For what a request is signed.
public struct SigningScope: Hashable, Sendable {
    /// The Region.
    public var region: String
    /// The service's name in signatures.
    public var service: String
    /// Whether the rules of Amazon S3 hold: the path is encoded once, and the body's hash goes along in a header.
    public var isS3: Bool

    /// A scope of these parts.
    ///
    /// - Parameters:
    ///   - region: The Region.
    ///   - service: The service's name in signatures.
    ///   - isS3: Whether the rules of Amazon S3 hold.
    public init(region: String, service: String, isS3: Bool = false) {
        self.region = region
        self.service = service
        self.isS3 = isS3
    }
}

/// Adds to a request the headers that prove who sends it.
///
/// Source: <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv.html>
public typealias SignRequest =
    @Sendable (_ request: HTTPRequest, _ scope: SigningScope, _ credentials: Credentials, _ date: Date) -> HTTPRequest
