/// Amazon S3's operations. Their answers are read by their own functions of the client.
extension Operation {
    /// `ListObjectsV2` of Amazon S3.
    ///
    /// Source: <https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectsV2.html>
    public static let listObjectsV2 = Operation(
        .s3,
        "ListObjectsV2",
        verb: "list-objects-v2",
        permissions: ["s3:ListBucket"],
        output: [:]
    )

    /// `GetObject` of Amazon S3.
    ///
    /// Source: <https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html>
    public static let getObject = Operation(.s3, "GetObject", verb: "get-object", output: [:])

    /// `HeadBucket` of Amazon S3.
    ///
    /// Source: <https://docs.aws.amazon.com/AmazonS3/latest/API/API_HeadBucket.html>
    public static let headBucket = Operation(
        .s3,
        "HeadBucket",
        verb: "head-bucket",
        permissions: ["s3:ListBucket"],
        output: [:]
    )
}
