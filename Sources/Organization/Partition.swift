/// A group of AWS regions with accounts and ARNs of its own.
///
/// Source: <https://docs.aws.amazon.com/whitepapers/latest/aws-fault-isolation-boundaries/partitions.html>
public enum Partition: String, Hashable, Sendable, CaseIterable {
    /// The standard regions.
    case aws
    /// AWS GovCloud (US). Its accounts have no root sign-in of their own.
    case govCloud = "aws-us-gov"
    /// The regions in China.
    case china = "aws-cn"
    /// The isolated regions.
    case iso = "aws-iso"
    /// The isolated regions, Secret.
    case isoB = "aws-iso-b"
    /// The isolated regions, Europe.
    case isoE = "aws-iso-e"
    /// The isolated regions, further ones.
    case isoF = "aws-iso-f"
    /// The European Sovereign Cloud.
    case europeanSovereignCloud = "aws-eusc"
}
