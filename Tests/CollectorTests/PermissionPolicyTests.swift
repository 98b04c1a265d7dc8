import AWSClient
import Testing

@testable import Collector

@Suite struct `The role that is rolled out` {
    private let policy = PermissionPolicy(.member, options: CollectionOptions(), partition: "aws")

    /// Source: <https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-iam-role.html>
    @Test(arguments: [
        (given: "AuditRole", path: nil, name: "AuditRole"), (given: "audit/Tap", path: "/audit/", name: "Tap"),
        (given: "a/b/Tap", path: "/a/b/", name: "Tap"),
    ])
    func `has its path apart from its name`(given: String, path: String?, name: String) throws {
        let text = policy.cloudFormation(roleName: given, externalID: nil)
        let properties = try JSON(parsing: Array(text.utf8))["Resources"]?["TaprootRole"]?["Properties"]
        #expect(properties?["RoleName"]?.string == name)
        #expect(properties?["Path"]?.string == path)
        let lines = policy.terraform(roleName: given, externalID: nil).split(separator: "\n").map {
            $0.split(separator: " ")
        }
        let values = { (key: String) in lines.first { $0.first.map(String.init) == key }?.last.map(String.init) }
        #expect(values("path") == path.map { "\"\($0)\"" })
        #expect(lines.contains { $0.map(String.init) == ["name", "=", "\"\(name)\""] })
    }

    /// Source: <https://developer.hashicorp.com/terraform/language/expressions/strings#escape-sequences>
    @Test func `is no template of Terraform's beyond the collector's ARN`() {
        let text = policy.terraform(roleName: "R${a}%{b}", externalID: "E${c}%{d}")
        #expect(text.contains("\"R$${a}%%{b}\""))
        #expect(text.contains("\"E$${c}%%{d}\""))
        #expect(text.contains("\"${var.collector_arn}\""))
    }
}
