internal import Evidence
internal import Organization
internal import Posture

/// Who an account is: the sentences that come before its verdicts.
struct AccountStory {
    private let account: FleetAccount
    private let audit: Audit

    init(_ account: FleetAccount, _ audit: Audit) {
        self.account = account
        self.audit = audit
    }

    var sentences: [String] {
        [state, exclusion, membership, place, policies, contacts, evidence, older].compactMap(\.self)
    }

    private var state: String? {
        guard let state = account.listed?.state, account.listed?.isOutOfService == true else { return nil }
        return "The account is \(state.rawValue.lowercased().split(separator: "_").joined(separator: " ")): nobody can "
            + "sign in to it, and it is not judged with the others."
    }

    private var exclusion: String? {
        guard let excluded = audit.excluded.first(where: { $0.account.id == account.id })?.exclusion else { return nil }
        return "The account is excluded until \(excluded.expires) and not judged with the others: \(excluded.reason)"
            + (excluded.reason.hasSuffix(".") ? "" : ".")
    }

    private var membership: String {
        let organization = audit.organization(of: account).map { " (\($0.name))" } ?? ""
        var words = "The account \(account.membership.clause)\(organization)."
        if let method = account.listed?.joinedMethod {
            let when = account.listed?.joined.map { " on \($0)" } ?? ""
            words += method == .created ? " The organization created it\(when)." : " It was invited and joined\(when)."
        }
        return words
    }

    private var place: String? {
        guard let organization = audit.organization(of: account)?.organization,
            case .known(let path) = organization.tree.path(to: account.id)
        else { return nil }
        let names = path.dropLast().map { organization.tree.name(of: $0) ?? $0.description }
        return "It stands at \(names.joined(separator: " › "))."
    }

    private var policies: String? {
        guard let organization = audit.organization(of: account)?.organization else { return nil }
        switch organization.serviceControl(over: account.id) {
        case .exempt, .unknown: return nil
        case .bound(let chain):
            let set = organization.policies[.serviceControl]?.value?.policies ?? []
            let names = Dictionary(set.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
            let levels = chain.levels.map { level in
                let here = level.policies.map { names[$0] ?? $0.description }.joined(separator: ", ")
                let node = organization.tree.name(of: level.node) ?? level.node.description
                return "\(node): \(here.isEmpty ? "none, which denies everything" : here)"
            }
            return "Service control policies over it, from the top: \(levels.joined(separator: "; "))."
        }
    }

    private var contacts: String? {
        var parts = account.email.map { ["The root user's address is \($0)"] } ?? []
        for contact in account.evidence.alternateContacts {
            let kind = contact.kind.rawValue.lowercased()
            parts.append(contact.email.map { "the \(kind) contact is \($0)" } ?? "there is no \(kind) contact")
        }
        guard let first = parts.first else { return nil }
        let sentence = ([first] + parts.dropFirst()).joined(separator: "; ")
        return sentence.prefix(1).uppercased() + sentence.dropFirst() + "."
    }

    private var evidence: String {
        guard let folder = account.evidence.folder else {
            return "Nothing was collected of it: it is only known from its organization's list."
        }
        let time = account.evidence.credentialReport.value?.generated
        return "Its evidence is \(folder)" + (time.map { "; the credential report was generated on \($0)." } ?? ".")
    }

    private var older: String? {
        guard !account.older.isEmpty else { return nil }
        let places = account.older.map { older in
            (older.folder ?? "") + (older.time.map { " (\($0))" } ?? "")
        }
        return "Older evidence on it lies in \(places.joined(separator: ", "))."
    }
}
