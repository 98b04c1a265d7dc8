import Posture
import Report
import Testing

/// The figures are those of the imagined trend, added up by hand.
@Suite struct `A trend as CSV` {
    private func table(_ table: TrendTable, _ trend: ImaginedTrend = .usual()) -> [String] {
        var text = ""
        TrendCSVView(trend.made(), table).write(to: &text)
        return text.split(separator: "\r\n").map(String.init)
    }

    @Test func `has the accounts that were used, where nothing else is asked for`() {
        var text = ""
        TrendCSVView(ImaginedTrend.usual().made()).write(to: &text)
        #expect(
            text.split(separator: "\r\n") == [
                "account,days,months,longestStreakDays,lastUse,daysSinceLastUse,avoidableDays,repeatOffender,relapses",
                "111111111111,4,1,2,2026-03-25,4,2,true,0", "222222222222,1,1,1,2026-03-10,19,1,false,1",
            ]
        )
    }

    @Test func `has accounts by week and by month`() {
        #expect(
            table(.weeks) == [
                "from,accounts", "2026-03-02,1", "2026-03-09,2", "2026-03-16,0", "2026-03-23,1",
            ]
        )
        #expect(table(.months) == ["from,accounts", "2026-03-01,2"])
        #expect(table(.days).count == 29)
        #expect(table(.days)[8...9] == ["2026-03-09,1", "2026-03-10,1"])
    }

    @Test func `has failed sign-ins, groups and lifetimes`() {
        #expect(table(.failedSignIns) == ["source,attempts,accounts", "203.0.113.7,5,1", ",1,1"])
        #expect(
            table(.groups) == [
                "organization,place,accounts,used", "o-a1b2c3d4e5,,3,2", "o-a1b2c3d4e5,r-ab12,3,2",
                "o-a1b2c3d4e5,r-ab12/ou-ab12-11111111,3,2",
            ]
        )
        // One of three ended after 18 days.
        let lives = table(.lifetimes).filter { $0.hasPrefix("root-mfa,") }
        #expect(lives.last?.hasPrefix("root-mfa,3,1,,18,0.66") == true)
        var standing = ImaginedTrend()
        for daysBefore in [9, 2] { standing.audit(daysBefore: daysBefore, [111_111_111_111: [.rootMFA: .fail]]) }
        #expect(table(.lifetimes, standing).contains("root-mfa,1,0,,,"))
    }

    @Test func `has every change between audits within the window, the newest first`() {
        var trend = ImaginedTrend()
        for (daysBefore, status) in [(40, Status.unknown), (35, .pass), (20, .fail), (12, .fail), (2, .mitigated)] {
            trend.audit(daysBefore: daysBefore, [111_111_111_111: [.rootMFA: status]])
        }
        #expect(
            table(.changes, trend) == [
                "asOf,account,control,before,now",
                "2026-03-27T00:00:00Z,111111111111,root-mfa,fail,mitigated",
                "2026-03-09T00:00:00Z,111111111111,root-mfa,pass,fail",
            ]
        )
    }
}
