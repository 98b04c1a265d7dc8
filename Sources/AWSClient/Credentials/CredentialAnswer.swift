internal import FoundationEssentials

/// The JSON in which credential processes, containers and EC2 instances give credentials.
///
/// Source: <https://docs.aws.amazon.com/sdkref/latest/guide/feature-process-credentials.html>,
/// <https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instance-metadata-security-credentials.html>
struct CredentialAnswer: Decodable {
    private enum CodingKeys: String, CodingKey {
        case version = "Version"
        case accessKeyID = "AccessKeyId"
        case secretAccessKey = "SecretAccessKey"
        case sessionToken = "SessionToken"
        case token = "Token"
        case expiration = "Expiration"
    }

    let version: Int?
    private let accessKeyID: String?
    private let secretAccessKey: String?
    private let sessionToken: String?
    private let token: String?
    private let expiration: String?

    /// What the bytes of one answer say. They are shown to nobody.
    init(_ bytes: [UInt8], from source: CredentialSource) throws(CredentialError) {
        do {
            self = try JSONDecoder().decode(CredentialAnswer.self, from: Data(bytes))
        } catch {
            throw .failed(source, reason: "what it answered is not the JSON that is agreed on")
        }
    }

    func credentials(from source: CredentialSource) throws(CredentialError) -> Credentials {
        guard let accessKeyID, !accessKeyID.isEmpty else {
            throw .failed(source, reason: "its answer has no AccessKeyId")
        }
        guard let secretAccessKey, !secretAccessKey.isEmpty else {
            throw .failed(source, reason: "its answer has no SecretAccessKey")
        }
        let expires = try expiration.map { text throws(CredentialError) in
            guard let time = CredentialTime.parse(text) else {
                throw .failed(source, reason: "the Expiration in its answer is no time in ISO 8601")
            }
            return time
        }
        return Credentials(
            accessKeyID: accessKeyID,
            secretAccessKey: secretAccessKey,
            sessionToken: sessionToken ?? token,
            expiration: expires
        )
    }
}
