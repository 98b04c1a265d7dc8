internal import Evidence
internal import Organization

extension Audit {
    /// What the failing and unknown accounts have in common: first that on which ways to root users hang, of it what most
    /// accounts have.
    public func rootCauses() -> [RootCause] {
        let attempts = GuardAttempts(fleet)
        let places = attempts.unguardedPlaces(in: fleet)
        var found: [CauseKey: [AccountID]] = [:]
        for (index, account) in accounts.enumerated() where statuses(at: index).areInNeedOfACause {
            for key in CauseKey.keys(account, verdicts(on: account), attempts, places) {
                found[key, default: []].append(account.id)
            }
        }
        return found.map { key, accounts in cause(key, accounts, attempts) }.sorted()
    }

    private func cause(_ key: CauseKey, _ accounts: [AccountID], _ attempts: GuardAttempts) -> RootCause {
        let words = CauseWords(fleet, attempts).words(key)
        return RootCause(
            kind: key.kind,
            organization: key.organization.map { fleet.organizations[$0].name },
            place: key.place,
            sentence: words.sentence,
            remedy: words.remedy,
            accounts: accounts
        )
    }
}

extension [Status] {
    fileprivate var areInNeedOfACause: Bool {
        contains(.fail) || contains(.unknown)
    }
}

extension RootCause: Comparable {
    /// Orders causes by whether ways to root users hang on them, by how many accounts have them, then by kind and place.
    public static func < (left: RootCause, right: RootCause) -> Bool {
        if left.kind.isMinor != right.kind.isMinor { return right.kind.isMinor }
        return left.accounts.count != right.accounts.count
            ? left.accounts.count > right.accounts.count : left.key < right.key
    }

    /// Whether two causes are the same one, of the same accounts.
    public static func == (left: RootCause, right: RootCause) -> Bool {
        left.key == right.key && left.accounts == right.accounts
    }

    private var key: (Int, String, String, String) {
        (Kind.allCases.firstIndex(of: kind) ?? 0, organization ?? "", place ?? "", sentence)
    }
}
