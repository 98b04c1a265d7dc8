import Evidence
import Foundation
import Organization
import TestSupport
import Testing

@Suite struct `Bad input` {
    private let a = Texts.account

    /// The reason for which the account's report is unreadable, when its file holds these bytes.
    private func reason(_ bytes: [UInt8], name: String = "get-credential-report.json") async throws -> String? {
        let folder = try TemporaryFolder()
        try folder.write("standalone/accounts/\(a)/\(name)", bytes)
        let fleet = try await FleetReader(workers: 1).read([folder.path])
        guard fleet.accounts.map(\.id.description) == [a] else { return "the account is gone" }
        guard case .unreadable(let reason) = fleet.accounts[0].evidence.credentialReport.gap?.cause else { return nil }
        return reason
    }

    @Test func `that is empty, binary or of another kind makes a report unreadable and keeps the account`() async throws
    {
        #expect(try await reason([]) == "is empty")
        #expect(try await reason([], name: "credential-report.csv") == "is empty")
        #expect(try await reason(Array(0...255))?.hasPrefix("is not JSON") == true)
        #expect(try await reason(Array("[]".utf8)) == "has no Content")
        #expect(
            try await reason(Array(#"{"Content": 7, "GeneratedTime": "2021-01-24"}"#.utf8))
                == "holds no text where base64 is expected"
        )
        #expect(
            try await reason(Array(#"{"Content": "***", "GeneratedTime": "2021-01-24"}"#.utf8))
                == "holds text that is not base64"
        )
        #expect(
            try await reason(Array(#"{"Content": "dXNlcg==", "GeneratedTime": "2021-01-24"}"#.utf8))
                == "has no row of the root user"
        )
        #expect(try await reason([0xFF, 0xFE, 0x7B, 0x00]) == "is UTF-16, as some shells' > writes; save it as UTF-8")
        #expect(
            try await reason(Array("user\n\"<root".utf8), name: "credential-report.csv") == "ends within a quoted field"
        )
    }

    @Test func `cut off anywhere is unreadable, or the report as it is`() async throws {
        let whole = Array(Texts.reportJSON(Texts.report(["mfa_active": "true"])).utf8)
        for end in stride(from: 0, to: whole.count, by: 7) {
            #expect(try await reason(Array(whole[..<end])) != nil, "cut at \(end)")
        }
    }

    @Test func `in invalid UTF-8 is refused in JSON, and unknown field by field in CSV`() async throws {
        var json = Array(Texts.reportJSON(Texts.report()).utf8)
        json.insert(0xC3, at: 20)
        #expect(try await reason(json)?.hasPrefix("is not JSON") == true)

        var csv = Array(Texts.report(["mfa_active": "true"]).utf8)
        let place = try #require(String(decoding: csv, as: UTF8.self).range(of: "true"))
        csv[String(decoding: csv, as: UTF8.self).utf8.distance(from: "".startIndex, to: place.lowerBound)] = 0xFF
        let folder = try TemporaryFolder()
        try folder.write("report.csv", csv)
        let fleet = try await FleetReader(workers: 1).read([folder("report.csv")])
        #expect(fleet.accounts[0].evidence.credentialReport.value?.root.mfaActive == .notUnderstood)
    }

    @Test func `nested a hundred thousand deep is refused`() async throws {
        let deep = Array(repeating: UInt8(ascii: "["), count: 100_000)
        #expect(try await reason(deep)?.hasPrefix("is not JSON") == true)
        let members = Array(String(repeating: "{\"a\":", count: 100_000).utf8)
        #expect(try await reason(members)?.hasPrefix("is not JSON") == true)
    }

    @Test func `with a header that lacks a column leaves only that column unknown`() async throws {
        let csv = Texts.report(columns: Texts.columns.filter { $0 != "password_last_used" })
        let folder = try TemporaryFolder(["report.csv": csv])
        let fleet = try await FleetReader(workers: 1).read([folder("report.csv")])
        let row = try #require(fleet.accounts.first?.evidence.credentialReport.value?.root)
        #expect(row.passwordLastUsed == .noColumn)
        #expect(row.mfaActive == .read(false))
    }

    @Test func `of a million rows is read`() async throws {
        let folder = try TemporaryFolder()
        var csv = Array(Texts.report(["mfa_active": "true"]).utf8)
        let row = Array(("\nuser,arn:aws:iam::\(a):user/user" + String(repeating: ",N/A", count: 20)).utf8)
        csv.reserveCapacity(csv.count + 1_000_000 * row.count)
        for _ in 0..<1_000_000 { csv += row }
        try folder.write("report.csv", csv)
        let fleet = try await FleetReader(workers: 1).read([folder("report.csv")])
        #expect(fleet.accounts.first?.evidence.credentialReport.value?.root.mfaActive == .read(true))
    }

    @Test func `larger than what is read is unreadable, and the account stays`() async throws {
        let folder = try TemporaryFolder(["standalone/accounts/\(a)/get-account-summary.json": Texts.summary([:])])
        let path = folder("standalone/accounts/\(a)/credential-report.csv")
        #expect(FileManager.default.createFile(atPath: path, contents: nil))
        try FileHandle(forWritingTo: URL(filePath: path)).truncate(atOffset: 10 << 30)
        let fleet = try await FleetReader(workers: 1).read([folder.path])
        let cause = fleet.accounts.first?.evidence.credentialReport.gap?.cause
        #expect(cause == .unreadable("is larger than 256 MB, the most that is read"))
    }

    @Test func `that is a link to itself ends`() async throws {
        let folder = try TemporaryFolder(["standalone/accounts/\(a)/credential-report.csv": Texts.report()])
        let files = FileManager.default
        try files.createSymbolicLink(atPath: folder("loop"), withDestinationPath: ".")
        try files.createSymbolicLink(atPath: folder("self"), withDestinationPath: "self")
        try files.createSymbolicLink(
            atPath: folder("standalone/accounts/222233334444"),
            withDestinationPath: "222233334444"
        )
        try files.createSymbolicLink(atPath: folder("standalone/accounts/333344445555"), withDestinationPath: a)
        let fleet = try await FleetReader(workers: 1).read([folder.path])
        #expect(fleet.accounts.map(\.id.description) == [a, "222233334444"])
        #expect(fleet.account("222233334444")?.evidence.credentialReport.value == nil)
        #expect(fleet.remarks.filter { $0.kind == .passedOver }.count == 3)
    }

    @Test func `that is no file keeps the account`() async throws {
        let folder = try TemporaryFolder(["standalone/accounts/\(a)/get-credential-report.json/x": ""])
        let fleet = try await FleetReader(workers: 1).read([folder.path])
        let cause = fleet.accounts.first?.evidence.credentialReport.gap?.cause
        #expect(cause == .unreadable("is not a regular file"))
    }

    @Test(arguments: ["missing", "empty", "notes.txt"])
    func `that is no evidence at all is an error that says what to do`(name: String) async throws {
        let folder = try TemporaryFolder(["notes.txt": "hello", "empty/notes.txt": "hello"])
        await #expect(throws: EvidenceError.self) {
            _ = try await FleetReader(workers: 1).read([folder(name)])
        }
    }

    @Test func `made by chance from good files never ends the program, and never loses an account`() async throws {
        let seed = UInt64(truncatingIfNeeded: ContinuousClock.now.hashValue)
        var random = SeededGenerator(seed: seed)
        var files = Texts.organizationFiles(members: [a])
        let account = "\(Texts.organization)/accounts/\(a)/"
        files[account + "get-credential-report.json"] = Texts.reportJSON(Texts.report())
        files[account + "get-account-summary.json"] = Texts.summary(["AccountMFAEnabled": 1])
        files[account + "list-virtual-mfa-devices.json"] =
            #"{"VirtualMFADevices": [{"SerialNumber": "arn:aws:iam::\#(a):mfa/x", "User": {"Arn": "arn:aws:iam::\#(a):root"}}]}"#
        files[account + "assume-root/list-mfa-devices.json"] = #"{"MFADevices": [{"SerialNumber": "GAHT1"}]}"#
        let names = files.keys.sorted()
        let folder = try TemporaryFolder(files)
        for round in 0..<1500 {
            let name = names[Int.random(in: 0..<names.count, using: &random)]
            let bytes = Array((files[name] ?? "").utf8).mutated(using: &random)
            try folder.write(name, bytes)
            let fleet = try await FleetReader(workers: 1).read([folder(Texts.organization)])
            let found = fleet.account(a) != nil
            #expect(found, "seed \(seed), round \(round), \(name): \(bytes)")
            try folder.write(name, Array((files[name] ?? "").utf8))
        }
    }
}

extension [UInt8] {
    /// A few bytes changed, put in, taken out or cut off.
    func mutated(using random: inout SeededGenerator) -> [UInt8] {
        var bytes = self
        for _ in 0..<Int.random(in: 1...4, using: &random) where !bytes.isEmpty {
            let place = Int.random(in: 0..<bytes.count, using: &random)
            switch Int.random(in: 0..<6, using: &random) {
            case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
            case 1: bytes.remove(at: place)
            case 2: bytes.insert("\"{}[],:\\\n0".utf8.randomElement(using: &random) ?? 0, at: place)
            case 3: bytes.removeSubrange(place...)
            case 4: bytes.insert(contentsOf: bytes[place...].prefix(40), at: place)
            default: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
            }
        }
        return bytes
    }
}
