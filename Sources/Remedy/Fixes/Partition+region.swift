internal import Organization

extension Partition {
    /// A Region that is switched on in every account of the partition. Root sessions are opened at a Region's endpoint, never
    /// at the global one.
    ///
    /// Source: <https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoot.html>
    var region: String {
        switch self {
        case .aws: "us-east-1"
        case .govCloud: "us-gov-west-1"
        case .china: "cn-north-1"
        case .iso: "us-iso-east-1"
        case .isoB: "us-isob-east-1"
        case .isoE: "eu-isoe-west-1"
        case .isoF: "us-isof-south-1"
        case .europeanSovereignCloud: "eusc-de-east-1"
        }
    }
}
