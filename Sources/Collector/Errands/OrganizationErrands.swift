internal import AWSClient

/// What an organization says of itself: its tree, its accounts and its policies.
struct OrganizationErrands {
    let taker: Taker
    /// The organization's own folder.
    let folder: String

    /// Takes all of it but the accounts' list and the tree.
    func takeRest() async throws(CollectionError) {
        try await taker.leave(Errand(.listDelegatedAdministrators(), in: folder))
        try await takePolicies("SERVICE_CONTROL_POLICY", in: folder)
        try await takePolicies("RESOURCE_CONTROL_POLICY", in: folder + "/rcp")
    }

    /// Takes the roots, the units and their accounts.
    ///
    /// - Returns: the accounts that were listed.
    func takeTree() async throws(CollectionError) -> [JSON] {
        let roots = try await taker.take(Errand(.listRoots(), in: folder))
        var waiting = roots?["Roots"]?.ids ?? []
        var accounts: [JSON] = []
        // A tree has no rings; an answer that claims one is not followed for ever.
        var seen: Set<String> = []
        while let parent = waiting.popLast() {
            guard seen.insert(parent).inserted else { continue }
            let listed = try await taker.take(Errand(.listAccounts(under: parent), of: parent, in: folder))
            accounts += listed?["Accounts"]?.array ?? []
            let units = try await taker.take(Errand(.listOrganizationalUnits(under: parent), of: parent, in: folder))
            waiting += units?["OrganizationalUnits"]?.ids ?? []
        }
        return accounts
    }

    private func takePolicies(_ kind: String, in folder: String) async throws(CollectionError) {
        let policies = try await taker.take(Errand(.listPolicies(filter: kind), in: folder))
        for policy in policies?["Policies"]?.ids ?? [] {
            try await taker.leave(Errand(.describePolicy(id: policy), of: policy, in: folder))
            try await taker.leave(Errand(.listTargetsForPolicy(id: policy), of: policy, in: folder))
        }
    }
}

extension JSON {
    /// The ids of the objects in a list.
    fileprivate var ids: [String] { array?.compactMap { $0["Id"]?.string } ?? [] }
}
