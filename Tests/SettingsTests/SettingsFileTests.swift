import Organization
import Posture
import Testing

@testable import Settings

@Suite struct `A settings file` {
    private func error(_ yaml: String) -> String? {
        do throws(SettingsError) {
            _ = try SettingsFile(yaml: yaml, file: "taproot.yaml")
            return nil
        } catch {
            return error.description
        }
    }

    @Test func `is read whole`() throws {
        let file = try SettingsFile(
            yaml: """
                # how we judge
                window: 24h
                freshness: 30d
                strict-hardware: true
                exclude:
                  - account: 012345678901
                    reason: closes in March
                    expires: 2027-03-31
                """,
            file: "taproot.yaml"
        )
        #expect(file.window == Span(seconds: 86_400))
        #expect(file.freshness == .days(30))
        #expect(file.strictHardware == true)
        let id = try #require(AccountID("012345678901"))
        let end = try #require(Instant(iso8601: "2027-03-31"))
        #expect(file.exclusions == [id: Exclusion(reason: "closes in March", expires: end)])
    }

    @Test(arguments: ["", "# nothing\n"])
    func `may be empty`(yaml: String) throws {
        let file = try SettingsFile(yaml: yaml, file: "taproot.yaml")
        #expect(file.window == nil && file.exclusions.isEmpty)
    }

    @Test func `is refused with its line, its column and what to write instead`() {
        #expect(error("windows: 7d") == "taproot.yaml:1:1: “windows” is no setting; did you mean window?")
        #expect(
            error("window: 7d\nstrict_hardware: true")
                == "taproot.yaml:2:1: “strict_hardware” is no setting; did you mean strict-hardware?"
        )
        #expect(error("window: soon") == "taproot.yaml:1:9: window is “soon”; write a span such as 7d or 24h")
        #expect(error("strict-hardware: yes") == "taproot.yaml:1:18: strict-hardware is “yes”; write true or false")
        #expect(error("exclude: 111122223333") == "taproot.yaml:1:10: exclude is a list; start its items with “- ”")
        #expect(error("exclude:\n  - account: 1\n") == "taproot.yaml:2:14: account is “1”; write its twelve digits")
        #expect(
            error("exclude:\n  - account: 111122223333\n    expires: 2027-01-01\n")
                == "taproot.yaml:2:5: the exclusion of 111122223333 needs a reason"
        )
        #expect(
            error("exclude:\n  - account: 111122223333\n    reason: x\n")
                == "taproot.yaml:2:5: the exclusion of 111122223333 needs a date in expires"
        )
        #expect(
            error("exclude:\n  - account: 111122223333\n    reason: x\n    expires: never\n")
                == "taproot.yaml:4:14: expires is “never”; write a date such as 2027-03-31"
        )
        #expect(error("- window") == "taproot.yaml:1:1: expects keys with values here")
    }

    @Test(arguments: ["window: [", "window: 7d\nwindow: 8d", "\u{0}", "a: &a [*a]", "? ? ?"])
    func `that is broken is refused and not half read`(yaml: String) {
        #expect(error(yaml)?.hasPrefix("taproot.yaml") == true)
    }

    @Test(arguments: [("kitten", "sitting", 3), ("", "abc", 3), ("window", "window", 0), ("windwo", "window", 2)])
    func `knows how far apart two words are`(left: String, right: String, edits: Int) {
        #expect(Nearest.edits(left, right) == edits)
    }
}
