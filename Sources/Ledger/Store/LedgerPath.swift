/// Where the ledger lies unless somebody says otherwise.
public enum LedgerPath {
    /// `$XDG_STATE_HOME/taproot/ledger.sqlite`, or else `~/.local/state/taproot/ledger.sqlite`.
    ///
    /// A relative `XDG_STATE_HOME` does not count, as the XDG Base Directory Specification has it.
    ///
    /// - Parameter environment: gives the value of an environment variable.
    /// - Returns: the path, or nil where the environment names no home either.
    public static func usual(_ environment: (String) -> String?) -> String? {
        if let state = environment("XDG_STATE_HOME"), state.hasPrefix("/") { return state + "/taproot/ledger.sqlite" }
        guard let home = environment("HOME"), home.hasPrefix("/") else { return nil }
        return (home == "/" ? "" : home) + "/.local/state/taproot/ledger.sqlite"
    }
}
