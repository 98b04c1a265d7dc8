/// The accounts that are nothing special: some well kept, most middling, a few bad.
struct OrdinaryAccounts: Sendable {
    private struct Kind: Sendable {
        let weight: Int
        let traits: [AccountTrait]
    }

    private let kinds: [Kind]

    /// Draws the traits of one more account.
    func traits(random: inout SplitMix64) -> [AccountTrait] {
        random.pick(kinds, weight: \.weight).traits
    }

    /// Accounts whose owners look after root each in their own way.
    static let independent = OrdinaryAccounts(kinds: kept)

    /// Members of an organization that removes root's credentials where it can.
    static let centralized = OrdinaryAccounts(kinds: [Kind(weight: 120, traits: [.noCredentials])] + kept)

    /// GovCloud, where root doesn't sign in.
    static let govCloud = OrdinaryAccounts(kinds: [Kind(weight: 1, traits: [.noCredentials])])

    private static let kept = [
        Kind(weight: 50, traits: [.securityKey]),
        Kind(weight: 15, traits: [.securityKey, .invited]),
        Kind(weight: 10, traits: [.hardwareToken]),
        Kind(weight: 40, traits: [.virtualMFA()]),
        Kind(weight: 15, traits: [.virtualMFA(named: "my-phone")]),
        Kind(weight: 25, traits: [.neverActivated]),
        Kind(weight: 10, traits: [.noMFA]),
        Kind(weight: 5, traits: [.invited, .noMFA]),
        Kind(weight: 4, traits: [.virtualMFA(), .inactiveKey]),
        Kind(weight: 3, traits: [.securityKey, .activeKey(usedDaysAgo: 240)]),
        Kind(weight: 1, traits: [.noMFA, .activeKey(usedDaysAgo: 3)]),
        Kind(weight: 4, traits: [.securityKey, .signedIn(daysAgo: 5)]),
        Kind(weight: 2, traits: [.virtualMFA(), .signedIn(daysAgo: 2)]),
        Kind(weight: 1, traits: [.virtualMFA(), .signingCertificate]),
        Kind(weight: 2, traits: [.reportDenied]),
        Kind(weight: 2, traits: [.securityKey, .staleReport(days: 12)]),
    ]
}
