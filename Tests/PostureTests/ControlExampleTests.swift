import Organization
import Posture
import TestSupport
import Testing

@Suite struct `Every control` {
    private struct Case: Sendable, CustomTestStringConvertible {
        let control: ControlID
        let example: Example

        var testDescription: String { "\(control.rawValue): \(example.name)" }
    }

    private static let cases = Control.all.flatMap { control in
        control.examples.map { Case(control: control.id, example: $0) }
    }

    @Test(arguments: cases)
    private func `says of each of its examples what the example says`(one: Case) async throws {
        let settings = AuditSettings(asOf: one.control == .evidenceFresh ? nil : Instant(iso8601: Example.generated))
        let audit = try await audit(Self.files(of: one.example), settings)
        let id = one.example.place == .management ? Self.management : Example.account
        let verdict = try #require(audit.verdict(one.control, on: id))
        #expect(verdict.accountLevel.status == one.example.accountLevel)
        #expect(verdict.accountLevel.reason == one.example.reason)
        #expect(!verdict.sentence.isEmpty)
    }

    @Test(arguments: Control.all.map(\.id))
    func `has an example that it catches or cannot tell, and says what it wants and why`(id: ControlID) {
        let control = id.control
        #expect(!control.examples.isEmpty)
        #expect(!control.title.isEmpty && !control.rationale.isEmpty && !control.remedy.isEmpty)
        if id == .evidenceFresh { return }
        let statuses = Set(control.examples.map(\.accountLevel))
        #expect(statuses.contains(.fail) && statuses.contains(.pass) && statuses.contains(.unknown))
    }

    @Test func `stands in the order of the contract`() {
        #expect(
            Control.all.prefix(4).map(\.id.rawValue) == [
                "root-unused", "root-access-key", "root-mfa", "root-hardware-mfa",
            ]
        )
    }

    private static let management = "999988887777"

    private static func files(of example: Example) -> [String: String] {
        var files: [String: String] = [:]
        let folder: String
        switch example.place {
        case .standalone: folder = "standalone/accounts/\(Example.account)/"
        case .unplaced: folder = "elsewhere/accounts/\(Example.account)/"
        case .member:
            files = Texts.organizationFiles(members: [Example.account])
            folder = "\(Texts.organization)/accounts/\(Example.account)/"
        case .management:
            files = Texts.organizationFiles(members: [])
            folder = "\(Texts.organization)/accounts/\(management)/"
        }
        for (name, text) in example.files {
            let owned =
                example.place == .management
                ? text.split(separator: Example.account).joined(separator: management) : text
            files[folder + name] = String(owned)
        }
        // A folder without files is none; an example without evidence still has an account.
        if example.files.isEmpty { files[folder + "note.txt"] = "nothing was collected" }
        return files
    }
}
