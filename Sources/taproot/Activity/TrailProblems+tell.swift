internal import ArgumentParser
internal import Trail

extension TrailProblems {
    /// Tells of them on standard error.
    ///
    /// - Returns: the code to end with; nil where there are none.
    func tell() -> ExitCode? {
        for problem in kept.map(\.description).sorted() { Exit.standardError("taproot: \(problem)\n") }
        if untold > 0 { Exit.standardError("taproot: … and \(untold) more that could not be read\n") }
        if kept.isEmpty { return nil }
        return hasUnreached ? Exit.serviceNotReached : Exit.badInput
    }
}
