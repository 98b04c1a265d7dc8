/// A service of AWS that Taproot asks.
public struct Service: Hashable, Sendable {
    /// The prefix of its actions in policies: `iam`, `cloudwatch`, …
    public let name: String
    /// The first part of its host names.
    public let host: String
    /// Its name in signatures.
    public let signingName: String
    /// Its name in environment variables that name endpoints: what follows `AWS_ENDPOINT_URL_`.
    ///
    /// Source: <https://docs.aws.amazon.com/sdkref/latest/guide/ss-endpoints-table.html>
    public let variable: String
    /// How it is spoken to.
    public let wire: WireProtocol

    /// Its name in the AWS CLI: `configservice`, …
    ///
    /// Source: <https://docs.aws.amazon.com/cli/latest/reference/>
    public var command: String { ["config": "configservice", "s3": "s3api"][name] ?? name }

    init(_ name: String, host: String? = nil, variable: String, wire: WireProtocol) {
        self.name = name
        self.host = host ?? name
        signingName = host ?? name
        self.variable = variable
        self.wire = wire
    }
}

/// How a service is spoken to.
///
/// Source: <https://smithy.io/2.0/aws/protocols/index.html>
public enum WireProtocol: Hashable, Sendable {
    /// Forms in, XML out, in this version of the service.
    case query(version: String)
    /// JSON in, JSON out: in this version, with this prefix of operations.
    case json(version: String, target: String)
    /// JSON in, JSON out, a path for each operation.
    case restJSON
    /// Paths and queries in, XML out.
    case restXML
}

extension Service {
    /// AWS Security Token Service.
    public static let sts = Service("sts", variable: "STS", wire: .query(version: "2011-06-15"))
    /// AWS Identity and Access Management.
    public static let iam = Service("iam", variable: "IAM", wire: .query(version: "2010-05-08"))
    /// AWS Organizations.
    public static let organizations = Service(
        "organizations",
        variable: "ORGANIZATIONS",
        wire: .json(version: "1.1", target: "AWSOrganizationsV20161128")
    )
    /// AWS Account Management.
    public static let account = Service("account", variable: "ACCOUNT", wire: .restJSON)
    /// AWS CloudTrail.
    public static let cloudtrail = Service(
        "cloudtrail",
        variable: "CLOUDTRAIL",
        wire: .json(version: "1.1", target: "com.amazonaws.cloudtrail.v20131101.CloudTrail_20131101")
    )
    /// Amazon CloudWatch Logs.
    public static let logs = Service(
        "logs",
        variable: "CLOUDWATCH_LOGS",
        wire: .json(version: "1.1", target: "Logs_20140328")
    )
    /// Amazon CloudWatch, over the oldest of its protocols, which it speaks in every Region.
    public static let cloudwatch = Service(
        "cloudwatch",
        host: "monitoring",
        variable: "CLOUDWATCH",
        wire: .query(version: "2010-08-01")
    )
    /// Amazon EventBridge.
    public static let events = Service(
        "events",
        variable: "EVENTBRIDGE",
        wire: .json(version: "1.1", target: "AWSEvents")
    )
    /// Amazon Simple Notification Service.
    public static let sns = Service("sns", variable: "SNS", wire: .query(version: "2010-03-31"))
    /// AWS Config.
    public static let config = Service(
        "config",
        variable: "CONFIG_SERVICE",
        wire: .json(version: "1.1", target: "StarlingDoveService")
    )
    /// Amazon S3.
    public static let s3 = Service("s3", variable: "S3", wire: .restXML)
}
