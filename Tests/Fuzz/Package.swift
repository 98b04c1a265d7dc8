// swift-tools-version: 6.2
import PackageDescription

let package = Package(
    name: "fuzz",
    dependencies: [.package(name: "taproot", path: "../..", traits: [])],
    targets: [
        .executableTarget(
            name: "classifier-fuzz",
            dependencies: [.product(name: "Trail", package: "taproot")],
            swiftSettings: [.unsafeFlags(["-parse-as-library"])]
        )
    ]
)
