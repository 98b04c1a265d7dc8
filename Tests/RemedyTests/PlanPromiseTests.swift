import DemoFleet
import Evidence
import Foundation
import Organization
import Posture
import Remedy
import TestSupport
import Testing

@Suite struct `What a plan promises` {
    struct Entry: Hashable {
        let account: AccountID
        let control: ControlID
        let status: Status
    }

    static func audit(_ folder: String) async throws -> Audit {
        Audit(try await FleetReader(workers: 2, administrators: .ofEverybody).read([folder]))
    }

    static func statuses(_ audit: Audit) -> Set<Entry> {
        Set(
            audit.accounts.enumerated().flatMap { index, account in
                zip(ControlID.allCases, audit.statuses(at: index)).map {
                    Entry(account: account.id, control: $0.0, status: $0.1)
                }
            }
        )
    }

    /// The items that have to be done before one, and itself.
    static func sequence(_ item: PlanItem, in plan: Plan) -> [PlanItem] {
        let needs = item.requires.flatMap { id in plan.items.filter { $0.id == id } }
        return needs.flatMap { sequence($0, in: plan) } + [item]
    }

    /// Each item, done to the files after nothing but what it requires, changes the very verdicts that it promises.
    @Test(arguments: [(UInt64(1), 60), (2, 40), (3, 25), (4, 12), (5, 8), (6, 5), (7, 3), (8, 30), (9, 18), (10, 6)])
    func `comes true in the files`(seed: UInt64, accounts: Int) async throws {
        let folder = try TemporaryFolder()
        try DemoFleet(accounts: accounts, usersPerAccount: 1, seed: seed).write(to: folder("fleet"))
        let audit = try await Self.audit(folder("fleet"))
        let plan = Plan(audit)
        let now = Self.statuses(audit)
        for (number, item) in plan.items.enumerated() {
            let copy = folder("copy-\(number)")
            try FileManager.default.copyItem(atPath: folder("fleet"), toPath: copy)
            for step in Self.sequence(item, in: plan) { try SnapshotEditor(folder: copy).apply(step) }
            let then = Self.statuses(try await Self.audit(copy))
            let promised = try Self.promised(item, now)
            #expect(then == promised, "seed \(seed), \(accounts) accounts, \(item.id)")
            try FileManager.default.removeItem(atPath: copy)
        }
    }

    private static func promised(_ item: PlanItem, _ now: Set<Entry>) throws -> Set<Entry> {
        var promised = now
        for change in item.verdicts {
            let before = Entry(account: change.account, control: change.control, status: change.from)
            try #require(promised.remove(before) != nil)
            promised.insert(Entry(account: change.account, control: change.control, status: change.to))
        }
        return promised
    }

    /// All items done one after another close as many paths as they say, and leave open what the plan says.
    @Test(arguments: [(UInt64(1), 60), (11, 30), (12, 15), (13, 6), (14, 4)])
    func `is all there is to do`(seed: UInt64, accounts: Int) async throws {
        let folder = try TemporaryFolder()
        try DemoFleet(accounts: accounts, usersPerAccount: 1, seed: seed).write(to: folder("fleet"))
        let plan = Plan(try await Self.audit(folder("fleet")))
        for item in plan.items { try SnapshotEditor(folder: folder("fleet")).apply(item) }
        let after = try await Self.audit(folder("fleet"))
        let open = after.accounts.enumerated().flatMap { index, account in
            after.standings(at: index).kinds(.open).map { "\(account.id) \($0.rawValue)" }
        }
        let said = plan.leftOpen.filter { $0.standing == .open }.map { "\($0.account) \($0.path.rawValue)" }
        #expect(open.sorted() == said.sorted(), "seed \(seed)")
        #expect(plan.items.reduce(0) { $0 + $1.closedPaths } == plan.openPaths - said.count)
    }
}
