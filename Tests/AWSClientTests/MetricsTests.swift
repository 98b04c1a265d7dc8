import AWSClient
import MetricsTestKit
import Testing

/// Names as OpenTelemetry has them: <https://opentelemetry.io/docs/specs/semconv/rpc/rpc-metrics/>.
@Suite struct `A client's metrics` {
    private let metrics = TestMetrics()
    private let organization = [
        ("rpc.system.name", "aws-api"), ("rpc.method", "organizations/DescribeOrganization"),
    ]

    private func ask(_ aws: FakeAWS) async -> AWSError? {
        do throws(AWSError) {
            _ = try await aws.client(metrics: metrics).answer(to: .describeOrganization())
            return nil
        } catch {
            return error
        }
    }

    @Test func `tell of each request, and of a call with all its waiting once`() async throws {
        let aws = FakeAWS([.failure(.timedOut), .success(.jsonError(400, "Throttling")), .success(.organization)])
        #expect(await ask(aws) == nil)
        #expect(try metrics.expectCounter("taproot.aws.requests", organization).totalValue == 3)
        #expect(try metrics.expectCounter("taproot.aws.throttles", organization).totalValue == 1)
        let waited = aws.pauses.reduce(0, +)
        #expect(waited > 0)
        let calls = try metrics.expectTimer("rpc.client.call.duration", organization).values
        #expect(calls.count == 1)
        // A moment as a number of seconds has no more than a tenth of a microsecond.
        #expect(abs(Double(calls.first ?? 0) / 1e9 - waited) < 1e-6)
    }

    @Test(arguments: [
        (FakeAWS(.jsonError(400, "AccessDeniedException")), "AccessDeniedException"),
        (FakeAWS([.failure(.tooLarge)]), "too_large"), (FakeAWS([.failure(.timedOut)]), "timeout"),
        (FakeAWS(HTTPAnswer(status: 403, body: Array("<html>".utf8))), "malformed"),
        (FakeAWS(.jsonError(400, String(repeating: "x", count: 500))), String(repeating: "x", count: 80)),
    ]) func `name what went wrong`(aws: FakeAWS, type: String) async throws {
        #expect(await ask(aws) != nil)
        let timer = try metrics.expectTimer("rpc.client.call.duration", organization + [("error.type", type)])
        #expect(timer.values.count == 1)
        #expect(metrics.timers.count == 1)
    }
}
