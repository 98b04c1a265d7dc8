internal import Organization

extension Trend {
    /// What each account that was used within the window did; `past` has all days of use, by account and day.
    static func accounts(
        _ past: [TrendDay],
        _ question: TrendQuestion,
        _ window: ClosedRange<Int>
    ) -> [AccountTrend] {
        past.chunked { $0.account == $1.account }.compactMap { days in
            account(days, question, window)
        }
        .sorted { ($1.days, $0.account) < ($0.days, $1.account) }
    }

    private static func account(
        _ past: ArraySlice<TrendDay>,
        _ question: TrendQuestion,
        _ window: ClosedRange<Int>
    ) -> AccountTrend? {
        let days = past.filter { window.contains($0.day) }
        guard let last = days.last else { return nil }
        let months = Set(days.map { TrendPeriod.month.number(of: $0.day) }).count
        return AccountTrend(
            account: last.account,
            days: days.count,
            months: months,
            longestStreak: longestStreak(days.map(\.day)),
            lastDay: last.day,
            daysSince: window.upperBound - last.day,
            avoidableDays: days.contains { $0.isAvoidable != nil } ? days.count { $0.isAvoidable == true } : nil,
            relapses: relapses(past, question.quietDays).filter { window.contains($0.day) },
            isOffender: days.count >= question.offenderDays || months >= question.offenderMonths
        )
    }

    private static func longestStreak(_ days: [Int]) -> Int {
        var longest = 0
        var current = 0
        var before: Int?
        for day in days {
            current = before.map { day == $0 + 1 } ?? false ? current + 1 : 1
            longest = max(longest, current)
            before = day
        }
        return longest
    }

    /// Uses that follow a time without any. Days between two uses are those on which there was none.
    ///
    /// A report tells the last use alone and hides those before it, so that only what lies between two uses that trails saw
    /// is known to be quiet.
    private static func relapses(_ days: ArraySlice<TrendDay>, _ quiet: Int) -> [Relapse] {
        zip(days, days.dropFirst()).compactMap { before, day in
            let between = day.day - before.day - 1
            guard between >= quiet, before.uses > 0, day.uses > 0 else { return nil }
            return Relapse(day: day.day, quietDays: between)
        }
    }
}

extension Array {
    /// Runs of neighbours that belong together.
    fileprivate func chunked(_ belong: (Element, Element) -> Bool) -> [ArraySlice<Element>] {
        var chunks: [ArraySlice<Element>] = []
        var start = startIndex
        for index in indices where index > startIndex && !belong(self[index - 1], self[index]) {
            chunks.append(self[start..<index])
            start = index
        }
        if start < endIndex { chunks.append(self[start...]) }
        return chunks
    }
}
