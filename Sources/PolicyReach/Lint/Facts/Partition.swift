/// The partitions of AWS.
///
/// Source: <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html>
enum Partition {
    /// Those that anybody can have accounts in, with the name that people know.
    static let open = [("aws", "the commercial regions"), ("aws-cn", "China"), ("aws-us-gov", "GovCloud")]

    static let all: Set = [
        "aws", "aws-cn", "aws-us-gov", "aws-eusc", "aws-iso", "aws-iso-b", "aws-iso-e", "aws-iso-f",
    ]
}
