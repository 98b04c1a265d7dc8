/// The services whose resources resource control policies bind. To all others they mean nothing.
///
/// As documented on 2026-09-26. The list grows: it had five services in 2024 and seven in June 2025.
///
/// Source: <https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps.html>, "List of AWS
/// services that support RCPs" and "Resources and entities not restricted by RCPs".
package enum ResourceControlledServices {
    /// The part of their actions before the colon.
    package static let prefixes: Set = [
        "aoss", "appconfig", "appstream", "autoscaling", "autoscaling-plans", "budgets", "clouddirectory", "cloudfront",
        "cloudsearch", "cloudtrail-data", "codeartifact", "codebuild", "codecommit", "codepipeline", "cognito-identity",
        "cognito-idp", "comprehend", "comprehendmedical", "compute-optimizer", "cost-optimization-hub", "dax", "dsql",
        "dynamodb", "ecr", "ecr-public", "events", "firehose", "fis", "fms", "gamelift", "health", "inspector-scan",
        "kendra", "kinesisvideo", "kms", "logs", "memorydb", "networkmonitor", "notifications", "opensearch",
        "pca-connector-ad", "personalize", "polly", "pricing", "resource-groups", "rolesanywhere", "s3",
        "secretsmanager", "servicediscovery", "signin", "sqs", "sts", "support", "swf", "textract",
        "timestream-influxdb", "transcribe", "transfer", "translate", "wafv2", "workspaces", "xray",
    ]

    /// Actions of these services that are not bound.
    package static let exceptions: Set = ["kms:retiregrant"]

    /// Whether resource control policies bind an action, such as `s3:GetObject`.
    package static func include(_ action: String) -> Bool {
        let action = action.lowercased()
        let service = action.utf8.prefix { $0 != UInt8(ascii: ":") }
        return prefixes.contains(String(Substring(service))) && !exceptions.contains(action)
    }
}
