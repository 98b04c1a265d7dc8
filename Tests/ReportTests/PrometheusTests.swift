import CoreMetrics
import Report
import Testing

/// Expectations: <https://prometheus.io/docs/instrumenting/exposition_formats/>.
@Suite struct `Figures for Prometheus` {
    private let metrics = PrometheusMetrics()

    private var lines: [Substring] { PrometheusText(metrics).text.split(separator: "\n") }

    @Test func `are nothing where nothing was counted`() {
        #expect(PrometheusText(metrics).text.isEmpty)
    }

    @Test func `have a family for each name, and a line for each set of labels`() {
        for (method, count) in [("sts/AssumeRole", 2), ("iam/GetAccountSummary", 3)] {
            Counter(label: "taproot.aws.requests", dimensions: [("rpc.method", method)], factory: metrics)
                .increment(by: count)
        }
        // Labels in another order are the same labels.
        Meter(label: "a.level", dimensions: [("b", "1"), ("a", "2")], factory: metrics).set(7)
        Meter(label: "a.level", dimensions: [("a", "2"), ("b", "1")], factory: metrics).set(2.5)
        Counter(label: "taproot.aws.requests", dimensions: [("rpc.method", "sts/AssumeRole")], factory: metrics)
            .increment()
        let expected = """
            # TYPE a_level gauge
            a_level{a="2",b="1"} 2.5
            # TYPE taproot_aws_requests_total counter
            taproot_aws_requests_total{rpc_method="iam/GetAccountSummary"} 3
            taproot_aws_requests_total{rpc_method="sts/AssumeRole"} 3

            """
        #expect(PrometheusText(metrics).text == expected)
    }

    @Test func `escape what others wrote`() {
        let value = "a\"b\\c\nd\u{1F600}"
        Meter(label: "x", dimensions: [("error.type", value)], factory: metrics).set(1)
        #expect(lines.last == #"x{error_type="a\"b\\c\nd😀"} 1"#)
    }

    @Test func `hold in each bucket all that took as long or less`() {
        let timer = Timer(label: "rpc.client.call.duration", dimensions: [("m", "x")], factory: metrics)
        for seconds in [0.004, 0.005, 0.3, 60] { timer.recordSeconds(seconds) }
        #expect(lines.first == "# TYPE rpc_client_call_duration_seconds histogram")
        let buckets = lines.filter { $0.contains("_bucket") }.compactMap {
            $0.split(separator: " ").last.flatMap { Int($0) }
        }
        #expect(buckets == [2, 2, 2, 2, 2, 2, 2, 3, 3, 3, 3, 3, 3, 3, 4])
        #expect(lines.contains(#"rpc_client_call_duration_seconds_bucket{m="x",le="0.5"} 3"#))
        #expect(lines.contains(#"rpc_client_call_duration_seconds_bucket{m="x",le="+Inf"} 4"#))
        #expect(lines.contains(#"rpc_client_call_duration_seconds_count{m="x"} 4"#))
        #expect(lines.contains { $0.hasPrefix(#"rpc_client_call_duration_seconds_sum{m="x"} 60.309"#) })
    }
}
