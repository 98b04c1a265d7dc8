internal import DemoFleet
internal import Evidence
internal import Posture
internal import Remedy
internal import Report
internal import TestSupport
internal import Testing

@Suite struct `A long plan in text` {
    /// Five accounts in no organization, each with a root key and an MFA device.
    private func shortPlan() async throws -> Plan {
        let folder = try TemporaryFolder()
        for number in 1...5 {
            let account = "22220000000\(number)"
            let report = Texts.report(["mfa_active": "true", "access_key_1_active": "true"], account: account)
            try folder.write("standalone/accounts/\(account)/credential-report.csv", Array(report.utf8))
            let summary = #"{"SummaryMap": {"AccountPasswordPresent": 1}}"#
            try folder.write("standalone/accounts/\(account)/get-account-summary.json", Array(summary.utf8))
            let none = #"{"VirtualMFADevices": []}"#
            try folder.write("standalone/accounts/\(account)/list-virtual-mfa-devices.json", Array(none.utf8))
        }
        let fleet = try await FleetReader(workers: 1, administrators: .ofEverybody).read([folder.path])
        return try await Plan(Audit(fleet), workers: 1)
    }

    private func text(_ plan: Plan) -> [String] {
        var text = ""
        PlanTextView(plan, style: Style(isColoured: false)).write(to: &text)
        return text.split(separator: "\n").map(String.init)
    }

    @Test func `tells as one what is to be done in several accounts one after the other`() async throws {
        let lines = text(try await shortPlan())
        #expect(lines.contains("1-5. delete-access-key  5 accounts"))
        #expect(lines.contains { $0.contains("Delete the root user's access keys in each of these accounts.") })
        #expect(lines.contains { $0.contains("222200000001, 222200000002, 222200000003") })
    }

    @Test func `counts all its items, whether shown or not`() async throws {
        let folder = try TemporaryFolder()
        try DemoFleet(accounts: 6000).write(to: folder("demo"))
        let fleet = try await FleetReader(workers: 2, administrators: .ofEverybody).read([folder("demo")])
        let plan = try await Plan(await Audit(fleet, workers: 2), workers: 2)
        let lines = text(plan)

        let shown = try lines.compactMap { try /^(\d+)(?:-(\d+))?\. ./.firstMatch(in: $0)?.output }
        var next = 1
        for run in shown {
            #expect(run.1 == "\(next)")
            next = (run.2.flatMap { Int($0) } ?? next) + 1
        }
        #expect(shown.count == 20)
        let rest = try #require(lines.first { $0.hasPrefix("and ") })
        #expect(rest == "and \(grouped(plan.items.count - next + 1)) more; --format json has all")

        let kinds = try lines.compactMap { try /^\ +([\d,]+)  [a-z]+-[a-z-]+/.firstMatch(in: $0)?.1 }
        #expect(kinds.compactMap { Int($0.filter(\.isNumber)) }.reduce(0, +) == plan.items.count)
    }

    @Test func `has in Markdown what it leaves, too`() async throws {
        let folder = try TemporaryFolder()
        try DemoFleet(accounts: 60).write(to: folder("demo"))
        let plan = try await Plan(Audit(try await FleetReader(workers: 2).read([folder("demo")])), workers: 2)
        var text = ""
        PlanMarkdownView(plan, version: "1").write(to: &text)
        #expect(!plan.stillFailing.isEmpty)
        for left in plan.stillFailing {
            #expect(text.contains("| `\(left.control.rawValue)` | \(left.accounts.count) | 0 | 0 |"))
        }
    }

    private func grouped(_ number: Int) -> String {
        number < 1000 ? "\(number)" : "\(number / 1000),\(String(String(1000 + number % 1000).dropFirst()))"
    }
}
