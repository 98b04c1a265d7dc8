public import Organization
internal import Trail

/// How many past requests of one account for one action a proposed policy would have denied.
public struct EventCounts: Hashable, Sendable {
    /// The account.
    public let account: AccountID
    /// The action.
    public let action: String
    /// Those that it would have denied.
    public fileprivate(set) var denied = 0
    /// Those that it would not.
    public fileprivate(set) var notDenied = 0
    /// Those of which the trail does not tell enough.
    public fileprivate(set) var depends = 0
}

extension Simulation {
    /// The past requests, counted by account and action: what would have been denied most often first.
    public var counts: [EventCounts] {
        var counts: [EventCounts] = []
        var places: [String: Int] = [:]
        for simulated in events {
            guard let account = simulated.event.account else { continue }
            let key = "\(account) \(simulated.action)"
            let place = places[key] ?? counts.count
            if place == counts.count {
                places[key] = place
                counts.append(EventCounts(account: account, action: simulated.action))
            }
            switch simulated.outcome {
            case .denied: counts[place].denied += 1
            case .notDenied: counts[place].notDenied += 1
            case .depends: counts[place].depends += 1
            }
        }
        return counts.sorted { left, right in
            (right.denied, right.depends, left.account.description, left.action)
                < (left.denied, left.depends, right.account.description, right.action)
        }
    }
}
