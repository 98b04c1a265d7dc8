internal import AWSClient
internal import Organization

/// Takes one account of an organization after another.
struct AccountCollection: Sendable {
    let base: Taker
    let options: CollectionOptions
    /// The account whose credentials everything hangs on.
    let identity: AccountID
    let management: AccountID?
    let hasRootSessions: Bool

    /// Who tells something of an account.
    private enum Side {
        case account
        case organization
    }

    /// Takes an account.
    ///
    /// - Parameters:
    ///   - account: the account.
    ///   - folder: its folder.
    /// - Throws: where going on is pointless.
    func collect(_ account: AccountID, in folder: String) async throws(CollectionError) {
        if account == identity {
            return try await errands(account, base.with(.account), folder).take()
        }
        let session = MemberSession(base, account: account, folder: folder, options: options)
        try await Parts.each([Side.account, .organization]) { side throws(CollectionError) in
            switch side {
            case .account:
                try await errands(account, session.taker, folder).take()
            case .organization: try await takeAsMember(account, in: folder)
            }
        }
        if await session.letNobodyIn { base.tally.update { $0.closed += 1 } }
    }

    private func errands(_ account: AccountID, _ taker: Taker, _ folder: String) -> AccountErrands {
        AccountErrands(taker: taker, account: account, folder: folder, options: options)
    }

    /// Takes what others are told of a member: its address, and what its root user itself would be told.
    private func takeAsMember(_ account: AccountID, in folder: String) async throws(CollectionError) {
        guard account != management else { return }
        let address = Errand(.getPrimaryEmail(account: account.description), in: folder)
        try await base.leave(address)
        guard hasRootSessions else { return }
        let place = "\(folder)/assume-root"
        let root = RootSession(base, account: account, folder: place)
        try await RootErrands(taker: root.taker, folder: place).take()
    }
}
