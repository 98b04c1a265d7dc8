internal import CryptoExtras
internal import Evidence
internal import FoundationEssentials

/// The answer of `aws cloudtrail list-public-keys`.
///
/// Source: <https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-log-file-custom-validation.html>
enum PublicKeyFile {
    /// More than this is no list of keys. In bytes.
    static let limit = 16 << 20

    /// Whether a file's name is that of such an answer.
    static func isNamed(_ name: some StringProtocol) -> Bool {
        name.hasPrefix("list-public-keys") && name.hasSuffix(".json")
    }

    /// The keys in the text of an answer.
    ///
    /// Each is DER: bare as PKCS #1 has it, or with the name of its algorithm; AWS's examples have both.
    static func keys(
        in text: [UInt8],
        _ parser: borrowing JSONParser
    ) throws(Unreadable) -> [(fingerprint: String, key: _RSA.Signing.PublicKey)] {
        let root = try parser.root(of: text)
        guard let list = root["PublicKeyList"] ?? root["publicKeyList"], list.isArray else {
            throw Unreadable("is not an answer of `aws cloudtrail list-public-keys`")
        }
        return try list.map(key)
    }

    private static func key(
        _ entry: JSONValue
    ) throws(Unreadable) -> (fingerprint: String, key: _RSA.Signing.PublicKey) {
        guard let fingerprint = entry["Fingerprint"]?.string, let value = entry["Value"]?.string else {
            throw Unreadable("lists a key without its value or its fingerprint")
        }
        guard let der = Data(base64Encoded: value), let key = try? _RSA.Signing.PublicKey(derRepresentation: der) else {
            throw Unreadable("lists under \(fingerprint) what is not an RSA key of 2,048 bits or more")
        }
        return (fingerprint, key)
    }
}
