/// A part of AWS that has its own accounts, names and Regions.
///
/// Source: <https://docs.aws.amazon.com/whitepapers/latest/aws-fault-isolation-boundaries/partitions.html>
public struct Partition: Hashable, Sendable {
    /// Its name, as in ARNs: `aws`, `aws-cn`, …
    public let name: String
    /// What its host names end with.
    public let suffix: String
    /// The Region that its global services belong to.
    public let region: String
    /// IAM's host, and the Region that it is signed for.
    let iam: (host: String, region: String)

    private init(_ name: String, suffix: String, region: String, iamHost: String? = nil, iamRegion: String? = nil) {
        self.name = name
        self.suffix = suffix
        self.region = region
        iam = (iamHost ?? "iam.\(iamRegion ?? region).\(suffix)", iamRegion ?? region)
    }

    /// The partition of a Region, by its first letters.
    ///
    /// - Parameter region: The Region's name.
    public init(region: String) {
        let found = Partition.byPrefix.first { region.hasPrefix($0.prefix) }
        self = found?.partition ?? .aws
    }

    /// The Region that records what IAM and signing in do, the root user's among it: IAM's own.
    ///
    /// Source: <https://docs.amazonaws.cn/en_us/aws/latest/userguide/cloudtrail.html>
    public var recordingRegion: String { iam.region }

    /// Whether both have the same name.
    public static func == (one: Partition, other: Partition) -> Bool { one.name == other.name }

    /// Hashes the name.
    ///
    /// - Parameter hasher: Takes it.
    public func hash(into hasher: inout Hasher) { hasher.combine(name) }

    private static let aws = Partition(
        "aws",
        suffix: "amazonaws.com",
        region: "us-east-1",
        iamHost: "iam.amazonaws.com"
    )

    private static let byPrefix: [(prefix: String, partition: Partition)] = [
        (
            "cn-",
            Partition("aws-cn", suffix: "amazonaws.com.cn", region: "cn-northwest-1", iamRegion: "cn-north-1")
        ),
        (
            "us-gov-",
            Partition(
                "aws-us-gov",
                suffix: "amazonaws.com",
                region: "us-gov-west-1",
                iamHost: "iam.us-gov.amazonaws.com"
            )
        ),
        ("us-iso-", Partition("aws-iso", suffix: "c2s.ic.gov", region: "us-iso-east-1")),
        ("us-isob-", Partition("aws-iso-b", suffix: "sc2s.sgov.gov", region: "us-isob-east-1")),
        ("eu-isoe-", Partition("aws-iso-e", suffix: "cloud.adc-e.uk", region: "eu-isoe-west-1")),
        ("us-isof-", Partition("aws-iso-f", suffix: "csp.hci.ic.gov", region: "us-isof-south-1")),
        ("eusc-", Partition("aws-eusc", suffix: "amazonaws.eu", region: "eusc-de-east-1")),
    ]
}
