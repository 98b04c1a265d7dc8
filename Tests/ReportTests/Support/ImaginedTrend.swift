@testable internal import Ledger
internal import Organization
internal import Posture

/// A trend of imagined days, without a ledger under it. It looks back from the end of Sunday, 2026-03-29.
struct ImaginedTrend {
    var data = TrendData()
    var question = TrendQuestion(windowDays: 28)
    private var verdicts: [(ControlID, AccountID, Instant, Status)] = []

    /// Monday, 2026-03-02: the first day of the usual window, which has four whole weeks.
    static let monday = 20_514
    static let lastDay = monday + 27

    static func account(_ number: Int) -> AccountID {
        guard let account = AccountID(number: UInt64(number)) else { preconditionFailure("\(number) is no account id") }
        return account
    }

    /// Days of use of one account, counted from ``monday``.
    mutating func use(_ account: Int, days: [Int], isAvoidable: Bool? = true) {
        data.days += days.map { day in
            TrendDay(
                account: Self.account(account),
                day: Self.monday + day,
                uses: isAvoidable == nil ? 0 : 2,
                isAvoidable: isAvoidable
            )
        }
    }

    /// An audit so many days before the last, of these accounts: what it says of each control.
    mutating func audit(
        daysBefore: Int,
        _ verdicts: [Int: [ControlID: Status]],
        organization: String? = "o-a1b2c3d4e5",
        place: String? = "r-ab12/ou-ab12-11111111"
    ) {
        let asOf = Instant(millisecondsSince1970: Int64(Self.lastDay - daysBefore) * 86_400_000)
        let snapshot = RecordedSnapshot(
            id: Int64(data.snapshots.count + 1),
            asOf: asOf,
            fingerprint: "",
            window: .days(7),
            freshness: .days(1),
            strictHardware: false,
            accounts: verdicts.count
        )
        data.snapshots.append(snapshot)
        let accounts = verdicts.keys.sorted().map(Self.account)
        data.accounts = accounts.map { Self.recorded($0, organization, place) }
        for (account, statuses) in verdicts.sorted(by: { $0.key < $1.key }) {
            for (control, status) in statuses {
                self.verdicts.append((control, Self.account(account), asOf, status))
            }
        }
    }

    private static func recorded(_ account: AccountID, _ organization: String?, _ place: String?) -> RecordedAccount {
        RecordedAccount(
            account: account,
            evidenceTime: nil,
            organization: organization,
            place: place,
            membership: organization == nil ? "standalone" : "member",
            hasPassword: nil,
            hasActiveKey: nil,
            hasInactiveKey: nil,
            hasMFA: nil,
            hasCertificate: nil,
            devices: "",
            devicesAreWhole: false
        )
    }

    /// What it adds up to.
    func made() -> Trend {
        var sorted = data
        if let newest = data.snapshots.last?.asOf {
            for (control, account, asOf, status) in verdicts {
                sorted.courses[control, default: VerdictCourse(newest: newest)].add(status, on: account, at: asOf)
            }
        }
        sorted.days.sort { ($0.account, $0.day) < ($1.account, $1.day) }
        let end = Instant(millisecondsSince1970: Int64(Self.lastDay + 1) * 86_400_000 - 1000)
        return Trend(sorted, question, asOf: end)
    }
}

extension ImaginedTrend {
    /// Three accounts, of which two were used within four weeks, and two audits.
    static func usual(from source: String? = "203.0.113.7", organization: String = "o-a1b2c3d4e5") -> ImaginedTrend {
        var trend = ImaginedTrend()
        trend.use(111_111_111_111, days: [0, 1])
        trend.use(111_111_111_111, days: [7], isAvoidable: false)
        trend.use(111_111_111_111, days: [23], isAvoidable: nil)
        trend.use(222_222_222_222, days: [-100, 8])
        let before: [ControlID: Status] = [.rootUnused: .pass, .rootMFA: .fail, .rootAccessKey: .pass]
        let after: [ControlID: Status] = [.rootUnused: .fail, .rootMFA: .pass, .rootAccessKey: .pass]
        trend.audit(
            daysBefore: 20,
            [111_111_111_111: before, 222_222_222_222: before, 333_333_333_333: before],
            organization: organization
        )
        trend.audit(
            daysBefore: 2,
            [111_111_111_111: after, 222_222_222_222: before, 333_333_333_333: before],
            organization: organization
        )
        trend.data.failed = [
            .init(source: source, attempts: 5, accounts: 1),
            .init(source: nil, attempts: 1, accounts: 1),
        ]
        return trend
    }
}
