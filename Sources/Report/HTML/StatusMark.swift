internal import Posture

/// A status as the templates take it: by the name that style and script know it by, and in a word.
struct StatusMark {
    let status: String
    let word: String

    init(_ status: Status) {
        self.status = status.rawValue
        word = status.word
    }
}
