internal import Glibc
internal import Report

extension Style {
    /// The colours that fit where the text goes.
    static func current(toFile: Bool) -> Style {
        var environment: [String: String] = [:]
        for name in ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "TERM"] {
            if let value = getenv(name) { environment[name] = String(cString: value) }
        }
        return Style(environment: environment, isTerminal: !toFile && isatty(STDOUT_FILENO) == 1)
    }
}
