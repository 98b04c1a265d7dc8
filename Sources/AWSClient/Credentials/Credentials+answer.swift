internal import FoundationEssentials

extension Credentials {
    /// The credentials in an answer of STS.
    ///
    /// - Parameter answer: What `AssumeRole` or one of its kin answered.
    /// - Throws: ``AWSError/malformed(_:)`` where it holds none.
    public init(of answer: JSON) throws(AWSError) {
        let parts = answer["Credentials"]
        guard let id = parts?["AccessKeyId"]?.string, let secret = parts?["SecretAccessKey"]?.string,
            let token = parts?["SessionToken"]?.string
        else { throw .malformed("it holds no credentials") }
        self.init(
            accessKeyID: id,
            secretAccessKey: secret,
            sessionToken: token,
            expiration: parts?["Expiration"]?.string.flatMap { try? Date($0, strategy: .iso8601) }
        )
    }
}
