import CryptoExtras
import Foundation
import TestSupport
import Testing
import TrailIntegrity

/// The text that is signed and the way it is signed, by a program that shares nothing with ours.
@Suite struct `A digest signed by openssl` {
    private func openssl(_ arguments: String..., in folder: TemporaryFolder) throws {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["openssl"] + arguments
        process.currentDirectoryURL = URL(filePath: folder.path)
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
    }

    @Test func `over the text of the documentation is valid`() async throws {
        var trail = try TestTrail(hours: 1)
        let digest = try #require(trail.digests.first)
        let folder = try TemporaryFolder([
            "key.pem": TestTrail.key.pemRepresentation, "digest.json": digest.text,
        ])
        try openssl("dgst", "-sha256", "-r", "-out", "hash", "digest.json", in: folder)
        let hash = try String(contentsOfFile: folder("hash"), encoding: .utf8).prefix(64)
        try folder.write("text", Array("\(TestTrail.time(1))\nexample-bucket/\(digest.key)\n\(hash)\nnull".utf8))
        try openssl("dgst", "-sha256", "-sign", "key.pem", "-hex", "-r", "-out", "signature", "text", in: folder)
        let signature = try String(contentsOfFile: folder("signature"), encoding: .utf8).prefix { $0.isHexDigit }
        trail.files[digest.key + ".signature"] = Array(signature.utf8)
        let report = try await Verified(trail).report
        #expect(report.findings == [])
        #expect(report.validDigests == 1)
    }
}
