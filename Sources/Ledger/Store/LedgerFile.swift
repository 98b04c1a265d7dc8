internal import Glibc
internal import GRDB

/// The ledger's file before SQLite opens it: who may read it, and whether it is a ledger at all.
struct LedgerFile {
    /// `TAPR`, in the place that SQLite keeps for programs to know their files by.
    static let applicationID: Int32 = 0x5441_5052

    private let path: String

    init(_ path: String) {
        self.path = path
    }

    /// Makes the file where it is not there, and refuses what is no ledger before SQLite touches it.
    func prepare(creating: Bool) throws(LedgerError) {
        guard !path.isEmpty else { throw LedgerError(.unwritable, path, because: "the path is empty") }
        if creating { try makeFolders() }
        let descriptor = open(path, (creating ? O_RDWR | O_CREAT : O_RDWR) | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            if errno == ENOENT { throw LedgerError(.missing, path) }
            throw LedgerError(.unwritable, path, because: String(cString: strerror(errno)))
        }
        defer { close(descriptor) }
        try check(descriptor)
    }

    /// SQLite gives its log and index beside the file the file's own permissions.
    private func makeFolders() throws(LedgerError) {
        let parts = path.split(separator: "/").dropLast()
        var folder = path.hasPrefix("/") ? "" : "."
        for part in parts {
            folder += "/" + part
            if mkdir(folder, 0o700) != 0, errno != EEXIST {
                throw LedgerError(.unwritable, path, because: "\(folder): \(String(cString: strerror(errno)))")
            }
        }
    }

    /// Whether there is a ledger at the path.
    var isLedger: Bool {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        var header = [UInt8](repeating: 0, count: 100)
        return pread(descriptor, &header, header.count, 0) == header.count && Self.isLedger(header)
    }

    private static func isLedger(_ header: [UInt8]) -> Bool {
        let id = header[68..<72].reduce(Int32(0)) { $0 << 8 | Int32($1) }
        return header.starts(with: "SQLite format 3\0".utf8) && id == applicationID
    }

    private func check(_ descriptor: Int32) throws(LedgerError) {
        var header = [UInt8](repeating: 0, count: 100)
        let count = pread(descriptor, &header, header.count, 0)
        guard count >= 0 else { throw LedgerError(.unwritable, path, because: String(cString: strerror(errno))) }
        if count == 0 { return }
        guard count == header.count, Self.isLedger(header) else { throw LedgerError(.notALedger, path) }
    }

    /// Writes the mark into an empty file.
    ///
    /// That happens before the write-ahead log is switched on, so the mark is in the file itself from its first byte on.
    static func mark(_ path: String) throws {
        var configuration = Configuration()
        configuration.busyMode = .timeout(10)
        let queue = try DatabaseQueue(path: path, configuration: configuration)
        try queue.writeWithoutTransaction { db in
            guard try Int32.fetchOne(db, sql: "PRAGMA application_id") == 0 else { return }
            try db.execute(sql: "PRAGMA application_id = \(applicationID)")
        }
        try queue.close()
    }
}
