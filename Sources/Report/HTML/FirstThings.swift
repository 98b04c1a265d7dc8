internal import Evidence
internal import Organization
internal import Posture

/// What a page shows to be looked at first: accounts in their order, and what they have in common.
struct FirstThings {
    let accounts: CutList<Account>
    let causes: [Cause]

    /// No reader goes through more of them on a page; JSON has all.
    private static let most = 10

    /// An account of which something is open, or may be.
    struct Account {
        let id: String
        let name: String
        let organization: String
        let membership: String
        let reason: String
    }

    /// Something that failing accounts have in common.
    struct Cause {
        let kind: String
        let place: String?
        let organization: String?
        let sentence: String
        let remedy: String
        let accounts: CutList<String>
    }

    init(_ audit: Audit) {
        accounts = CutList(audit.priorities(), most: Self.most) { index in Account(index, audit) }
        causes = audit.rootCauses().map(Cause.init)
    }
}

extension FirstThings.Account {
    fileprivate init(_ index: Int, _ audit: Audit) {
        let account = audit.accounts[index]
        id = account.id.description
        name = account.listed?.name ?? ""
        organization = audit.organization(of: account)?.name ?? ""
        membership = account.membership.word
        reason = audit.reasonOfPriority(at: index)
    }
}

extension FirstThings.Cause {
    fileprivate init(_ cause: RootCause) {
        kind = cause.kind.rawValue.split(separator: "-").joined(separator: " ")
        place = cause.place
        organization = cause.organization
        sentence = cause.sentence
        remedy = cause.remedy
        accounts = CutList(cause.accounts, \.description)
    }
}
