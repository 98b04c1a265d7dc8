/// An account and the root or unit that it is directly in.
struct PlacedAccount: Sendable {
    let account: Account
    let parentID: String
}
