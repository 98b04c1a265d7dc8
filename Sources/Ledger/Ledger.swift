/// The history of root users, in one SQLite file.
public struct Ledger: Sendable {}
