public import Ledger
internal import Organization
internal import TestSupport
internal import Trail

/// An organization's trail, imagined: for each account and day a file of events, in the order of their paths.
///
/// The same seed and number give the same file, so nothing needs to be kept. Every twentieth event stands in the next
/// file too, as events of global services do; one key of ten was issued by `sts:AssumeRoot` or by the root user itself.
public struct ImaginedTrail: Sendable {
    /// How many files there are.
    public let files: Int
    /// How many events each has, copies left aside.
    public let eventsPerFile: Int

    private let daysPerAccount: Int
    private let seed: UInt64

    /// A trail of so many files.
    public init(files: Int, eventsPerFile: Int, daysPerAccount: Int = 50, seed: UInt64) {
        self.files = files
        self.eventsPerFile = eventsPerFile
        self.daysPerAccount = daysPerAccount
        self.seed = seed
    }

    /// The file of this number.
    public func file(_ number: Int) -> IngestedFile {
        var events = events(number, copiedTo: nil)
        if number % daysPerAccount > 0 { events += self.events(number - 1, copiedTo: path(number), onlyCopied: true) }
        return IngestedFile(
            path: path(number),
            size: Int64(number + 1) * 1400,
            modified: Instant(millisecondsSince1970: start(number) + 86_400_000),
            events: events
        )
    }

    /// The file of this number without its events, which take time to imagine.
    public func emptyFile(_ number: Int) -> IngestedFile {
        ImaginedTrail(files: files, eventsPerFile: 0, daysPerAccount: daysPerAccount, seed: seed).file(number)
    }

    private static let base: Int64 = 1_700_006_400_000

    private func start(_ number: Int) -> Int64 {
        Self.base + Int64(number % daysPerAccount) * 86_400_000
    }

    private func account(_ number: Int) -> UInt64 {
        111_100_000_000 + UInt64(number / daysPerAccount) * 7919
    }

    private func path(_ number: Int) -> String {
        let account = account(number)
        let day = start(number) / 86_400_000
        return "trail/AWSLogs/o-a1b2c3d4e5/\(account)/CloudTrail/us-east-1/\(day)/"
            + "\(account)_CloudTrail_us-east-1_\(day)_\(String(UInt64(number) &* 0x9E37_79B9_7F4A_7C15, radix: 36)).json.gz"
    }

    private static let calls: [(source: String, name: String, activity: ActivityClass, task: String?)] = [
        ("signin.amazonaws.com", "ConsoleLogin", .consoleSignIn, nil),
        ("signin.amazonaws.com", "ConsoleLogin", .signInFailed, nil),
        ("iam.amazonaws.com", "CreateAccessKey", .accessKeyCreated, "root-access-keys"),
        ("iam.amazonaws.com", "GetAccountSummary", .apiCall, nil),
        ("ec2.amazonaws.com", "DescribeInstances", .apiCall, nil),
        ("s3.amazonaws.com", "ListBuckets", .apiCall, nil),
        ("ce.amazonaws.com", "GetCostAndUsage", .apiCall, nil),
        ("account.amazonaws.com", "CloseAccount", .apiCall, "close-account"),
        ("support.amazonaws.com", "DescribeCases", .apiCall, nil),
        ("organizations.amazonaws.com", "DescribeOrganization", .serviceEvent, nil),
    ]
    private static let ordinaryCalls = calls.filter { $0.task == nil }
    private static let agents = (0..<40).map {
        "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/\(90 + $0).0.0.0"
    }
    private static let regions = ["us-east-1", "eu-central-1", "eu-west-1", "ap-southeast-2"]

    private func events(_ number: Int, copiedTo copy: String?, onlyCopied: Bool = false) -> [ActivityEvent] {
        var chance = SeededGenerator(seed: seed &+ UInt64(number) &* 0xD134_2543_DE82_EF95)
        let account = AccountID(number: account(number))
        let (path, start) = (path(number), start(number))
        let keys = (0..<10).map { _ in "ASIA" + Self.letters(chance.next()) }
        var events: [ActivityEvent] = []
        events.reserveCapacity(eventsPerFile)
        for index in 0..<eventsPerFile {
            let (high, low, bits) = (chance.next(), chance.next(), chance.next())
            guard !onlyCopied || index % 20 == 0 else { continue }
            let key = keys[Int(bits >> 32 % 10)]
            let opens = index % 100 == 1
            // On one day of four there is something to do that only root can.
            let calls = number % 4 == 0 ? Self.calls : Self.ordinaryCalls
            let call = opens ? nil : calls[Int(bits >> 8 % UInt64(calls.count))]
            let isAssume = opens && bits & 1 == 0
            let activity = call?.activity ?? (isAssume ? .assumeRoot : .federation)
            events.append(
                ActivityEvent(
                    id: Self.uuid(high, low),
                    time: Instant(millisecondsSince1970: start + Int64(bits >> 20 % 86_400) * 1000),
                    account: isAssume ? AccountID(number: 999_988_887_777) : account,
                    recipient: account,
                    activity: activity,
                    isRootActor: !isAssume,
                    isUse: !isAssume && activity != .signInFailed && activity != .serviceEvent,
                    task: call?.task,
                    source: call?.source ?? "sts.amazonaws.com",
                    name: call?.name ?? (isAssume ? "AssumeRoot" : "GetSessionToken"),
                    region: copy == nil ? Self.regions[Int(bits >> 40 % 4)] : "us-west-2",
                    ip: "203.0.113.\(bits >> 44 % 200)",
                    userAgent: Self.agents[Int(bits >> 52 % 40)],
                    mfa: activity == .consoleSignIn ? bits & 2 == 0 : nil,
                    error: bits >> 3 % 16 == 0 && !opens ? "AccessDenied" : nil,
                    isAssumedRoot: false,
                    file: copy ?? path,
                    target: isAssume ? account : nil,
                    accessKey: opens || activity == .consoleSignIn || activity == .signInFailed ? nil : key,
                    issuedKey: opens ? keys[0] : nil
                )
            )
        }
        return events
    }

    private static func letters(_ bits: UInt64) -> String {
        let letters = String(bits, radix: 32, uppercase: true)
        return String(repeating: "A", count: max(0, 16 - letters.utf8.count)) + letters
    }

    private static func uuid(_ high: UInt64, _ low: UInt64) -> String {
        func hex(_ bits: UInt64, _ width: Int) -> String {
            let digits = String(bits, radix: 16)
            return String(repeating: "0", count: width - digits.utf8.count) + digits
        }
        return "\(hex(high >> 32, 8))-\(hex(high >> 16 & 0xFFFF, 4))-\(hex(high & 0xFFFF, 4))-"
            + "\(hex(low >> 48, 4))-\(hex(low & 0xFFFF_FFFF_FFFF, 12))"
    }
}
