/// The accounts of the 2021 study, as a fleet that has its figures.
struct Study2021 {
    static let takenAt = Moment(year: 2021, month: 1, day: 24)

    private typealias Figures = Study2021Figures

    /// Of the root users that were used, how many by a key, and how many of the others are members: the study
    /// doesn't say.
    private static let usedByKey = 9
    private static let usedMembers = 13

    private var random: SplitMix64
    private var registry: AccountRegistry

    init(usersPerAccount: Int, seed: UInt64) {
        random = SplitMix64(seed: seed)
        registry = AccountRegistry(takenAt: Self.takenAt, usersPerAccount: usersPerAccount, random: &random)
    }

    mutating func estate() -> Estate {
        let uses = drawUses()
        let standalone = openStandalone(uses: uses.unbound.suffix(Figures.standalone))
        let management = (1...Figures.organizations).map { number in
            open(name: "group\(number)-management", .device, uses.unbound[number - 1])
        }
        let members = openMembers(uses: uses.members)
        var estate = Estate(standalone: standalone)
        for (management, members) in zip(management, members) {
            estate.organizations.append(Study2021Organization(management, members).plan(random: &random))
        }
        return estate
    }

    /// Keys go to the accounts that no policy binds, sign-ins to all.
    private mutating func drawUses() -> (unbound: [RootUse], members: [RootUse]) {
        let signedInUnbound = Figures.used - Self.usedByKey - Self.usedMembers
        let unbound = Figures.organizations + Figures.standalone
        return (
            unbound: random.shuffled(
                [RootUse](repeating: .keyUsed, count: Self.usedByKey)
                    + [RootUse](repeating: .keyLongUnused, count: Figures.activeKeys - Self.usedByKey)
                    + [RootUse](repeating: .signedIn, count: signedInUnbound)
                    + [RootUse](repeating: .longAgo, count: unbound - Figures.activeKeys - signedInUnbound)
            ),
            members: random.shuffled(
                [RootUse](repeating: .signedIn, count: Self.usedMembers)
                    + [RootUse](repeating: .longAgo, count: Figures.members - Self.usedMembers)
            )
        )
    }

    private mutating func openStandalone(uses: ArraySlice<RootUse>) -> [Account] {
        let factors = random.shuffled(
            [RootFactor](repeating: .none, count: Figures.standaloneWithoutMFA)
                + [RootFactor](repeating: .virtual, count: Figures.standaloneWithVirtualMFA)
        )
        var accounts: [Account] = []
        for (number, (factor, use)) in zip(factors, uses).enumerated() {
            accounts.append(open(name: "independent-\(number + 1)", factor, use))
        }
        return accounts
    }

    /// Opens the members organization by organization: a few have many, many have few.
    private mutating func openMembers(uses: [RootUse]) -> [[Account]] {
        let others = Figures.members - Figures.membersWithoutMFA - Figures.membersWithVirtualMFA
        let factors = random.shuffled(
            [RootFactor](repeating: .none, count: Figures.membersWithoutMFA)
                + [RootFactor](repeating: .virtual, count: Figures.membersWithVirtualMFA)
                + [RootFactor](repeating: .device, count: others)
        )
        var members = [[Account]](repeating: [], count: Figures.organizations)
        for (factor, use) in zip(factors, uses) {
            let place = random.below(random.below(Figures.organizations) + 1)
            let name = "group\(place + 1)-member-\(members[place].count + 1)"
            members[place].append(open(name: name, factor, use))
        }
        return members
    }

    private mutating func open(name: String, _ factor: RootFactor, _ use: RootUse) -> Account {
        var account = registry.open(name: name)
        account.reportTime = Self.takenAt
        account.collection?.edition = .withoutRootPassword
        if random.chance(percent: 25) {
            account.root.password = .present(lastUsed: nil)
        }
        factor.trait.apply(to: &account, random: &random)
        use.trait(random: &random).apply(to: &account, random: &random)
        return account
    }
}
