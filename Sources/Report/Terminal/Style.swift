internal import Posture

/// Colours on a terminal, or none.
public struct Style: Sendable {
    private let isColoured: Bool

    /// Colours, if they are wanted.
    public init(isColoured: Bool) {
        self.isColoured = isColoured
    }

    /// Whether colours are wanted, by the usual variables: `NO_COLOR` forbids them, `CLICOLOR_FORCE` asks for them even
    /// where the output is no terminal.
    ///
    /// Sources: <https://no-color.org>, <https://bixense.com/clicolors/>
    public init(environment: [String: String], isTerminal: Bool) {
        let forbidden = environment["NO_COLOR"].map { !$0.isEmpty } ?? false
        let forced = environment["CLICOLOR_FORCE"].map { !$0.isEmpty && $0 != "0" } ?? false
        let isDumb = environment["TERM"] == "dumb" || environment["CLICOLOR"] == "0"
        isColoured = !forbidden && (forced || (isTerminal && !isDumb))
    }

    func bold(_ text: String) -> String { paint(text, "1") }

    func faint(_ text: String) -> String { paint(text, "2") }

    func paint(_ text: String, as status: Status) -> String {
        switch status {
        case .pass: paint(text, "32")
        case .fail: paint(text, "1;31")
        case .mitigated: paint(text, "36")
        case .unknown: paint(text, "33")
        case .notApplicable: paint(text, "2")
        }
    }

    private func paint(_ text: String, _ code: String) -> String {
        isColoured ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
    }
}
