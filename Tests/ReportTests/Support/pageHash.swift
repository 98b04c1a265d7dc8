internal import Foundation
internal import TestSupport
internal import Testing

/// The SHA-256 of a text as a page declares it, by `openssl`, which knows nothing of this program.
func pageHash(_ text: String) throws -> String {
    let folder = try TemporaryFolder(["text": text])
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["openssl", "dgst", "-sha256", "-binary", folder("text")]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let digest = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0 && digest.count == 32)
    return digest.base64EncodedString()
}
