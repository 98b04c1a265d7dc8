internal import AWSClient
internal import Organization

/// The accounts of an organization, as far as it tells which there are.
struct Members {
    /// Those that can be asked, in the order in which they are listed.
    private(set) var active: [AccountID] = []
    /// Those that are not in use yet or any more.
    private(set) var inactive: Set<AccountID> = []

    /// Reads a list of accounts. Since 2026-09-09 only `State` tells whether an account is in use; `Status` did before. An
    /// account of which neither tells anything is asked: it will say so itself where it cannot be.
    ///
    /// Source: <https://docs.aws.amazon.com/organizations/latest/APIReference/API_Account.html>
    ///
    /// - Parameter listed: accounts, as ListAccounts or ListAccountsForParent lists them.
    init(_ listed: [JSON]) {
        var seen: Set<AccountID> = []
        for account in listed {
            guard let id = account["Id"]?.string.flatMap({ AccountID($0) }), seen.insert(id).inserted else { continue }
            let state = (account["State"] ?? account["Status"])?.string.flatMap(ListedAccount.State.init(rawValue:))
            switch state {
            case .active, nil: active.append(id)
            case .suspended, .pendingClosure, .pendingActivation, .closed: inactive.insert(id)
            }
        }
    }
}
