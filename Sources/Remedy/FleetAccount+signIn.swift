internal import Evidence
internal import Organization

extension FleetAccount {
    /// Whether the root user can sign in with a password; nil where that is not known. In GovCloud no root user can.
    ///
    /// Source: <https://docs.aws.amazon.com/govcloud-us/latest/UserGuide/govcloud-account-root-user.html>
    var rootSignsIn: Bool? {
        if partition == .govCloud { return false }
        return RootFacts(evidence, older: older, seenUses: seenUses).hasPassword.value
    }
}
