internal import Evidence
internal import Organization
internal import Posture

extension FixTask {
    /// What carrying it out would stop at, in sentences.
    func caveats(in audit: Audit, _ outlook: AdministratorOutlook) -> [String] {
        switch self {
        case .remove(let removal):
            removal.uses.map { "Of \(removal.account): \($0). It is not done without --even-if-used." }
                + (removal.endsSigningIn ? lacks([removal.account], outlook) : [])
                + Self.doubts(removal, in: audit)
        case .attach(let attachment):
            lacks(attachment.accounts, outlook)
        }
    }

    private static func doubts(_ removal: CredentialRemoval, in audit: Audit) -> [String] {
        guard let account = audit.account(removal.account) else { return [] }
        return audit.doubt(of: CredentialRemoval.change(removal.kinds), on: account).map {
            ["Of \(removal.account): \($0)"]
        } ?? []
    }

    private func lacks(_ accounts: [AccountID], _ outlook: AdministratorOutlook) -> [String] {
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
