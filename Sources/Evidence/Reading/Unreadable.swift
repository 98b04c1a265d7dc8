/// A file is not what its name claims. The reason is a clause that reads on after "the file".
package struct Unreadable: Error, Equatable {
    package let reason: String

    package init(_ reason: String) {
        self.reason = reason
    }
}
