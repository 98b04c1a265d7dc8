import Foundation
import Testing

/// An organization's folder, as its files tell.
struct WrittenOrganization {
    let folder: URL
    let partition: String
    let managementAccount: String
    let featureSet: String
    let rootID: String
    /// The types of policy that are enabled at the root.
    let policyTypes: [String]
    /// The entries of `list-accounts`.
    let listed: [[String: Any]]
    let policies: [WrittenPolicy]
    let resourceControlPolicies: [WrittenPolicy]
    /// The accounts of which something was collected.
    let collected: [WrittenAccount]

    init(folder: URL) throws {
        let answers = folder.appending(path: "organization")
        let description = try json(answers.appending(path: "describe-organization.json"))["Organization"]
        let organization = try #require(description as? [String: Any])
        let managementAccount = try #require(organization["MasterAccountId"] as? String)
        let roots = try #require(json(answers.appending(path: "list-roots.json"))["Roots"] as? [[String: Any]])
        self.folder = folder
        self.managementAccount = managementAccount
        partition = try String(#require(organization["Arn"] as? String).split(separator: ":")[1])
        featureSet = try #require(organization["FeatureSet"] as? String)
        rootID = try #require(roots.first?["Id"] as? String)
        policyTypes = try #require(roots.first?["PolicyTypes"] as? [[String: String]]).compactMap { $0["Type"] }
        listed = try Self.pages(answers).flatMap { try #require($0["Accounts"] as? [[String: Any]]) }
        policies = try WrittenPolicy.all(in: answers)
        resourceControlPolicies = try WrittenPolicy.all(in: answers.appending(path: "rcp"))
        let accounts = folder.appending(path: "accounts")
        collected = try FileManager.default.contentsOfDirectory(atPath: accounts.path).sorted().map { id in
            let place: WrittenAccount.Place = id == managementAccount ? .management : .member
            return try WrittenAccount(folder: accounts.appending(path: id), place: place)
        }
    }

    var listedIDs: [String] {
        listed.compactMap { $0["Id"] as? String }
    }

    func has(_ file: String) -> Bool {
        FileManager.default.fileExists(atPath: folder.appending(path: "organization/\(file)").path)
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
        let entries = try json(folder.appending(path: "organization/\(file)"))[member] as? [[String: Any]]
        return try #require(entries).compactMap { $0["Id"] as? String }
    }

    /// The pages of `list-accounts`, as long as each says that there is more.
    private static func pages(_ folder: URL) throws -> [[String: Any]] {
        var pages = [try json(folder.appending(path: "list-accounts.json"))]
        while pages.last?["NextToken"] != nil {
            pages.append(try json(folder.appending(path: "list-accounts.\(pages.count + 1).json")))
        }
        return pages
    }
}
