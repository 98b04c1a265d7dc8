internal import Organization

/// The live summary counts the root user's keys and does not say which are active; the report says which are active, and
/// is older. Where they disagree on how many there are, the report's answer may be about keys that are gone, and the keys
/// that it does not show may be either.
extension FactSources {
    /// Which keys a fact is about.
    enum KeyState {
        case active
        case inactive
    }

    /// The fact, or that it cannot be told, where the summary's counter does not bear it out.
    func heldToCounter(_ fact: Fact, of state: KeyState) -> Fact {
        guard evidence.rootAccessKeys.value == nil, !isReportNewer, let value = fact.value,
            let counted = evidence.summary.value?.accessKeysPresent, counted > 0, let shown = keysShown
        else { return fact }
        let others = state == .active ? shown.inactive : shown.active
        let isBorneOut =
            value
            ? counted > others || counted >= shown.active + shown.inactive : counted <= shown.inactive + shown.active
        guard !isBorneOut else { return fact }
        var fact = fact
        fact.dispute(
            live(.getAccountSummary, "AccountAccessKeysPresent", String(counted)),
            Gap(
                .getCredentialReport,
                .disagrees("shows \(shown.active + shown.inactive), and the live summary counts \(counted)")
            )
        )
        return fact
    }

    /// How many keys the report shows; nil where it does not tell of one of them.
    private var keysShown: (active: Int64, inactive: Int64)? {
        guard let keys = evidence.credentialReport.value?.root.accessKeys else { return nil }
        var shown: (active: Int64, inactive: Int64) = (0, 0)
        for key in keys {
            guard let isActive = key.active.value, let isInactive = Self.presentButInactive(key).value else {
                return nil
            }
            if isActive { shown.active += 1 }
            if isInactive { shown.inactive += 1 }
        }
        return shown
    }
}
