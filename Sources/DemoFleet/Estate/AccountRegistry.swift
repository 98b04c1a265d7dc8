/// Opens accounts: each with a number and an address of its own.
struct AccountRegistry: Sendable {
    private var numbers: AccountNumbers
    private var random: SplitMix64
    private let takenAt: Moment
    private let usersPerAccount: Int

    init(takenAt: Moment, usersPerAccount: Int, random: inout SplitMix64) {
        self.random = random.fork()
        numbers = AccountNumbers(random: &self.random)
        self.takenAt = takenAt
        self.usersPerAccount = usersPerAccount
    }

    /// An account of the plainest kind: root has a password that was used long ago, and a security key.
    mutating func open(name: String, partition: Partition = .commercial) -> Account {
        let created = takenAt.before(days: random.within(950...3_200), seconds: random.below(86_400))
        let lastUsed = takenAt.before(days: random.within(40...900), seconds: random.below(86_400))
        var account = Account(
            id: numbers.next(),
            name: name,
            email: "aws+\(name)@example." + random.pick(["com", "org", "net"]),
            partition: partition,
            seed: random.next(),
            userCount: usersPerAccount,
            takenAt: takenAt,
            reportTime: takenAt.before(minutes: random.within(5...200), seconds: random.below(60)),
            joined: created,
            root: RootUser(created: created, password: .present(lastUsed: lastUsed))
        )
        AccountTrait.securityKey.apply(to: &account, random: &random)
        return account
    }
}
