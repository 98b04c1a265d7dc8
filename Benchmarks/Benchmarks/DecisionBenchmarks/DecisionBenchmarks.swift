import Benchmark
import CAllocations
import PolicyLanguage

/// What one decision costs, and what it costs to make ready for many.
let benchmarks: @Sendable () -> Void = {
    Benchmark.defaultConfiguration = .init(
        metrics: [.wallClock, .allocationsEach],
        timeUnits: .nanoseconds,
        warmupIterations: 100,
        scalingFactor: .kilo,
        maxDuration: .seconds(3)
    )
    measure("one decision, 5 levels × 5 policies, allowed", GuardedOrganization.allowed)
    measure("one decision, 5 levels × 5 policies, denied", GuardedOrganization.denied)
    Benchmark("the same policies laid out", configuration: .init(scalingFactor: .one)) { benchmark, levels in
        counting(benchmark) { blackHole(PoliciesInForce(serviceControl: levels)) }
    } setup: {
        try GuardedOrganization.levels()
    }
    proofBenchmarks()
    Benchmark("a request of 15 condition keys made") { benchmark in
        counting(benchmark) { blackHole(GuardedOrganization.request(mfa: "true")) }
    }
}

extension BenchmarkMetric {
    fileprivate static let allocationsEach = BenchmarkMetric.custom("Allocations", useScalingFactor: true)
}

private func measure(_ name: String, _ request: Request) {
    Benchmark(name) { benchmark, policies in
        counting(benchmark) { blackHole(policies.decide(request)) }
    } setup: {
        PoliciesInForce(serviceControl: try GuardedOrganization.levels())
    }
}

/// Does the work as often as the benchmark wants, and counts what it allocates.
private func counting(_ benchmark: Benchmark, _ work: () -> Void) {
    let before = allocations()
    for _ in benchmark.scaledIterations { work() }
    benchmark.measurement(.allocationsEach, allocations() - before)
}
