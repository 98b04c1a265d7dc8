// swift-tools-version: 6.2
import PackageDescription

/// Every target of our own is held to the same settings: strict concurrency comes with the Swift 6 language mode,
/// and a warning is an error.
let ours: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .treatAllWarnings(as: .error),
]

let package = Package(
    name: "taproot",
    products: [
        .executable(name: "taproot", targets: ["taproot"]),
        .library(name: "PolicyLanguage", targets: ["PolicyLanguage"]),
        .library(name: "PolicyReach", targets: ["PolicyReach"]),
        .library(name: "TaprootCore", targets: ["Organization", "Evidence", "Posture"]),
        .library(name: "Trail", targets: ["Trail"]),
        .library(name: "Remedy", targets: ["Remedy"]),
        .library(name: "DemoFleet", targets: ["DemoFleet"]),
    ],
    traits: [
        .trait(name: "Web", description: "The web application and what it needs of HTTP."),
        .trait(name: "AWS", description: "The AWS client, and taking snapshots with it."),
        .default(enabledTraits: ["Web", "AWS"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.6"),
        .package(url: "https://github.com/apple/swift-metrics", from: "2.13.0"),
    ],
    targets: [
        .target(
            name: "CScan",
            cxxSettings: [.define("NDEBUG")],
            linkerSettings: [
                .linkedLibrary("simdjson"), .linkedLibrary("modpbase64"), .linkedLibrary("deflate"),
                .linkedLibrary("z"),
            ]
        ),
        .target(name: "CActions"),
        .systemLibrary(name: "CExpat"),
        .target(
            name: "AWSClient",
            dependencies: [
                "CScan", "CExpat",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "CoreMetrics", package: "swift-metrics"),
                .product(
                    name: "AsyncHTTPClient",
                    package: "async-http-client",
                    condition: .when(traits: ["AWS"])
                ),
                .product(name: "NIOCore", package: "swift-nio", condition: .when(traits: ["AWS"])),
                .product(name: "NIOHTTP1", package: "swift-nio", condition: .when(traits: ["AWS"])),
                .product(name: "NIOPosix", package: "swift-nio", condition: .when(traits: ["AWS"])),
                .product(name: "NIOSSL", package: "swift-nio-ssl", condition: .when(traits: ["AWS"])),
            ],
            swiftSettings: ours
        ),
        .target(name: "TrailBucket", dependencies: ["AWSClient", "Trail", "Organization"], swiftSettings: ours),
        .target(name: "Collector", dependencies: ["AWSClient", "Organization"], swiftSettings: ours),
        .target(
            name: "Mending",
            dependencies: ["AWSClient", "Organization", "PolicyLanguage", "Remedy"],
            swiftSettings: ours
        ),
        .target(name: "PolicyLanguage", swiftSettings: ours),
        .target(
            name: "PolicyReach",
            dependencies: ["PolicyLanguage", "CActions"],
            exclude: ["Resources"],
            swiftSettings: ours
        ),
        .target(name: "Organization", dependencies: ["PolicyLanguage"], swiftSettings: ours),
        .target(name: "Evidence", dependencies: ["Organization", "CScan"], swiftSettings: ours),
        .target(
            name: "Posture",
            dependencies: ["PolicyLanguage", "PolicyReach", "Organization", "Evidence"],
            resources: [.embedInCode("Resources/study-2021.json"), .embedInCode("Resources/mappings.json")],
            swiftSettings: ours
        ),
        .target(
            name: "Trail",
            dependencies: ["Organization", "Evidence", "CScan"],
            resources: [.embedInCode("Resources/root-only-tasks.json")],
            swiftSettings: ours
        ),
        .target(
            name: "TrailIntegrity",
            dependencies: [
                "Organization", "Evidence", "Trail",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "CryptoExtras", package: "swift-crypto"),
            ],
            swiftSettings: ours
        ),
        .target(
            name: "Ledger",
            dependencies: [
                "Organization", "Evidence", "Posture", "Trail",
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
            ],
            swiftSettings: ours
        ),
        .target(
            name: "Remedy",
            dependencies: [
                "PolicyLanguage", "PolicyReach", "Organization", "Evidence", "Posture", "Trail", "Ledger",
            ],
            swiftSettings: ours
        ),
        .target(
            name: "Report",
            dependencies: [
                "PolicyLanguage", "PolicyReach", "Organization", "Evidence", "Posture", "Trail", "TrailIntegrity",
                "Ledger", "Remedy",
                .product(name: "CoreMetrics", package: "swift-metrics"),
                .product(name: "Mustache", package: "swift-mustache"),
            ],
            resources: [
                .embedInCode("Resources/page-foot.mustache"),
                .embedInCode("Resources/page-head.mustache"),
                .embedInCode("Resources/report-account.mustache"),
                .embedInCode("Resources/report-accounts.mustache"),
                .embedInCode("Resources/report-bottom.mustache"),
                .embedInCode("Resources/report-figures.mustache"),
                .embedInCode("Resources/report-first.mustache"),
                .embedInCode("Resources/report-picture.mustache"),
                .embedInCode("Resources/report.css"),
                .embedInCode("Resources/report.js"),
                .embedInCode("Resources/report.mustache"),
                .embedInCode("Resources/trend-history.mustache"),
                .embedInCode("Resources/trend-use.mustache"),
                .embedInCode("Resources/trend.css"),
                .embedInCode("Resources/trend.mustache"),
            ],
            swiftSettings: ours
        ),
        .target(
            name: "Settings",
            dependencies: ["Organization", "Posture", .product(name: "Yams", package: "Yams")],
            swiftSettings: ours
        ),
        .target(name: "DemoFleet", swiftSettings: ours),
        .executableTarget(
            name: "taproot",
            dependencies: [
                "PolicyLanguage", "PolicyReach", "Organization", "Evidence", "Posture", "Trail", "TrailIntegrity",
                "Ledger", "Remedy", "Report", "Settings", "DemoFleet", "AWSClient", "Collector", "TrailBucket",
                "Mending",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "CoreMetrics", package: "swift-metrics"),
            ],
            swiftSettings: ours
        ),
        .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: ours),
        .testTarget(
            name: "PolicyLanguageTests",
            dependencies: ["PolicyLanguage", "TestSupport"],
            resources: [.copy("Observations")],
            swiftSettings: ours
        ),
        .executableTarget(
            name: "small-worlds",
            dependencies: ["PolicyReach", "PolicyLanguage", "TestSupport"],
            path: "Tests/SmallWorlds",
            swiftSettings: ours
        ),
        .testTarget(
            name: "PolicyReachTests",
            dependencies: ["PolicyReach", "PolicyLanguage", "TestSupport"],
            swiftSettings: ours
        ),
        .testTarget(name: "OrganizationTests", dependencies: ["Organization", "TestSupport"], swiftSettings: ours),
        .testTarget(
            name: "EvidenceTests",
            dependencies: ["Evidence", "Organization", "CScan", "TestSupport"],
            swiftSettings: ours
        ),
        .testTarget(
            name: "TrailTests",
            dependencies: ["Trail", "Evidence", "Organization", "CScan", "TestSupport"],
            resources: [.copy("Cases")],
            swiftSettings: ours
        ),
        .target(
            name: "LedgerSupport",
            dependencies: ["Ledger", "Trail", "Organization", "TestSupport"],
            path: "Tests/LedgerSupport",
            swiftSettings: ours
        ),
        .executableTarget(
            name: "ledger-torture",
            dependencies: ["Ledger", "LedgerSupport", "Trail", "Organization", "TestSupport"],
            path: "Tests/LedgerTorture",
            swiftSettings: ours
        ),
        .testTarget(
            name: "TrailIntegrityTests",
            dependencies: [
                "TrailIntegrity", "Trail", "Organization", "TestSupport",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "CryptoExtras", package: "swift-crypto"),
            ],
            swiftSettings: ours
        ),
        .testTarget(
            name: "LedgerTests",
            dependencies: [
                "Ledger", "LedgerSupport", "Trail", "Posture", "Evidence", "Organization", "TestSupport",
            ],
            swiftSettings: ours
        ),
        .testTarget(
            name: "PostureTests",
            dependencies: [
                "Posture", "PolicyReach", "PolicyLanguage", "Evidence", "Organization", "TestSupport", "DemoFleet",
            ],
            swiftSettings: ours
        ),
        .testTarget(
            name: "RemedyTests",
            dependencies: [
                "Remedy", "PolicyLanguage", "PolicyReach", "Organization", "Evidence", "Posture", "Trail", "Ledger",
                "DemoFleet", "TestSupport", .product(name: "Yams", package: "Yams"),
            ],
            swiftSettings: ours
        ),
        .testTarget(
            name: "ReportTests",
            dependencies: [
                "Report", "Ledger", "Remedy", "Posture", "Evidence", "Organization", "TestSupport", "DemoFleet",
                .product(name: "CoreMetrics", package: "swift-metrics"),
            ],
            swiftSettings: ours
        ),
        .testTarget(name: "SettingsTests", dependencies: ["Settings", "Posture", "Organization"], swiftSettings: ours),
        .testTarget(
            name: "AWSClientTests",
            dependencies: [
                "AWSClient", "TestSupport", .product(name: "CoreMetrics", package: "swift-metrics"),
                .product(name: "MetricsTestKit", package: "swift-metrics"),
            ],
            resources: [.copy("Cases")],
            swiftSettings: ours
        ),
        .testTarget(
            name: "TrailBucketTests",
            dependencies: ["TrailBucket", "AWSClient", "Trail", "Organization", "TestSupport"],
            swiftSettings: ours
        ),
        .testTarget(
            name: "CollectorTests",
            dependencies: ["Collector", "AWSClient", "Organization", "TestSupport"],
            swiftSettings: ours
        ),
        .testTarget(
            name: "MendingTests",
            dependencies: ["Mending", "Remedy", "AWSClient", "Organization", "TestSupport"],
            swiftSettings: ours
        ),
        .testTarget(name: "DemoFleetTests", dependencies: ["DemoFleet"], swiftSettings: ours),
        .testTarget(name: "CommandTests", dependencies: ["taproot", "TestSupport"], swiftSettings: ours),
    ]
)

// With the address sanitizer only what reads untrusted bytes is built and tested (scripts/sanitize).
if Context.environment["TAPROOT_ONLY_READERS"] != nil {
    let readers: Set = [
        "CScan", "CExpat", "PolicyLanguage", "Organization", "Evidence", "Trail", "TrailIntegrity", "AWSClient",
        "TestSupport",
        "OrganizationTests", "EvidenceTests", "TrailTests", "TrailIntegrityTests", "AWSClientTests",
    ]
    package.targets.removeAll { !readers.contains($0.name) }
    package.products.removeAll()
    package.traits = ["Web", "AWS"]
}
