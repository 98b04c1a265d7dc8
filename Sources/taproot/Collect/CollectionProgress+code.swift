internal import ArgumentParser
internal import Collector

extension CollectionProgress {
    /// How a command ends that collected this, where nothing else is wrong; nil where all that was wanted was asked and
    /// answered.
    var code: ExitCode? {
        if !unknown.isEmpty || !notInUse.isEmpty { return Exit.badInput }
        return isWhole ? nil : Exit.serviceNotReached
    }
}
