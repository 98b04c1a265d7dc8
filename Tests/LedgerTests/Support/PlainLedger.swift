import Ledger
import Organization
import Trail

/// A ledger as one would explain it: all events in a list, everything worked out anew when asked.
struct PlainLedger {
    private var seen: [ActivityEvent] = []

    mutating func ingest(_ files: [IngestedFile]) {
        for file in files { seen += file.events }
    }

    /// Each event once, in the file that sorts first, with what it counts as; by time, id and recipient.
    var events: [ActivityEvent] {
        var once: [ActivityEvent] = []
        for event in seen {
            if let place = once.firstIndex(where: { $0.id == event.id && $0.recipient == event.recipient }) {
                if event.file < once[place].file { once[place] = event }
            } else {
                once.append(event)
            }
        }
        return once.map { counted($0, among: once) }.sorted { left, right in
            if left.time != right.time { return left.time < right.time }
            if left.id != right.id { return left.id < right.id }
            return (left.recipient?.description ?? "") < (right.recipient?.description ?? "")
        }
    }

    private func counted(_ event: ActivityEvent, among all: [ActivityEvent]) -> ActivityEvent {
        guard event.isRootActor, let key = event.accessKey else { return event }
        func isInside(_ opening: ActivityEvent, on account: AccountID?, for life: Duration) -> Bool {
            opening.issuedKey == key && opening.error == nil && account != nil && account == event.account
                && event.time >= opening.time && event.time - opening.time <= life
        }
        var counted = event
        if all.contains(where: { $0.activity == .assumeRoot && isInside($0, on: $0.target, for: .seconds(900)) }) {
            if counted.activity != .serviceEvent, counted.activity != .guardWeakened {
                counted.activity = .assumedRootCall
            }
            counted.task = nil
            counted.isAssumedRoot = true
            counted.isUse = false
        } else if event.activity == .apiCall,
            all.contains(where: {
                $0.activity == .federation && $0.isRootActor && isInside($0, on: $0.account, for: .seconds(3600))
            })
        {
            counted.activity = .federation
        }
        return counted
    }

    /// The days on which root users were used, or somebody failed to sign in; by account and day.
    var days: [Day] {
        var days: [Day] = []
        for event in events {
            guard let account = event.account else { continue }
            let number = Int(event.time.millisecondsSince1970 / 86_400_000)
            if !days.contains(where: { $0.account == account && $0.day == number }) {
                days.append(Day(account: account, day: number))
            }
            for index in days.indices where days[index].account == account && days[index].day == number {
                if event.isUse { days[index].uses += 1 }
                if event.isUse, event.task != nil { days[index].isAvoidable = false }
                if event.activity == .signInFailed { days[index].failed += 1 }
            }
        }
        return days.filter { $0.uses + $0.failed > 0 }.map { day in
            var day = day
            if day.uses == 0 { day.isAvoidable = false }
            return day
        }.sorted { ($0.account, $0.day) < ($1.account, $1.day) }
    }

    /// A day in the words of the ledger's promise.
    struct Day: Hashable {
        let account: AccountID
        let day: Int
        var uses = 0
        var failed = 0
        var isAvoidable = true
    }
}

extension PlainLedger.Day {
    init(_ day: UseDay) {
        self.init(
            account: day.account,
            day: day.day,
            uses: day.uses,
            failed: day.failedSignIns,
            isAvoidable: day.isAvoidable
        )
    }
}
