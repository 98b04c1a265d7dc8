internal import Evidence
public import Organization
public import Posture

extension Audit {
    /// Why an account may be left without anybody who can administer it when its root user can do nothing any more; nil where
    /// somebody else is known to be able to.
    ///
    /// - Parameter id: The account.
    /// - Returns: Why, or nil.
    public func lackOfAdministrator(of id: AccountID) -> LackOfAdministrator? {
        guard let account = account(id) else { return .unknown("the snapshot does not hold the account") }
        return lackOfAdministrator(of: account)
    }

    func lackOfAdministrator(of account: FleetAccount) -> LackOfAdministrator? {
        LackOfAdministrator(administrators(of: account))
    }
}

/// Nobody else than an account's root user is known to be able to administer it.
public enum LackOfAdministrator: Hashable, Sendable {
    /// Nobody is.
    case certain(String)
    /// Nobody knows; the text says why.
    case unknown(String)

    /// Nil where somebody is known to be.
    init?(_ administrators: AdministratorWays) {
        switch administrators.answer {
        case .known: return nil
        case .unknown(let gap): self = .unknown(gap.words)
        case .none:
            let denied = administrators.denied.map(\.name).joined(separator: ", ")
            self = .certain(
                denied.isEmpty
                    ? "all its users and roles were looked at, and none is"
                    : "service control policies deny those who could, to wit \(denied), to give rights to anybody"
            )
        }
    }

    /// What comes before anything that stops the use of root.
    var first: String {
        switch self {
        case .certain(let why): "First make somebody else an administrator of the account: \(why). "
        case .unknown(let why):
            "First find out whether somebody else can administer the account, which is not known: \(why). "
        }
    }
}

extension FixTask {
    /// What carrying it out would stop at, in sentences.
    func caveats(in audit: Audit) -> [String] {
        switch self {
        case .remove(let removal):
            removal.uses.map { "Of \(removal.account): \($0). It is not done without --even-if-used." }
                + (removal.endsSigningIn ? Self.lacks([removal.account], in: audit) : [])
        case .attach(let attachment):
            // Where nobody can sign in, nobody loses a way in.
            Self.lacks(attachment.accounts.filter { audit.account($0)?.listed?.isOutOfService != true }, in: audit)
        }
    }

    private static func lacks(_ accounts: [AccountID], in audit: Audit) -> [String] {
        let without = accounts.filter { audit.lackOfAdministrator(of: $0) != nil }
        guard !without.isEmpty else { return [] }
        let named = without.prefix(3).map(\.description).joined(separator: ", ")
        let more = without.count > 3 ? " and \(without.count - 3) more" : ""
        return [
            "Nobody but the root user is known to be able to administer \(named)\(more). See to that first; it is not done "
                + "without --without-other-administrator."
        ]
    }
}
