/// The estates of a realistic fleet.
///
/// Every estate has the same organizations, of which the remarkable accounts are opened first and ordinary ones after
/// them. A large fleet is several estates, since no organization grows without end.
struct RealisticEstates: Sendable {
    static let takenAt = Moment(year: 2026, month: 1, day: 24)

    /// How many accounts make an estate.
    private static let size = 1_000

    private static let blueprints: [OrganizationBlueprint] = [
        .meadow, .thicket, .quarry, .pebble, .ledger, .granite, .lotus,
    ]

    private static let standalone = [
        Role("workshop", .noMFA, .signedIn(daysAgo: 1), .activeKey(usedDaysAgo: 1)),
        Role("greenhouse", .securityKey, .summaryDenied),
        Role("observatory", .securityKey, .securityContact),
        Role("harbour", .noPassword, .unusedActiveKey, .edition(.withAdditionalCredentials)),
    ]

    private static let standaloneWeight = 11

    private var random: SplitMix64
    private var registry: AccountRegistry
    private var left: Int
    private var number = 0

    init(accounts: Int, usersPerAccount: Int, seed: UInt64) {
        random = SplitMix64(seed: seed)
        registry = AccountRegistry(takenAt: Self.takenAt, usersPerAccount: usersPerAccount, random: &random)
        left = accounts
    }

    /// The next estate, until all accounts are opened.
    mutating func next() -> Estate? {
        guard left > 0 else { return nil }
        let count = min(left, Self.size)
        left -= count
        number += 1
        var casts = cast(count)
        let standalone = casts.removeLast()
        var estate = Estate()
        for (blueprint, roles) in zip(Self.blueprints, casts) where !roles.isEmpty {
            var founding = Founding(of: blueprint, name: name(blueprint.name), random: random.fork())
            estate.organizations.append(founding.plan(roles: roles, registry: &registry))
        }
        let prefix = name("independent")
        for role in standalone {
            var account = registry.open(name: "\(prefix)-\(role.name)")
            account.take(role.traits, random: &random)
            estate.standalone.append(account)
        }
        return estate
    }

    /// Hands out the roles: a list for every blueprint, and one for the standalone accounts at the end.
    private mutating func cast(_ count: Int) -> [[Role]] {
        var left = count
        var casts = (Self.blueprints.map(\.cast) + [Self.standalone]).map { cast in
            let roles = Array(cast.prefix(left))
            left -= roles.count
            return roles
        }
        let weights = Self.blueprints.map(\.weight) + [Self.standaloneWeight]
        for extra in 0..<left {
            let place = random.pick(Array(weights.indices)) { weights[$0] }
            casts[place].append(ordinaryRole(number: extra + 1, place: place))
        }
        return casts
    }

    private mutating func ordinaryRole(number: Int, place: Int) -> Role {
        let stage = random.pick(["prod", "prod", "test", "dev"])
        let team = random.pick(["accounts", "claims", "maps", "orders", "pricing", "reports", "stock", "tickets"])
        let name = "\(stage)-\(team)-\(number)"
        guard place < Self.blueprints.count else {
            return Role(name, in: "", traits: OrdinaryAccounts.independent.traits(random: &random))
        }
        let blueprint = Self.blueprints[place]
        let unit = random.pick(blueprint.ordinaryUnits)
        return Role(name, in: unit, traits: blueprint.ordinary.traits(random: &random))
    }

    /// Names repeat from estate to estate but for the estate's number.
    private func name(_ name: String) -> String {
        number == 1 ? name : "\(name)\(number)"
    }
}
