/// A user of an account that is not root.
struct IAMUser: Sendable {
    /// A password for the console.
    struct Password: Sendable {
        let changed: Moment
        let lastUsed: Moment?
    }

    let name: String
    let id: String
    let created: Moment
    var password: Password?
    var keys: [AccessKey]
    /// The device's serial number tells its kind, so a security key is listed nowhere among the virtual ones.
    var device: MFADevice?

    /// The other users of an account: people with passwords, and programs with keys.
    static func everyone(in account: Account) -> [IAMUser] {
        var random = SplitMix64(seed: account.seed)
        var users = account.namedUsers
        users.reserveCapacity(account.userCount + users.count)
        for number in 0..<max(0, account.userCount - users.count) {
            users.append(.drawn(number: number, account: account, random: &random))
        }
        return users
    }

    private static func drawn(number: Int, account: Account, random: inout SplitMix64) -> IAMUser {
        let isPerson = random.chance(percent: 30)
        let age = random.within(30...1_400)
        let created = account.reportTime.before(days: age, seconds: random.below(86_400))
        var user = IAMUser(
            name: isPerson ? personName(number: number, random: &random) : programName(number: number, random: &random),
            id: random.iamID("AIDA", digits: 17),
            created: created,
            keys: []
        )
        if isPerson {
            user.password = Password(
                changed: account.reportTime.before(days: random.below(age), seconds: random.below(80_000)),
                lastUsed: random.chance(percent: 85)
                    ? account.reportTime.before(days: random.below(min(age, 120)), seconds: random.below(80_000)) : nil
            )
            user.device = device(of: user, age: age, account: account, random: &random)
        }
        let keyCount = isPerson ? random.below(2) : random.within(1...2)
        for _ in 0..<keyCount {
            user.keys.append(key(age: age, account: account, random: &random))
        }
        return user
    }

    private static func device(
        of user: IAMUser,
        age: Int,
        account: Account,
        random: inout SplitMix64
    ) -> MFADevice? {
        guard random.chance(percent: 80) else { return nil }
        let kind: MFADevice.Kind = random.chance(percent: 15) ? .virtual(name: user.name) : .fido(name: user.name)
        return MFADevice(kind: kind, enabled: account.reportTime.before(days: random.below(age)))
    }

    private static func key(age: Int, account: Account, random: inout SplitMix64) -> AccessKey {
        let keyAge = random.within(1...age - 1)
        let isActive = random.chance(percent: 85)
        let lastUse = AccessKey.Use(
            time: account.reportTime.before(
                days: random.below(isActive ? min(keyAge, 60) : keyAge),
                seconds: random.below(80_000)
            ),
            region: random.pick(account.partition.regions),
            service: random.pick(["s3", "ec2", "sts", "dynamodb", "cloudwatch", "lambda"])
        )
        return AccessKey(
            isActive: isActive,
            created: account.reportTime.before(days: keyAge, seconds: random.below(3_600)),
            lastUse: random.chance(percent: 80) ? lastUse : nil
        )
    }

    private static func personName(number: Int, random: inout SplitMix64) -> String {
        let role = random.pick(["analyst", "developer", "operator", "support", "finance", "auditor"])
        return random.chance(percent: 4) ? "\(role),external-\(number)" : "\(role)-\(number)"
    }

    private static func programName(number: Int, random: inout SplitMix64) -> String {
        let task = random.pick(["ci-deploy", "backup", "log-shipper", "mail-relay", "terraform", "metrics"])
        return random.chance(percent: 4) ? "\(task)=blue,green-\(number)" : "\(task)-\(number)"
    }
}
