/// A file is not what its name claims. The reason is a clause that reads on after "the file".
struct Unreadable: Error, Equatable {
    let reason: String

    init(_ reason: String) {
        self.reason = reason
    }
}
