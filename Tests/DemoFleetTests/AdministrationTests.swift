import DemoFleet
import Foundation
import Testing

@Suite struct `The identities of a demo fleet's accounts` {
    private static let file = "get-account-authorization-details.json"

    private func roles(of account: WrittenAccount) throws -> [[String: Any]]? {
        try account.folder.json(Self.file).map { try #require($0["RoleDetailList"] as? [[String: Any]]) }
    }

    @Test func `were collected of most accounts and not of all`() throws {
        let accounts = try WrittenFleet.large.get().accounts
        let collected = accounts.count { $0.folder.files[Self.file] != nil }
        #expect(collected * 10 > accounts.count * 8)
        #expect(collected < accounts.count)
    }

    @Test func `let the management account into most members`() throws {
        var counts = (members: 0, roles: 0, centers: 0)
        for organization in try WrittenFleet.large.get().organizations {
            let answer = try #require(try organization.answers.json("describe-organization.json"))
            let described = try #require(answer["Organization"] as? [String: Any])
            let management = try #require(described["MasterAccountId"] as? String)
            for account in organization.collected where account.id != management {
                counts.members += 1
                let roles = try roles(of: account) ?? []
                let own = roles.first { $0["RoleName"] as? String == "OrganizationAccountAccessRole" }
                if let own {
                    counts.roles += 1
                    let trust = try JSONSerialization.data(withJSONObject: own["AssumeRolePolicyDocument"] ?? [:])
                    #expect(String(decoding: trust, as: UTF8.self).contains(":iam::\(management):root"))
                }
                counts.centers += roles.count { ($0["RoleName"] as? String)?.hasPrefix("AWSReservedSSO_") == true }
            }
        }
        #expect((60...80).contains(counts.roles * 100 / counts.members))
        #expect((3...20).contains(counts.centers * 100 / counts.members))
    }

    @Test func `are the users of the credential report, some of them administrators`() throws {
        var factors: Set<String> = []
        for account in try WrittenFleet.large.get().accounts {
            guard let details = try account.folder.json(Self.file), let report = account.report else { continue }
            let users = try #require(details["UserDetailList"] as? [[String: Any]])
            let names = users.compactMap { $0["UserName"] as? String }
            let rows = Dictionary(grouping: report.rows) { $0["user"] ?? "" }
            #expect(Set(names) == Set(rows.keys).subtracting(["<root_account>"]))
            for user in users where (user["GroupList"] as? [String])?.isEmpty == false {
                let row = try #require(rows[user["UserName"] as? String ?? ""]?.first)
                #expect(row["password_enabled"] == "true")
                factors.insert(row["mfa_active"] ?? "")
            }
        }
        #expect(factors == ["true", "false"])
    }

    @Test func `are not told of the accounts of the study, which did not look at them`() throws {
        let accounts = try WrittenFleet.study.get().accounts
        #expect(accounts.allSatisfy { $0.folder.files[Self.file] == nil })
    }
}
