import Benchmark
import DemoFleet
import Evidence
import Posture

/// Each stage of an audit by itself, then the whole of it. Two fleets that differ only in their users tell what a row
/// costs and what an account costs.
///
/// Memory is not measured here, where the fleet is written by the same process: `audit-many-accounts` does that.
let benchmarks: @Sendable () -> Void = {
    Benchmark.defaultConfiguration = .init(
        metrics: [.wallClock, .throughput],
        warmupIterations: 2,
        maxDuration: .seconds(5)
    )
    let reader = FleetReader(workers: 2)

    for users in [2, 100] {
        measure("read 1,000 accounts of \(users) users", demoFleet(users: users)) { path in
            blackHole(try await reader.read([path]))
        }
    }
    measure("judge 1,000 accounts") { folder in
        try await reader.read([demoFleet(users: 2)(folder)])
    } work: { fleet in
        blackHole(Audit(fleet))
    }
    measure("audit 1,000 accounts of 100 users", demoFleet(users: 100)) { path in
        blackHole(Audit(try await reader.read([path])))
    }
    measure("scan 100,000 quoted CSV records", QuotedReport(users: 100_000).write(into:)) { path in
        blackHole(try await reader.read([path]))
    }
}

/// Writes a demo fleet of 1,000 accounts and returns its path.
private func demoFleet(users: Int) -> (_ folder: String) throws -> String {
    { folder in
        try DemoFleet(accounts: 1000, usersPerAccount: users).write(to: folder)
        return folder
    }
}

/// Measures `work` on what `prepare` makes in a temporary folder, which is removed afterwards.
private func measure<Input>(
    _ name: String,
    _ prepare: @escaping (_ folder: String) async throws -> Input,
    work: @escaping (Input) async throws -> Void
) {
    let folder = TemporaryFolder()
    Benchmark(name) { (_: Benchmark, input: Input) async throws in
        try await work(input)
    } setup: {
        try folder.make()
        return try await prepare(folder.path)
    } teardown: {
        try folder.remove()
    }
}
