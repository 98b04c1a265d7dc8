import Foundation
import Testing

/// A policy of an organization as its files tell.
struct WrittenPolicy: Sendable {
    /// What a policy's document says, as far as tests ask.
    struct Statement: Decodable, Sendable {
        let effect: String
        let action: Words?
        let notAction: Words?
        let condition: [String: [String: Words]]?

        private enum CodingKeys: String, CodingKey {
            case effect = "Effect"
            case action = "Action"
            case notAction = "NotAction"
            case condition = "Condition"
        }

        func condition(_ name: String, _ key: String) -> [String]? {
            condition?[name]?[key]?.words
        }

        /// The pattern of the principals that the statement denies something.
        var deniedPrincipal: String? {
            guard effect == "Deny" else { return nil }
            return (condition("ArnLike", "aws:PrincipalArn") ?? condition("StringLike", "aws:PrincipalArn"))?.first
        }
    }

    /// One string or a list of them.
    struct Words: Decodable, Sendable {
        let words: [String]

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            words = try (try? [container.decode(String.self)]) ?? container.decode([String].self)
        }
    }

    private struct Document: Decodable {
        let version: String
        let statements: [Statement]

        private enum CodingKeys: String, CodingKey {
            case version = "Version"
            case statements = "Statement"
        }

        init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: CodingKeys.self)
            version = try container.decode(String.self, forKey: .version)
            let single = try? container.decode(Statement.self, forKey: .statements)
            statements = try single.map { [$0] } ?? container.decode([Statement].self, forKey: .statements)
        }
    }

    let id: String
    let statements: [Statement]
    /// Ids of the nodes to which it is attached.
    let targets: [String]

    /// The policies whose answers lie in a folder.
    static func all(in folder: FileTree) throws -> [WrittenPolicy] {
        guard let answer = try folder.json("list-policies.json") else { return [] }
        return try #require(answer["Policies"] as? [[String: Any]]).map { summary in
            try WrittenPolicy(id: #require(summary["Id"] as? String), folder: folder)
        }
    }

    private init(id: String, folder: FileTree) throws {
        self.id = id
        let policy = try folder.json("describe-policy.\(id).json")?["Policy"] as? [String: Any]
        let content = try #require(policy?["Content"] as? String)
        let document = try JSONDecoder().decode(Document.self, from: Data(content.utf8))
        try #require(document.version == "2012-10-17")
        statements = document.statements
        let attached = try folder.json("list-targets-for-policy.\(id).json")?["Targets"] as? [[String: String]]
        targets = try #require(attached).compactMap { $0["TargetId"] }
    }
}
