internal import FoundationEssentials
internal import Glibc

/// A folder that nobody else may look into, and that is gone with everything in it when nobody holds it any more.
final class TemporaryFolder: Sendable {
    let path: String

    init() throws(InputError) {
        let parent = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
        var template = Array("\(parent)/taproot-XXXXXX".utf8CString)
        let isMade = template.withUnsafeMutableBufferPointer { $0.baseAddress.flatMap { mkdtemp($0) } != nil }
        guard isMade else {
            throw InputError(description: "\(parent): no folder can be made there: \(String(cString: strerror(errno)))")
        }
        path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }
}
