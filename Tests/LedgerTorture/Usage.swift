import Glibc

/// What this process took of the machine so far.
struct Usage {
    /// Seconds of processors.
    let seconds: Double
    /// The most memory that it held, in kB.
    let peak: Int

    static var now: Usage {
        var usage = rusage()
        getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        let times = [usage.ru_utime, usage.ru_stime]
        let seconds = times.map { Double($0.tv_sec) + Double($0.tv_usec) / 1_000_000 }.reduce(0, +)
        return Usage(seconds: seconds, peak: usage.ru_maxrss)
    }
}
