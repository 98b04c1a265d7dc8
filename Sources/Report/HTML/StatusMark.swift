internal import Posture

/// A status as the templates take it: by the name that style and script know it by, and in a word.
struct StatusMark {
    let status: String
    let word: String
    /// Whether somebody accepts it. The word says so too.
    let isAccepted: Bool

    init(_ status: Status, isAccepted: Bool = false) {
        self.status = status.rawValue
        self.isAccepted = isAccepted
        word = status.word + (isAccepted ? ", accepted" : "")
    }
}
