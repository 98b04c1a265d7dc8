/// Who administers an account, beside root.
enum Administration: Sendable {
    /// Whoever may assume the role that Organizations makes in the accounts that it creates.
    case organizationRole
    /// Whoever was assigned a permission set.
    case identityCenter
    /// One of the account's users, by a group; whether there is one who has a second factor, or one who has none.
    case user(hasDevice: Bool)
    /// Nobody.
    case nobody

    /// What most accounts of a kind have; nil where the account's identities were not collected.
    ///
    /// It is drawn from a source of its own, so that nothing else in a fleet depends on it.
    static func drawn(for account: Account, management: String?) -> Administration? {
        var random = SplitMix64(seed: account.seed ^ 0x00AD_3141_5926_5358)
        let isMember = management.map { $0 != account.id } ?? false
        let choices: [(choice: Administration?, weight: Int)] = [
            (.organizationRole, isMember ? 70 : 0), (.identityCenter, management == nil ? 0 : 10),
            (.user(hasDevice: true), isMember ? 4 : 40), (.user(hasDevice: false), isMember ? 3 : 10),
            (.nobody, isMember ? 5 : 20), (nil, 8),
        ]
        return random.pick(choices, weight: \.weight).choice
    }
}
