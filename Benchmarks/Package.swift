// swift-tools-version: 6.2
import PackageDescription

/// A package of its own, so that nobody who only builds Taproot builds the benchmark library.
let package = Package(
    name: "taproot-benchmarks",
    dependencies: [
        .package(name: "taproot", path: "..", traits: []),
        .package(url: "https://github.com/ordo-one/benchmark", from: "1.38.1", traits: []),
    ],
    targets: [
        .executableTarget(
            name: "AuditBenchmarks",
            dependencies: [
                .product(name: "TaprootCore", package: "taproot"),
                .product(name: "DemoFleet", package: "taproot"),
                .product(name: "Benchmark", package: "benchmark"),
            ],
            path: "Benchmarks/AuditBenchmarks",
            swiftSettings: [.treatAllWarnings(as: .error)],
            plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")]
        ),
        .executableTarget(
            name: "PlanClock",
            dependencies: [
                .product(name: "TaprootCore", package: "taproot"),
                .product(name: "Remedy", package: "taproot"),
            ],
            path: "PlanClock",
            swiftSettings: [.treatAllWarnings(as: .error)]
        ),
        .target(name: "CAllocations", path: "Benchmarks/CAllocations"),
        .executableTarget(
            name: "DecisionBenchmarks",
            dependencies: [
                "CAllocations",
                .product(name: "PolicyLanguage", package: "taproot"),
                .product(name: "PolicyReach", package: "taproot"),
                .product(name: "Benchmark", package: "benchmark"),
            ],
            path: "Benchmarks/DecisionBenchmarks",
            swiftSettings: [.treatAllWarnings(as: .error)],
            plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")]
        ),
    ]
)
