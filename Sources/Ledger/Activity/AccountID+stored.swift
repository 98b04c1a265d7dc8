internal import Organization

extension AccountID {
    /// What stands for an account that is not told: keys of tables cannot be null.
    static let storedNone: Int64 = -1

    /// The account as a number of the file.
    var stored: Int64 { Int64(number) }

    /// The account behind a number of the file.
    init?(stored: Int64) {
        guard stored >= 0 else { return nil }
        self.init(number: UInt64(stored))
    }
}

extension AccountID? {
    var storedOrNone: Int64 { map(\.stored) ?? AccountID.storedNone }
}
