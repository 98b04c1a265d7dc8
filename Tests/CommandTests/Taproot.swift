import Foundation

/// The program, run as a stranger runs it.
struct Taproot {
    let output: String
    let errors: String
    let status: Int32

    init(_ arguments: String..., in folder: String? = nil, environment: [String: String] = [:]) throws {
        try self.init(arguments, in: folder, environment: environment)
    }

    init(_ arguments: [String], in folder: String? = nil, environment: [String: String] = [:]) throws {
        let process = Process()
        process.executableURL = Self.binary
        process.arguments = arguments
        if let folder { process.currentDirectoryURL = URL(filePath: folder) }
        process.environment = environment
        let (out, err) = (Pipe(), Pipe())
        process.standardOutput = out
        process.standardError = err
        process.standardInput = FileHandle.nullDevice
        try process.run()
        output = String(decoding: out.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        errors = String(decoding: err.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        status = process.terminationStatus
    }

    /// The tests and the program lie in the same folder.
    private static let binary: URL = {
        let tests = Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") }?.bundleURL
        let executable = URL(filePath: CommandLine.arguments[0])
        return (tests ?? executable).deletingLastPathComponent().appending(path: "taproot")
    }()
}
