/// The root user of an account and everything it can prove itself with.
struct RootUser: Sendable {
    /// Whether root can sign in at all, and when it did.
    enum Password: Sendable {
        case absent
        case present(lastUsed: Moment?)
    }

    let created: Moment
    var password: Password
    var keys: [AccessKey] = []
    var certificates: [SigningCertificate] = []
    var devices: [MFADevice] = []

    var hasPassword: Bool {
        if case .present = password { true } else { false }
    }

    var passwordLastUsed: Moment? {
        if case .present(let lastUsed) = password { lastUsed } else { nil }
    }
}
