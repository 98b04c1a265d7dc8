import Organization
import Posture
import Testing

@testable import Settings

@Suite struct `A list of accepted failures` {
    private func error(_ yaml: String) -> String? {
        do throws(SettingsError) {
            _ = try SettingsFile(yaml: yaml, file: "taproot.yaml")
            return nil
        } catch {
            return error.description
        }
    }

    private func item(_ lines: String...) -> String {
        "accept:\n  - " + lines.joined(separator: "\n    ") + "\n"
    }

    private let rest = ["reason: keys are ordered", "decided-by: risk board", "expires: 2027-03-31"]

    @Test func `takes one account and one control, or several of each`() throws {
        let file = try SettingsFile(
            yaml: """
                accept:
                  - account: 012345678901
                    control: root-hardware-mfa
                    reason: hardware keys are ordered
                    decided-by: risk board
                    expires: 2027-03-31
                  - accounts: ["111122223333", 222233334444]
                    controls: [root-mfa, root-unused]
                    reason: moves to another organization
                    decided-by: Ada
                    expires: 2027-01-01T12:00:00Z
                """,
            file: "taproot.yaml"
        )
        let one = try #require(AccountID("012345678901"))
        let two = try #require(AccountID("111122223333"))
        let three = try #require(AccountID("222233334444"))
        let board = Acceptance(
            reason: "hardware keys are ordered",
            decidedBy: "risk board",
            expires: try #require(Instant(iso8601: "2027-03-31T00:00:00Z"))
        )
        let ada = Acceptance(
            reason: "moves to another organization",
            decidedBy: "Ada",
            expires: try #require(Instant(iso8601: "2027-01-01T12:00:00Z"))
        )
        let both: [ControlID: Acceptance] = [.rootMFA: ada, .rootUnused: ada]
        #expect(file.acceptances == [one: [.rootHardwareMFA: board], two: both, three: both])
    }

    @Test func `may accept several controls of an account in items of their own`() throws {
        let text = """
            accept:
              - {account: 111122223333, control: root-mfa, reason: a, decided-by: b, expires: 2027-03-31}
              - {account: 111122223333, control: root-unused, reason: c, decided-by: d, expires: 2027-03-31}
            """
        let file = try SettingsFile(yaml: text, file: "taproot.yaml")
        let id = try #require(AccountID("111122223333"))
        let reasons = file.acceptances[id]?.mapValues(\.reason)
        #expect(reasons == [.rootMFA: "a", .rootUnused: "c"])
    }

    @Test(arguments: [
        (0, "an acceptance needs an account"), (1, "an acceptance needs a control"),
        (2, "an acceptance needs a reason"),
        (3, "an acceptance needs whoever decided it, in decided-by"), (4, "an acceptance needs a date in expires"),
    ])
    func `needs who decided, why, until when, and of what`(missing: Int, reason: String) {
        var lines = ["account: 111122223333", "control: root-mfa"] + rest
        lines.remove(at: missing)
        let text = "accept:\n  - " + lines.joined(separator: "\n    ") + "\n"
        #expect(error(text) == "taproot.yaml:2:5: " + reason)
    }

    @Test(arguments: ["reason:", "decided-by:", "accounts: []", "controls: []"])
    func `does not take nothing for something`(line: String) {
        let key = line.prefix { $0 != ":" }
        let lines = (["accounts: [111122223333]", "controls: [root-mfa]"] + rest).map { $0.hasPrefix(key) ? line : $0 }
        let text = "accept:\n  - " + lines.joined(separator: "\n    ") + "\n"
        #expect(error(text)?.hasPrefix("taproot.yaml:2:5: an acceptance needs ") == true)
    }

    @Test func `is refused with line, column and what to write instead`() {
        #expect(error("accept: root-mfa") == "taproot.yaml:1:9: accept is a list; start its items with “- ”")
        #expect(error("accept:\n  - 1\n") == "taproot.yaml:2:5: expects keys with values here")
        #expect(
            error(item("account: 111122223333", "decided: Ada"))
                == "taproot.yaml:3:5: “decided” is no setting; did you mean decided-by?"
        )
        #expect(
            error(item("account: 111122223333", "control: root-mfaa"))
                == "taproot.yaml:3:14: “root-mfaa” is no control; did you mean root-mfa?"
        )
        #expect(
            error(item("controls: [root-mfa, root-hardware]"))
                == "taproot.yaml:2:26: “root-hardware” is no control; did you mean root-hardware-mfa?"
        )
        #expect(
            error(item("controls: root-mfa")) == "taproot.yaml:2:15: controls is a list; start its items with “- ”"
        )
        #expect(error(item("accounts: [12]")) == "taproot.yaml:2:16: account is “12”; write its twelve digits")
        #expect(error(item("expires: soon")) == "taproot.yaml:2:14: expires is “soon”; write a date such as 2027-03-31")
    }

    @Test func `accepts nothing twice`() {
        let again = "{account: 111122223333, control: root-mfa, reason: a, decided-by: b, expires: 2027-03-31}"
        #expect(
            error("accept:\n  - \(again)\n  - \(again)\n")
                == "taproot.yaml:3:5: root-mfa of account 111122223333 is accepted twice; keep one"
        )
        let twice =
            "{accounts: [111122223333, '111122223333'], control: root-mfa, reason: a, decided-by: b, "
            + "expires: 2027-03-31}"
        #expect(error("accept:\n  - \(twice)\n")?.hasSuffix("is accepted twice; keep one") == true)
    }
}
