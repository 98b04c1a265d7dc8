internal import Glibc

/// A ledger for more events than memory should hold at a time; gone when nobody holds on to it any more.
public final class TemporaryLedger: Sendable {
    /// The ledger.
    public let ledger: Ledger

    private let folder: String

    /// Makes a ledger in a folder of its own that only its owner may enter, below `TMPDIR` or `/tmp`.
    public init() throws(LedgerError) {
        let base = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
        var template = Array((base + "/taproot-XXXXXX").utf8CString)
        guard mkdtemp(&template) != nil else {
            throw LedgerError(.unwritable, base, because: String(cString: strerror(errno)))
        }
        folder = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        ledger = try Ledger(path: folder + "/ledger.sqlite")
    }

    deinit {
        for ending in ["", "-wal", "-shm"] { unlink(ledger.path + ending) }
        rmdir(folder)
    }
}
