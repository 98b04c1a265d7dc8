import Foundation
import Testing

/// A policy of an organization, as its files tell.
struct WrittenPolicy {
    let id: String
    let statements: [[String: Any]]
    /// Ids of the nodes to which it is attached.
    let targets: [String]

    /// The policies whose answers lie in a folder, in their order.
    static func all(in folder: URL) throws -> [WrittenPolicy] {
        guard let answer = try jsonIfThere(folder.appending(path: "list-policies.json")) else { return [] }
        return try #require(answer["Policies"] as? [[String: Any]]).map { summary in
            try WrittenPolicy(id: #require(summary["Id"] as? String), folder: folder)
        }
    }

    private init(id: String, folder: URL) throws {
        self.id = id
        let policy = try json(folder.appending(path: "describe-policy.\(id).json"))["Policy"] as? [String: Any]
        let content = try #require(policy?["Content"] as? String)
        let document = try #require(try JSONSerialization.jsonObject(with: Data(content.utf8)) as? [String: Any])
        #expect(document["Version"] as? String == "2012-10-17")
        let single = (document["Statement"] as? [String: Any]).map { [$0] }
        statements = try single ?? #require(document["Statement"] as? [[String: Any]])
        let attached = try json(folder.appending(path: "list-targets-for-policy.\(id).json"))["Targets"]
        targets = try #require(attached as? [[String: String]]).compactMap { $0["TargetId"] }
    }
}

extension [String: Any] {
    /// A statement's demand on one condition key.
    func condition(_ name: String, _ key: String) -> String? {
        ((self["Condition"] as? [String: Any])?[name] as? [String: Any])?[key] as? String
    }

    /// The pattern of the principals that a statement denies something.
    var deniedPrincipal: String? {
        guard self["Effect"] as? String == "Deny" else { return nil }
        return condition("ArnLike", "aws:PrincipalArn") ?? condition("StringLike", "aws:PrincipalArn")
    }
}
