/// The ledger could not do what was asked of it. What it held before, it still holds: every change is whole or not there.
public struct LedgerError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What went wrong, for programs.
    public enum Kind: String, Hashable, Sendable {
        /// There is no file at the path.
        case missing
        /// The file cannot be opened or written.
        case unwritable
        /// The file is something else than a ledger.
        case notALedger = "not-a-ledger"
        /// A newer Taproot has changed the file's form.
        case newer
        /// Another process is writing, and did not finish in time.
        case locked
        /// The disk is full.
        case full
        /// SQLite finds the file damaged.
        case damaged
        /// What was to be recorded does not say when it was true.
        case undated
        /// Anything else; the description has SQLite's words.
        case failed
    }

    /// What went wrong.
    public let kind: Kind
    /// The ledger's file.
    public let path: String
    /// Whether the file is to blame, or what was to be written, rather than the machine or Taproot.
    public var isOfInput: Bool {
        switch kind {
        case .missing, .notALedger, .newer, .damaged, .undated: true
        case .unwritable, .locked, .full, .failed: false
        }
    }

    /// What, where, what became of the data, and what to do.
    public var description: String { "\(path): \(sentence)" }

    private let sentence: String

    init(_ kind: Kind, _ path: String, because reason: String = "") {
        self.kind = kind
        self.path = path
        sentence =
            switch kind {
            case .missing:
                "there is no ledger; `taproot ledger ingest` or `taproot audit --record` makes one, or name another with --ledger"
            case .unwritable: "cannot be opened (\(reason)); nothing was written; name another file with --ledger"
            case .notALedger: "is no ledger of Taproot; nothing was written; name another file with --ledger"
            case .newer: "was written by a newer Taproot; nothing was changed; use that version or a newer one"
            case .locked:
                "is locked by another Taproot that writes to it; nothing was lost; try again when that one is done"
            case .full:
                "the disk is full; what was written before is whole; make room and do the same again"
            case .damaged:
                "is damaged (\(reason)); nothing was written; restore it from a copy, or ingest into a new ledger"
            case .undated: "\(reason)"
            case .failed: "\(reason); what was written before is whole"
            }
    }
}
