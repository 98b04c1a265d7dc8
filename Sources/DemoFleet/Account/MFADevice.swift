/// A second factor that belongs to a user.
struct MFADevice: Sendable {
    /// What kind of thing it is, which only its serial number tells.
    enum Kind: Sendable {
        /// An application that computes codes; the name is whatever its owner chose.
        case virtual(name: String)
        /// A passkey or a security key.
        case fido(name: String)
        /// A token that shows codes; its serial number is no ARN.
        case token(serialNumber: String)
    }

    let kind: Kind
    let enabled: Moment

    var isVirtual: Bool {
        if case .virtual = kind { true } else { false }
    }

    func serialNumber(in account: Account) -> String {
        switch kind {
        case .virtual(let name): account.iamARN("mfa/\(name)")
        case .fido(let name): account.iamARN("u2f/root/\(name)")
        case .token(let serialNumber): serialNumber
        }
    }
}
