internal import Glibc

/// A program that is run without a shell, and what it prints.
///
/// What it says to standard error goes where this program's own does, and it may ask a person at the terminal. Nothing
/// here waits in the kernel: the output is looked at again and again, so that the search can be cancelled meanwhile.
struct ChildProcess {
    /// Why there is no output. The reason is a clause that reads on after the program's name.
    struct Failure: Error {
        let reason: String
    }

    private static let glance = Duration.milliseconds(10)

    private let words: [String]
    private let environment: [String: String]
    private let limit: Int
    private let patience: Duration

    init(_ words: [String], environment: [String: String], limit: Int, patience: Duration) {
        self.words = words
        self.environment = environment
        self.limit = limit
        self.patience = patience
    }

    /// What the program prints, where it ends well, in time, and with no more than is allowed.
    func output() async throws(Failure) -> [UInt8] {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { throw Failure(reason: "could not be run: \(SystemMessage.last)") }
        defer { close(ends[0]) }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        _ = fcntl(ends[0], F_SETFL, O_NONBLOCK)
        let child = Result { () throws(Failure) in try spawn(writingTo: ends[1]) }
        close(ends[1])
        let (output, status) = try await watch(try child.get(), printingTo: ends[0])
        // The seven lowest bits tell the signal that ended it, the eight above them its exit code.
        if status & 0x7F != 0 { throw Failure(reason: "was ended by signal \(status & 0x7F)") }
        let code = status >> 8 & 0xFF
        guard code == 0 else { throw Failure(reason: "ended with exit code \(code)") }
        return output
    }

    private func spawn(writingTo output: Int32) throws(Failure) -> pid_t {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO)
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        // Clients of HTTP ignore SIGPIPE; a program in a pipeline relies on it.
        var restored = sigset_t()
        sigemptyset(&restored)
        sigaddset(&restored, SIGPIPE)
        posix_spawnattr_setsigdefault(&attributes, &restored)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF))
        var arguments = words.map { strdup($0) } + [nil]
        var variables = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer { (arguments + variables).forEach { free($0) } }
        var child: pid_t = 0
        let code = posix_spawnp(&child, words[0], &actions, &attributes, &arguments, &variables)
        guard code == 0 else { throw Failure(reason: "could not be run: \(SystemMessage.of(code))") }
        return child
    }

    /// What it prints until it ends, and how it ends; where that takes too long, it is ended.
    private func watch(_ child: pid_t, printingTo output: Int32) async throws(Failure) -> ([UInt8], Int32) {
        let deadline = ContinuousClock.now + patience
        do throws(Failure) {
            let printed = try await drain(output, until: deadline)
            var status: Int32 = 0
            while waitpid(child, &status, WNOHANG) == 0 { try await pause(until: deadline) }
            return (printed, status)
        } catch {
            kill(child, SIGKILL)
            waitpid(child, nil, 0)
            throw error
        }
    }

    private func drain(_ descriptor: Int32, until deadline: ContinuousClock.Instant) async throws(Failure) -> [UInt8] {
        var output: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 4096)
        while true {
            let got = read(descriptor, &piece, piece.count)
            if got == 0 { return output }
            if got > 0 {
                output += piece[..<got]
                guard output.count <= limit else { throw Failure(reason: "printed more than \(limit >> 10) KB") }
            } else if errno == EAGAIN || errno == EINTR {
                try await pause(until: deadline)
            } else {
                throw Failure(reason: "could not be read: \(SystemMessage.last)")
            }
        }
    }

    private func pause(until deadline: ContinuousClock.Instant) async throws(Failure) {
        guard ContinuousClock.now < deadline else { throw Failure(reason: "took longer than \(patience)") }
        do { try await Task.sleep(for: Self.glance) } catch { throw Failure(reason: "was cancelled") }
    }
}
