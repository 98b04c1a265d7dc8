/// A part of AWS with accounts, regions and ARNs of its own.
enum Partition: String, Sendable {
    case commercial = "aws"
    case govCloud = "aws-us-gov"
    case china = "aws-cn"

    /// The regions in which an account of the partition is used.
    var regions: [String] {
        switch self {
        case .commercial: ["us-east-1", "eu-central-1", "eu-west-1", "ap-southeast-2"]
        case .govCloud: ["us-gov-west-1", "us-gov-east-1"]
        case .china: ["cn-north-1", "cn-northwest-1"]
        }
    }
}
