import Foundation
import Testing

/// An organization as its files tell.
struct WrittenOrganization: Sendable {
    /// An entry of `list-accounts`.
    struct ListedAccount: Sendable {
        let id: String
        let email: String
        let status: String
        let joinedMethod: String
    }

    /// The answers about the organization itself.
    let answers: FileTree
    let partition: String
    let managementAccount: String
    let featureSet: String
    let rootID: String
    /// The types of policy that are enabled at the root.
    let policyTypes: [String]
    let listed: [ListedAccount]
    let policies: [WrittenPolicy]
    let resourceControlPolicies: [WrittenPolicy]
    /// The accounts of which something was collected.
    let collected: [WrittenAccount]

    init(folder: FileTree) throws {
        let answers = folder.folder("organization")
        let description = try answers.json("describe-organization.json")?["Organization"]
        let organization = try #require(description as? [String: Any])
        let managementAccount = try #require(organization["MasterAccountId"] as? String)
        let roots = try #require(try answers.json("list-roots.json")?["Roots"] as? [[String: Any]])
        self.answers = answers
        self.managementAccount = managementAccount
        partition = try String(#require(organization["Arn"] as? String).split(separator: ":")[1])
        featureSet = try #require(organization["FeatureSet"] as? String)
        rootID = try #require(roots.first?["Id"] as? String)
        policyTypes = try #require(roots.first?["PolicyTypes"] as? [[String: String]]).compactMap { $0["Type"] }
        listed = try Self.listedAccounts(answers)
        policies = try WrittenPolicy.all(in: answers)
        resourceControlPolicies = try WrittenPolicy.all(in: answers.folder("rcp"))
        collected = try folder.folder("accounts").folders.map { id, folder in
            try WrittenAccount(id: id, folder: folder, place: id == managementAccount ? .management : .member)
        }
    }

    var listedIDs: [String] {
        listed.map(\.id)
    }

    /// Ids of the units directly within a root or unit.
    func units(in parent: String) throws -> [String] {
        try ids("OrganizationalUnits", of: "list-organizational-units-for-parent.\(parent).json")
    }

    /// Ids of the accounts directly within a root or unit.
    func accounts(in parent: String) throws -> [String] {
        try ids("Accounts", of: "list-accounts-for-parent.\(parent).json")
    }

    private func ids(_ member: String, of file: String) throws -> [String] {
        let entries = try answers.json(file)?[member] as? [[String: Any]]
        return try #require(entries).compactMap { $0["Id"] as? String }
    }

    /// The accounts on all pages, a page being asked for as long as the one before says that there is more.
    private static func listedAccounts(_ answers: FileTree) throws -> [ListedAccount] {
        var pages = [try #require(try answers.json("list-accounts.json"))]
        while pages.last?["NextToken"] != nil {
            pages.append(try #require(try answers.json("list-accounts.\(pages.count + 1).json")))
        }
        return try pages.flatMap { try #require($0["Accounts"] as? [[String: String]]) }.map { entry in
            try ListedAccount(
                id: #require(entry["Id"]),
                email: #require(entry["Email"]),
                status: #require(entry["Status"]),
                joinedMethod: #require(entry["JoinedMethod"])
            )
        }
    }
}
