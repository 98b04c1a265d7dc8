import Evidence
import Posture
import Remedy
import TestSupport
import Testing

@Suite struct `A plan over a small fleet` {
    /// Compared with all sets of changes that are smaller than the plan.
    @Test func `is as short as can be, or nearly so`() async throws {
        var (shortest, compared, joined) = (0, 0, 0)
        for seed in UInt64(1)...120 {
            let fleet = RandomFleet(seed: seed)
            let folder = try TemporaryFolder(fleet.files)
            let audit = try await PlanPromises.audit(folder.path)
            let plan = try await Plan(audit, workers: 1)
            let open = plan.leftOpen.filter { $0.standing == .open }.map { "\($0.account) \($0.path.rawValue)" }
            #expect(open == [], "seed \(seed)")
            let length = plan.items.count { $0.change.kind != .addAdministrator }
            if length == 0 { continue }
            compared += 1
            let best = ShortestPlan(fleet, audit).length(below: length)
            if best == nil { shortest += 1 }
            if fleet.isDeniedAtRoot, plan.items.contains(where: { $0.change.kind == .joinOrganization }) { joined += 1 }
            #expect(
                length - (best ?? length) <= 1,
                "seed \(seed): \(length) changes, where \(best ?? 0) are enough: \(plan.items.map(\.id))"
            )
        }
        #expect(compared > 80)
        #expect(joined > 0, "no fleet in which joining is enough by itself")
        #expect(Double(shortest) >= 0.9 * Double(compared), "\(shortest) of \(compared)")
    }

    /// Each item, done to the files after nothing but what it requires, changes the very verdicts that it promises.
    @Test(arguments: UInt64(1)...40)
    func `comes true in the files`(seed: UInt64) async throws {
        try await PlanPromises.check(seed) { folder in
            for (name, text) in RandomFleet(seed: seed).files { try folder.write("fleet/" + name, Array(text.utf8)) }
        }
    }
}
