internal import Crypto
internal import Evidence
internal import Organization

/// A digest's text, taken apart.
///
/// Source: <https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-log-file-validation-digest-file-structure.html>
struct DigestText {
    let digest: Digest
    let logs: [NamedLog]

    /// Takes the text of a digest's file apart.
    ///
    /// - Throws: where it is no digest, or another one than the file's name says.
    init(_ text: [UInt8], path: String, name: DigestName, parser: borrowing JSONParser) throws(Unreadable) {
        try self.init(parser.root(of: text), SHA256.hash(data: text), path, name)
    }

    private init(
        _ root: JSONValue,
        _ hash: SHA256Digest,
        _ path: String,
        _ name: DigestName
    ) throws(Unreadable) {
        guard let bucket = root["digestS3Bucket"]?.string, let key = root["digestS3Object"]?.string,
            let startTime = root["digestStartTime"]?.string, let start = Instant(iso8601: startTime),
            let endTime = root["digestEndTime"]?.string, let end = Instant(iso8601: endTime), start <= end,
            let fingerprint = root["digestPublicKeyFingerprint"]?.string, root["logFiles"]?.isArray == true
        else { throw Unreadable("is not a digest of CloudTrail") }
        guard FileName.plain(key) == name.text, Self.isPlace(of: key, path) else {
            throw Unreadable("was moved or renamed: it says that it is \(bucket)/\(key)")
        }
        let algorithm = root["digestSignatureAlgorithm"]?.string ?? "SHA256withRSA"
        guard algorithm == "SHA256withRSA" else {
            throw Unreadable("says that it is signed by \(algorithm); CloudTrail signs by SHA256withRSA")
        }
        let previousSignature = root["previousDigestSignature"]?.string
        let signed = "\(endTime)\n\(bucket)/\(key)\n\(Hex.text(hash))\n\(previousSignature ?? "null")"
        digest = Digest(
            path: path,
            name: name,
            start: start,
            end: end,
            fingerprint: fingerprint,
            hash: ContentHash(hash),
            signed: SHA256.hash(data: Array(signed.utf8)),
            previous: Self.link(root, previousSignature)
        )
        logs = try (root["logFiles"] ?? root).map(Self.log)
    }

    private static func link(_ root: JSONValue, _ signature: String?) -> Digest.Link? {
        root["previousDigestS3Object"]?.string.map { key in
            Digest.Link(
                key: key,
                name: FileName.plain(key),
                hash: root["previousDigestHashValue"]?.string.flatMap { ContentHash(hex: $0) },
                signature: signature.flatMap { Hex.bytes($0) }
            )
        }
    }

    private static func log(_ log: JSONValue) throws(Unreadable) -> NamedLog {
        guard let key = log["s3Object"]?.string, let hash = log["hashValue"]?.string else {
            throw Unreadable("names a log file without its key or its hash")
        }
        let isSHA256 = log["hashAlgorithm"]?.string == "SHA-256"
        return NamedLog(key: key, hash: isSHA256 ? ContentHash(hex: hash) : nil)
    }

    /// Whether a path ends as the key does. Only what lies under a folder `AWSLogs` can be compared: where the user put
    /// that folder, and whether he kept it, is up to him.
    private static func isPlace(of key: String, _ path: String) -> Bool {
        let parts = path.utf8.split(separator: UInt8(ascii: "/"))
        guard let root = parts.lastIndex(where: { $0.elementsEqual("AWSLogs".utf8) }) else { return true }
        let keyParts = key.utf8.split(separator: UInt8(ascii: "/"))
        let below = parts[root...].dropLast()
        return keyParts.dropLast().suffix(below.count).elementsEqual(below) { $0.elementsEqual($1) }
    }
}
