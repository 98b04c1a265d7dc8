import AWSClient
import CoreMetrics
import FoundationEssentials
import Synchronization

/// An AWS that gives answers from a list, and a clock that stands still but where somebody waits.
final class FakeAWS: Sendable {
    typealias Outcome = Result<HTTPAnswer, TransportError>

    private struct State {
        var outcomes: [Outcome]
        var requests: [HTTPRequest] = []
        var now = Date(timeIntervalSince1970: 1_611_446_400)
        var pauses: [Double] = []
        var signedAt: [Date] = []
        var chance = 1.0
    }

    private let state: Mutex<State>

    /// An AWS that gives these answers one after another, and the last one for ever.
    init(_ outcomes: [Outcome]) {
        state = Mutex(State(outcomes: outcomes))
    }

    convenience init(_ answers: HTTPAnswer...) {
        self.init(answers.map(Outcome.success))
    }

    var requests: [HTTPRequest] { state.withLock { $0.requests } }
    var pauses: [Double] { state.withLock { $0.pauses } }
    var now: Date { state.withLock { $0.now } }

    func set(chance: Double) {
        state.withLock { $0.chance = chance }
    }

    /// What requests were signed with and when: the signature is no secret here.
    var signatures: [String] {
        requests.map { request in request.headers.last { $0.name == "Authorization" }?.value ?? "none" }
    }

    func connections(
        environment: [String: String] = [:],
        retries: RetryPolicy? = nil,
        metrics: any MetricsFactory = NOOPMetricsHandler.instance
    ) -> AWSConnections {
        AWSConnections(
            transport: { request, _ throws(TransportError) in try self.answer(request) },
            sign: { request, scope, credentials, date in
                var signed = request
                let moment = Int(date.timeIntervalSince1970)
                let text = "\(credentials.accessKeyID) \(scope.region) \(scope.service) \(scope.isS3) \(moment)"
                signed.headers.append(HTTPRequest.Header("Authorization", text))
                return signed
            },
            environment: environment,
            agent: "taproot/0",
            retries: retries,
            timing: Timing(
                now: { self.now },
                sleep: { seconds in self.pass(seconds) },
                chance: { self.state.withLock { $0.chance } }
            ),
            metrics: metrics
        )
    }

    func client(
        _ supply: CredentialSupply? = nil,
        region: String = "eu-central-1",
        environment: [String: String] = [:],
        retries: RetryPolicy? = nil,
        metrics: any MetricsFactory = NOOPMetricsHandler.instance
    ) -> AWSClient {
        AWSClient(
            connections: connections(environment: environment, retries: retries, metrics: metrics),
            credentials: supply ?? CredentialSupply(Credentials(accessKeyID: "AKIA1", secretAccessKey: "hush")),
            region: region,
            account: "111122223333"
        )
    }

    private func pass(_ seconds: Double) {
        state.withLock { state in
            state.pauses.append(seconds)
            state.now += seconds
        }
    }

    private func answer(_ request: HTTPRequest) throws(TransportError) -> HTTPAnswer {
        let outcome = state.withLock { state in
            state.requests.append(request)
            return state.outcomes.count > 1 ? state.outcomes.removeFirst() : state.outcomes[0]
        }
        return try outcome.get()
    }
}

extension HTTPAnswer {
    static func good(_ body: String) -> HTTPAnswer { HTTPAnswer(status: 200, body: Array(body.utf8)) }

    static func jsonError(_ status: Int, _ code: String, _ message: String = "no", headers: [HTTPRequest.Header] = [])
        -> HTTPAnswer
    {
        HTTPAnswer(
            status: status,
            headers: headers,
            body: Array(#"{"__type":"\#(code)","message":"\#(message)"}"#.utf8)
        )
    }

    static func xmlError(_ status: Int, _ code: String, _ message: String = "no", headers: [HTTPRequest.Header] = [])
        -> HTTPAnswer
    {
        let error = "<Error><Type>Sender</Type><Code>\(code)</Code><Message>\(message)</Message></Error>"
        let body = "<ErrorResponse>\(error)<RequestId>r-1</RequestId></ErrorResponse>"
        return HTTPAnswer(status: status, headers: headers, body: Array(body.utf8))
    }

    static let organization = HTTPAnswer.good(#"{"Organization":{"Id":"o-a1b2c3d4e5"}}"#)
}
