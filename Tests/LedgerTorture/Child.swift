import Glibc

/// This very program once more, as the victim.
struct Child {
    private let process: pid_t

    struct Failure: Error {
        let status: Int32
    }

    init(ledger: String, seed: Int) throws {
        let words: [UnsafeMutablePointer<CChar>?] = ["ledger-torture", "--child", ledger, "\(seed)"].map { word in
            word.withCString { strdup($0) }
        }
        defer { words.forEach { free($0) } }
        var process = pid_t()
        let status = posix_spawn(&process, "/proc/self/exe", nil, nil, words + [nil], environ)
        guard status == 0 else { throw Failure(status: status) }
        self.process = process
    }

    func kill() {
        _ = Glibc.kill(process, SIGKILL)
        var status: Int32 = 0
        waitpid(process, &status, 0)
    }

    /// Waits until it is done.
    func finish() throws {
        var status: Int32 = 0
        guard waitpid(process, &status, 0) == process, status == 0 else { throw Failure(status: status) }
    }
}
