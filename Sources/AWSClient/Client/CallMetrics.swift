internal import CoreMetrics

/// Tells a backend for metrics what the client does, in OpenTelemetry's words where it has some.
///
/// Source: <https://opentelemetry.io/docs/specs/semconv/rpc/rpc-metrics/>
struct CallMetrics: Sendable {
    private let factory: any MetricsFactory

    init(_ factory: any MetricsFactory) {
        self.factory = factory
    }

    /// A call came to its end, with all its waiting and attempts.
    func ended(_ operation: Operation, after seconds: Double, with error: AWSError?) {
        let how = error.map { [("error.type", $0.type)] } ?? []
        Timer(label: "rpc.client.call.duration", dimensions: dimensions(of: operation) + how, factory: factory)
            .recordSeconds(seconds)
    }

    /// A request is sent: for the first time or again.
    func sends(_ operation: Operation) {
        Counter(label: "taproot.aws.requests", dimensions: dimensions(of: operation), factory: factory).increment()
    }

    /// An answer was that the client asks too fast.
    func wasThrottled(_ operation: Operation) {
        Counter(label: "taproot.aws.throttles", dimensions: dimensions(of: operation), factory: factory).increment()
    }

    private func dimensions(of operation: Operation) -> [(String, String)] {
        [("rpc.system.name", "aws-api"), ("rpc.method", "\(operation.service.name)/\(operation.name)")]
    }
}

extension AWSError {
    /// A short name of what went wrong: AWS's own where it gave one.
    ///
    /// Source: <https://opentelemetry.io/docs/specs/semconv/registry/attributes/error/>, which wants few different ones.
    fileprivate var type: String {
        switch self {
        case .refused(let refusal), .credentialsRefused(let refusal): String(refusal.code.prefix(80))
        case .noCredentials: "no_credentials"
        case .noSession: "no_session"
        case .noEndpoint: "no_endpoint"
        case .transport(.unreachable): "unreachable"
        case .transport(.brokenOff): "broken_off"
        case .transport(.timedOut): "timeout"
        case .transport(.tooLarge), .tooManyPages: "too_large"
        case .malformed, .webPage, .pageRing: "malformed"
        case .gaveUp(_, let last), .outcomeUnknown(let last): last.type
        case .cancelled: "cancelled"
        }
    }
}
