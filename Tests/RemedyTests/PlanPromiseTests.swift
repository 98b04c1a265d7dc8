import DemoFleet
import Evidence
import Foundation
import Organization
import Posture
import Remedy
import TestSupport
import Testing

/// Holds plans to the files of snapshots.
enum PlanPromises {
    struct Entry: Hashable {
        let account: AccountID
        let control: ControlID
        let status: Status
    }

    static func audit(_ folder: String) async throws -> Audit {
        Audit(try await FleetReader(workers: 2, administrators: .ofEverybody).read([folder]))
    }

    /// Does each item to a copy of the files, after nothing but what it requires, and compares with what it promises.
    static func check(_ seed: UInt64, _ write: (TemporaryFolder) throws -> Void) async throws {
        let folder = try TemporaryFolder()
        try write(folder)
        let audit = try await audit(folder("fleet"))
        let plan = try await Plan(audit, workers: 2)
        for (number, item) in plan.items.enumerated() {
            let copy = folder("copy-\(number)")
            try FileManager.default.copyItem(atPath: folder("fleet"), toPath: copy)
            for step in needs(of: item, in: plan) { try SnapshotEditor(folder: copy).apply(step) }
            let before = statuses(try await self.audit(copy))
            try SnapshotEditor(folder: copy).apply(item)
            let after = statuses(try await self.audit(copy))
            let promised = try promised(item, before)
            let differences = after.symmetricDifference(promised).map { "\($0.account) \($0.control) \($0.status)" }
            #expect(differences.sorted() == [], "seed \(seed), \(item.id)")
            try FileManager.default.removeItem(atPath: copy)
        }
    }

    private static func statuses(_ audit: Audit) -> Set<Entry> {
        Set(
            audit.accounts.enumerated().flatMap { index, account in
                zip(ControlID.allCases, audit.statuses(at: index)).map {
                    Entry(account: account.id, control: $0.0, status: $0.1)
                }
            }
        )
    }

    /// The items that have to be done before one, each once.
    private static func needs(of item: PlanItem, in plan: Plan) -> [PlanItem] {
        plan.items.filter { item.requires.contains($0.id) }
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
}

@Suite struct `What a plan promises` {
    @Test(arguments: [(UInt64(1), 60), (2, 40), (3, 25), (4, 12), (8, 30), (9, 18)])
    func `comes true in the files`(seed: UInt64, accounts: Int) async throws {
        try await PlanPromises.check(seed) { folder in
            try DemoFleet(accounts: accounts, usersPerAccount: 1, seed: seed).write(to: folder("fleet"))
        }
    }

    /// All items done one after another close as many paths as they say, and leave open what the plan says.
    @Test(arguments: [(UInt64(1), 60), (3, 25), (11, 30), (12, 15)])
    func `is all there is to do`(seed: UInt64, accounts: Int) async throws {
        let folder = try TemporaryFolder()
        try DemoFleet(accounts: accounts, usersPerAccount: 1, seed: seed).write(to: folder("fleet"))
        let plan = try await Plan(PlanPromises.audit(folder("fleet")), workers: 1)
        for item in plan.items { try SnapshotEditor(folder: folder("fleet")).apply(item) }
        let after = try await PlanPromises.audit(folder("fleet"))
        let open = after.accounts.enumerated().flatMap { index, account in
            after.standings(at: index).kinds(.open).map { "\(account.id) \($0.rawValue)" }
        }
        let said = plan.leftOpen.filter { $0.standing == .open }.map { "\($0.account) \($0.path.rawValue)" }
        #expect(open.sorted() == said.sorted(), "seed \(seed)")
        #expect(plan.items.reduce(0) { $0 + $1.closedPaths } == plan.openPaths - said.count)
    }
}
