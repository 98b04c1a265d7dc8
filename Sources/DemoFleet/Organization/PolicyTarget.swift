/// Something that policies can be attached to.
struct PolicyTarget: Sendable {
    /// Its kind, in the words of Organizations.
    enum Kind: String, Sendable {
        case root = "ROOT"
        case organizationalUnit = "ORGANIZATIONAL_UNIT"
        case account = "ACCOUNT"
    }

    let id: String
    let name: String
    let kind: Kind
}
