internal import Evidence
internal import Organization
internal import Posture
@testable internal import Report
internal import Testing

@Suite struct `What an account's row is made of` {
    private let rows: [AccountRow]

    init() async throws {
        let end = try #require(Instant(iso8601: "2030-01-01"))
        let acceptance = Acceptance(reason: "ordered", decidedBy: "risk board", expires: end)
        let account = try #require(AccountID("555555555555"))
        let settings = AuditSettings(acceptances: [account: [.rootMFA: acceptance]])
        let audit = Audit(try await HTMLFleet.usual().read(), settings)
        rows = audit.accounts.map { AccountRow($0, AuditReport(audit, version: "1")) }
    }

    @Test func `is all known to the template by its name`() throws {
        let findings = rows.flatMap(\.findings)
        let sources = findings.flatMap(\.sources)
        try expectNames(in: rows) { $0.child(named: $1) }
        try expectNames(in: rows.flatMap(\.marks)) { $0.child(named: $1) }
        try expectNames(in: rows.flatMap(\.missing)) { $0.child(named: $1) }
        try expectNames(in: findings) { $0.child(named: $1) }
        try expectNames(in: findings.compactMap(\.tried)) { $0.child(named: $1) }
        try expectNames(in: sources) { $0.child(named: $1) }
        try expectNames(in: sources.flatMap(\.fields)) { $0.child(named: $1) }
    }

    @Test func `names a file once, with the fields that were read in it`() {
        for finding in rows.flatMap(\.findings) {
            let names = finding.sources.map { "\($0.file) \($0.asOf)" }
            #expect(Set(names).count == names.count)
            #expect(finding.sources.allSatisfy { $0.file == "credential-report.csv" })
        }
    }

    /// Every stored part must be found by its name; what is optional, in some of the values.
    private func expectNames<Part>(in parts: [Part], _ child: (Part, String) -> Any?) throws {
        let one = try #require(parts.first)
        for case (let label?, _) in Mirror(reflecting: one).children {
            #expect(parts.contains { child($0, label) != nil }, "\(Part.self) has no \(label)")
        }
    }
}
