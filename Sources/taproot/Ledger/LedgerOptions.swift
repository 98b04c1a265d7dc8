internal import ArgumentParser
internal import Glibc
internal import Ledger

/// Which ledger, for all commands that have to do with one.
struct LedgerOptions: ParsableArguments {
    @Option(
        name: .customLong("ledger"),
        help: ArgumentHelp(
            "The ledger's file. (default: $XDG_STATE_HOME/taproot/ledger.sqlite, or below ~/.local/state)",
            valueName: "file"
        )
    )
    var file: String?

    /// The ledger, made where it is not there yet if `creating` says so.
    func ledger(creating: Bool) throws -> Ledger {
        guard let path = file ?? LedgerPath.usual({ name in getenv(name).map { String(cString: $0) } }) else {
            throw ValidationError(
                "Neither XDG_STATE_HOME nor HOME says where the ledger is; name its file with --ledger."
            )
        }
        return try Ledger(path: path, creating: creating)
    }

    /// The ledger; nil where none is named and the usual one is not there.
    func ledgerIfThere() throws -> Ledger? {
        if file == nil {
            guard let usual = LedgerPath.usual({ name in getenv(name).map { String(cString: $0) } }),
                access(usual, F_OK) == 0
            else { return nil }
        }
        return try ledger(creating: false)
    }
}
