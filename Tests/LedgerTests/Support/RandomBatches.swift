import Ledger
import Organization
import TestSupport
import Trail

/// Files full of what makes a ledger's life hard: few ids, few keys, few moments, records that contradict each other.
struct RandomBatches {
    private var chance: SeededGenerator

    init(seed: UInt64) {
        chance = SeededGenerator(seed: seed)
    }

    private mutating func one<Value>(_ values: [Value]) -> Value {
        values[Int.random(in: 0..<values.count, using: &chance)]
    }

    private static let ids = (0..<30).map { number in
        number % 3 == 0 ? "odd-\(number)" : "6f9619ff-8b86-d011-b42d-00c04fc964\(number + 10)"
    }
    private static let accounts = [Events.account, Events.other, nil]
    private static let activities: [ActivityClass] = [
        .apiCall, .apiCall, .apiCall, .consoleSignIn, .signInFailed, .federation, .assumeRoot, .serviceEvent,
        .guardWeakened,
    ]

    /// Files with their events; the same event stands in several.
    mutating func files() -> [IngestedFile] {
        // What a record says of itself mostly hangs on its id alone, as it does in a trail.
        let records = Self.ids.map { id in (0..<2).map { _ in record(id) } }
        return (0..<8).map { number in
            let path = "\(one(["a", "b", "c"]))/\(number).json.gz"
            let events = (0..<Int.random(in: 0...12, using: &chance)).map { _ in
                let twins = one(records)
                let isHonest = Int.random(in: 0..<10, using: &chance) > 0
                return twins[isHonest ? 0 : 1].moved(to: path)
            }
            return Events.file(path, onceEach(events))
        }
    }

    /// Within one file, equal identities hold equal records: which of two different ones came first is not a matter of
    /// files' order.
    private func onceEach(_ events: [ActivityEvent]) -> [ActivityEvent] {
        events.reduce(into: []) { kept, event in
            if !kept.contains(where: { $0.id == event.id && $0.recipient == event.recipient }) { kept.append(event) }
        }
    }

    private mutating func record(_ id: String) -> ActivityEvent {
        let activity = one(Self.activities)
        let opens = activity == .assumeRoot || activity == .federation
        return Events.event(
            id,
            at: one([0, 1, 500, 900, 901, 1400, 3599, 3600, 3601, 86_399, 86_400, 200_000]),
            activity,
            account: one(Self.accounts),
            recipient: one(Self.accounts),
            isRoot: activity != .assumeRoot && one([true, true, true, false]),
            task: one([nil, nil, "close-account"]),
            mfa: one([nil, true, false]),
            error: one([nil, nil, nil, "AccessDenied"]),
            target: activity == .assumeRoot ? one(Self.accounts) : nil,
            key: one(["ASIA1", "ASIA2", "ASIA3", nil]),
            issued: opens ? one(["ASIA1", "ASIA2", nil]) : nil
        )
    }

    mutating func shuffled<Value>(_ values: [Value]) -> [Value] {
        values.shuffled(using: &chance)
    }

    /// The values in groups of chance's size.
    mutating func grouped<Value>(_ values: [Value]) -> [[Value]] {
        var groups: [[Value]] = []
        for value in values {
            if groups.isEmpty || Bool.random(using: &chance) { groups.append([]) }
            groups[groups.count - 1].append(value)
        }
        return groups
    }
}

extension ActivityEvent {
    /// The same record in another file.
    func moved(to file: String) -> ActivityEvent {
        ActivityEvent(
            id: id,
            time: time,
            account: account,
            recipient: recipient,
            activity: activity,
            isRootActor: isRootActor,
            isUse: isUse,
            task: task,
            source: source,
            name: name,
            region: region,
            ip: ip,
            userAgent: userAgent,
            mfa: mfa,
            error: error,
            isAssumedRoot: isAssumedRoot,
            file: file,
            target: target,
            accessKey: accessKey,
            issuedKey: issuedKey
        )
    }
}
