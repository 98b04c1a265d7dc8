internal import Evidence
internal import Organization
internal import Posture

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
            let denied = Set(administrators.denied.map(\.name)).sorted().joined(separator: ", ")
            self = .certain(
                denied.isEmpty
                    ? "all its users and roles were looked at, and none is"
                    : "service control policies deny every action by which rights are given to those who could otherwise (\(denied)): "
                        + "have them excepted"
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
                + (removal.endsSigningIn ? lacks([removal.account], in: audit) : [])
                + Self.doubts(removal, in: audit)
        case .attach(let attachment):
            lacks(attachment.accounts, in: audit)
        }
    }

    private static func doubts(_ removal: CredentialRemoval, in audit: Audit) -> [String] {
        guard let account = audit.account(removal.account) else { return [] }
        return audit.doubt(of: CredentialRemoval.change(removal.kinds), on: account).map {
            ["Of \(removal.account): \($0)"]
        } ?? []
    }

    private func lacks(_ accounts: [AccountID], in audit: Audit) -> [String] {
        let outlook = AdministratorOutlook([self], in: audit)
        let without = accounts.filter { outlook.lack(of: $0, after: self) != nil }
        guard !without.isEmpty else { return [] }
        let named = without.prefix(3).map(\.description).joined(separator: ", ")
        let more = without.count > 3 ? " and \(without.count - 3) more" : ""
        return [
            "Nobody but the root user is known to be able to administer \(named)\(more). See to that first; it is not done "
                + "without --without-other-administrator."
        ]
    }
}
