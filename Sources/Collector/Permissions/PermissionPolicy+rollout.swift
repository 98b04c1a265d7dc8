internal import AWSClient

/// Texts that bring the role into all member accounts.
extension PermissionPolicy {
    /// A CloudFormation template with the role, to be rolled out as a StackSet with service-managed permissions.
    ///
    /// Source: <https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/stacksets-concepts.html>
    ///
    /// - Parameters:
    ///   - roleName: The role's name, behind its path where it has one: `audit/Reader`.
    ///   - externalID: What whoever assumes the role must know; nil where nothing.
    /// - Returns: The template, as JSON.
    public func cloudFormation(roleName: String, externalID: String?) -> String {
        let collector = JSON.object([JSON.Member("Ref", .string("CollectorArn"))])
        let parameter = JSON.object([
            JSON.Member("Type", .string("String")),
            JSON.Member("Description", .string("Who may assume the role: the ARN of the collector's role or account")),
        ])
        let (path, name) = Self.pathAndName(roleName)
        let place = path.map { [JSON.Member("Path", .string($0))] } ?? []
        let properties = JSON.object(
            place + [
                JSON.Member("RoleName", .string(name)),
                JSON.Member("AssumeRolePolicyDocument", Self.trust(collector, externalID: externalID)),
                JSON.Member(
                    "Policies",
                    .array([
                        .object([
                            JSON.Member("PolicyName", .string("taproot")), JSON.Member("PolicyDocument", json),
                        ])
                    ])
                ),
            ]
        )
        let role = JSON.object([
            JSON.Member("Type", .string("AWS::IAM::Role")), JSON.Member("Properties", properties),
        ])
        let template = JSON.object([
            JSON.Member("AWSTemplateFormatVersion", .string("2010-09-09")),
            JSON.Member("Description", .string("What taproot collect may read in a member account")),
            JSON.Member("Parameters", .object([JSON.Member("CollectorArn", parameter)])),
            JSON.Member("Resources", .object([JSON.Member("TaprootRole", role)])),
        ])
        return String(decoding: template.text, as: UTF8.self)
    }

    /// Terraform text with the role, to be applied in each member account.
    ///
    /// - Parameters:
    ///   - roleName: The role's name, behind its path where it has one: `audit/Reader`.
    ///   - externalID: What whoever assumes the role must know; nil where nothing.
    /// - Returns: The text, in Terraform's language.
    public func terraform(roleName: String, externalID: String?) -> String {
        let trust = Self.trust(.string("${var.collector_arn}"), externalID: externalID.map(Self.withoutTemplates))
        let (path, name) = Self.pathAndName(roleName)
        let place = path.map { "\n  path               = \(Self.terraformText($0))" } ?? ""
        return """
            variable "collector_arn" {
              description = "Who may assume the role: the ARN of the collector's role or account"
              type        = string
            }

            resource "aws_iam_role" "taproot" {
              name               = \(Self.terraformText(name))\(place)
              assume_role_policy = <<-POLICY
            \(Self.indented(trust))
              POLICY
            }

            resource "aws_iam_role_policy" "taproot" {
              name   = "taproot"
              role   = aws_iam_role.taproot.id
              policy = <<-POLICY
            \(Self.indented(json))
              POLICY
            }

            """
    }

    /// IAM takes a role's path apart from its name, between slashes.
    ///
    /// Source: <https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html>
    private static func pathAndName(_ roleName: String) -> (path: String?, name: String) {
        let parts = roleName.split(separator: "/")
        let path = parts.dropLast().joined(separator: "/")
        return (path.isEmpty ? nil : "/\(path)/", parts.last.map(String.init) ?? "")
    }

    /// JSON's strings are Terraform's, but for the beginnings of templates.
    private static func terraformText(_ text: String) -> String {
        String(decoding: JSON.string(withoutTemplates(text)).compactText, as: UTF8.self)
    }

    /// Source: <https://developer.hashicorp.com/terraform/language/expressions/strings>
    private static func withoutTemplates(_ text: String) -> String {
        text.replacing("${", with: "$${").replacing("%{", with: "%%{")
    }

    private static func indented(_ json: JSON) -> String {
        String(decoding: json.text, as: UTF8.self).split(separator: "\n").map { "    \($0)" }.joined(separator: "\n")
    }

    private static func trust(_ principal: JSON, externalID: String?) -> JSON {
        var statement = [
            JSON.Member("Effect", .string("Allow")), JSON.Member("Action", .string("sts:AssumeRole")),
            JSON.Member("Principal", .object([JSON.Member("AWS", principal)])),
        ]
        if let externalID {
            let known = JSON.object([JSON.Member("sts:ExternalId", .string(externalID))])
            statement.append(JSON.Member("Condition", .object([JSON.Member("StringEquals", known)])))
        }
        return .object([
            JSON.Member("Version", .string("2012-10-17")), JSON.Member("Statement", .array([.object(statement)])),
        ])
    }
}
