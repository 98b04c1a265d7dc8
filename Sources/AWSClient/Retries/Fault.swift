internal import FoundationEssentials

/// An attempt that failed, and what can be done about it.
struct Fault: Hashable, Sendable {
    enum Kind: Hashable, Sendable {
        /// AWS is asked too often.
        case throttled
        /// It may well go the next time.
        case transient
        /// What came is no answer, though its status says so; it may go the next time.
        case malformed
        /// The credentials aren't accepted.
        case credentials
        /// The clock here differs from AWS's, which says this.
        case clock(Date)
        /// It would go wrong again.
        case permanent
    }

    let kind: Kind
    let error: AWSError
    /// How long AWS asks to be left alone, in seconds.
    var pause: Double?
}

extension Fault {
    /// Why there is no answer.
    init(_ error: TransportError) {
        kind = error == .tooLarge ? .permanent : .transient
        self.error = .transport(error)
    }

    /// What an answer with no status of success means.
    ///
    /// - Parameters:
    ///   - answer: The answer.
    ///   - operation: What was asked.
    ///   - credentials: What the request was signed with; nothing of it gets into the error.
    ///   - date: The moment that the request was signed for.
    init(_ answer: HTTPAnswer, for operation: Operation, signedWith credentials: Credentials?, at date: Date) {
        let refusal = RefusalReader.refusal(in: answer, wire: operation.service.wire).withoutSecrets(of: credentials)
        let isWebPage = RefusalReader.isWebPage(answer)
        kind = isWebPage ? FaultCodes.kind(status: answer.status) : Fault.kind(refusal, answer, date)
        error = isWebPage ? .webPage(status: answer.status) : .refused(refusal)
        pause = Fault.pause(answer)
    }

    /// Source: <https://docs.aws.amazon.com/sdkref/latest/guide/feature-retry-behavior.html>
    private static func kind(_ refusal: Refusal, _ answer: HTTPAnswer, _ date: Date) -> Kind {
        if FaultCodes.clock.contains(refusal.code), let server = answer.header("Date").flatMap(HTTPDate.date),
            abs(server.timeIntervalSince(date)) > FaultCodes.clockTolerance
        {
            return .clock(server)
        }
        if FaultCodes.throttled.contains(refusal.code) { return .throttled }
        if FaultCodes.transient.contains(refusal.code) { return .transient }
        if FaultCodes.credentials.contains(refusal.code) { return .credentials }
        return FaultCodes.kind(status: answer.status)
    }

    /// `x-amz-retry-after` counts milliseconds, `Retry-After` (RFC 9110, section 10.2.3) seconds.
    private static func pause(_ answer: HTTPAnswer) -> Double? {
        let milliseconds = answer.header("x-amz-retry-after").flatMap(Int.init).map { Double($0) / 1000 }
        let seconds = answer.header("Retry-After").flatMap(Int.init).map(Double.init)
        guard let pause = milliseconds ?? seconds, pause >= 0 else { return nil }
        return pause
    }
}

/// What codes and statuses mean.
enum FaultCodes {
    /// AWS is asked too often.
    static let throttled: Set<String> = [
        "Throttling", "ThrottlingException", "ThrottledException", "RequestThrottledException",
        "TooManyRequestsException", "ProvisionedThroughputExceededException", "TransactionInProgressException",
        "RequestLimitExceeded", "BandwidthLimitExceeded", "LimitExceededException", "RequestThrottled", "SlowDown",
        "PriorRequestNotComplete", "EC2ThrottledException",
    ]

    /// It may go the next time.
    static let transient: Set<String> = [
        "RequestTimeout", "RequestTimeoutException", "InternalError", "InternalFailure", "InternalServerError",
        "ServiceUnavailable", "ServiceException", "ServiceFailure",
    ]

    /// The credentials aren't accepted, or not any more.
    static let credentials: Set<String> = [
        "ExpiredToken", "ExpiredTokenException", "RequestExpired", "InvalidClientTokenId",
        "UnrecognizedClientException",
        "InvalidAccessKeyId", "InvalidToken", "TokenRefreshRequired",
    ]

    /// May mean that the clock here is wrong.
    static let clock: Set<String> = [
        "RequestTimeTooSkewed", "RequestExpired", "RequestInTheFuture", "SignatureDoesNotMatch",
        "InvalidSignatureException", "AuthFailure",
    ]

    /// How many seconds the clock may be off before it is held to be wrong: AWS allows five minutes.
    static let clockTolerance = 240.0

    static func kind(status: Int) -> Fault.Kind {
        switch status {
        case 429: .throttled
        case 500, 502, 503, 504, 509: .transient
        default: .permanent
        }
    }
}
