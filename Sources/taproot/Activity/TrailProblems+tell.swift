internal import ArgumentParser
internal import Trail

extension TrailProblems {
    /// Tells of them on standard error.
    ///
    /// - Returns: the code to end with; nil where there are none.
    func tell() -> ExitCode? {
        let code = Exit.tell(kept)
        if untold > 0 { Exit.standardError("taproot: … and \(untold) more that could not be read\n") }
        return hasUnreached ? Exit.serviceNotReached : code
    }
}
