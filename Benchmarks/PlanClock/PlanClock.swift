import Evidence
import Posture
import Remedy

/// Times the making of plans by itself. The benchmark library keeps one of the threads that would work on it, so it is timed here.
@main
struct PlanClock {
    private static let rounds = 7

    static func main() async throws {
        guard let path = CommandLine.arguments.dropFirst().first else { return print("usage: PlanClock FLEET") }
        let cores = 2
        let fleet = try await FleetReader(workers: cores, administrators: .ofEverybody).read([path])
        let audit = await Audit(fleet, workers: cores)
        var times: [Duration] = []
        var items = 0
        for _ in 0..<rounds {
            let start = ContinuousClock.now
            items = try await Plan(audit, workers: cores).items.count
            times.append(start.duration(to: .now))
        }
        // The first finds out what policies deny, and the later ones find that done.
        let later = times.dropFirst().sorted()
        print(
            "\(audit.accounts.count) accounts, \(items) changes, \(cores) cores: first \(times[0]), then "
                + "\(later[later.count / 2]) (\(later[0]) to \(later[later.count - 1]))"
        )
    }
}
