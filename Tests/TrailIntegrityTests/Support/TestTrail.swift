import Crypto
import CryptoExtras
import Foundation
import TestSupport

/// A trail in a bucket, as CloudTrail delivers it: digests by the hour, signed, each with the signature of the one before.
///
/// Source: <https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-log-file-custom-validation.html>
struct TestTrail {
    static let bucket = "example-bucket"
    static let account = "111122223333"

    /// Keys by name, made once: making one takes a tenth of a second.
    static let key = makeKey()
    static let otherKey = makeKey()

    var region = "eu-west-1"
    /// Trails may have underscores in their names.
    var trail = "main_trail"
    let homeRegion = "eu-central-1"
    var organization: String?
    var prefix = ""
    var signer = TestTrail.key
    /// Overrides the fingerprint that digests name.
    var fingerprint: String?

    /// What the bucket holds, by key.
    var files: [String: [UInt8]] = [:]
    private(set) var digests: [Made] = []
    private var logCount = 0

    /// A digest that was delivered.
    struct Made {
        let key: String
        let text: String
        let signature: String
        let logs: [String]
    }

    /// So many hours of a trail, with two log files each.
    init(hours: Int, region: String = "eu-west-1", organization: String? = nil, prefix: String = "") throws {
        self.region = region
        self.organization = organization
        self.prefix = prefix
        for hour in 0..<hours { try deliver(hour) }
    }

    /// Delivers the digest of an hour, counted from the trail's first, with so many log files.
    ///
    /// The first of a chain follows none, as after validation was switched on again. A backfill follows the one before.
    mutating func deliver(_ hour: Int, logs: Int = 2, isFirst: Bool = false, isBackfill: Bool = false) throws {
        let start = Self.time(hour)
        let end = Self.time(hour + 1)
        let previous = isFirst ? nil : digests.last { $0.key.hasSuffix("_backfill.json.gz") == isBackfill }
        let named = (0..<logs).map { deliverLog(hour, minute: 5 + 10 * $0) }
        let list = named.map { key in
            "{\"s3Bucket\":\"\(Self.bucket)\",\"s3Object\":\"\(key)\",\"hashValue\":\"\(Self.hash(Self.logText(key)))\","
                + "\"hashAlgorithm\":\"SHA-256\",\"newestEventTime\":\"\(end)\",\"oldestEventTime\":\"\(start)\"}"
        }
        let name = "\(Self.account)_CloudTrail-Digest_\(region)_\(trail)_\(homeRegion)_\(Self.compact(end))"
        let key = folder("CloudTrail-Digest", end) + name + (isBackfill ? "_backfill" : "") + ".json.gz"
        let text = """
            {"awsAccountId":"\(Self.account)","digestStartTime":"\(start)","digestEndTime":"\(end)",\
            "digestS3Bucket":"\(Self.bucket)","digestS3Object":"\(key)",\
            "digestPublicKeyFingerprint":"\(fingerprint ?? Self.fingerprint(signer))",\
            "digestSignatureAlgorithm":"SHA256withRSA","newestEventTime":null,"oldestEventTime":null,\
            "previousDigestS3Bucket":\(Self.json(previous.map { _ in Self.bucket })),\
            "previousDigestS3Object":\(Self.json(previous?.key)),\
            "previousDigestHashValue":\(Self.json((previous?.text).map { Self.hash($0) })),\
            "previousDigestHashAlgorithm":\(Self.json(previous.map { _ in "SHA-256" })),\
            "previousDigestSignature":\(Self.json(previous?.signature)),"logFiles":[\(list.joined(separator: ","))]}
            """
        let toSign = "\(end)\n\(Self.bucket)/\(key)\n\(Self.hash(text))\n\(previous?.signature ?? "null")"
        digests.append(Made(key: key, text: text, signature: try Self.sign(toSign, signer), logs: named))
        files[key] = Gzip.member(Array(text.utf8))
    }

    /// Delivers a log file, which no digest names yet.
    @discardableResult
    mutating func deliverLog(_ hour: Int, minute: Int) -> String {
        logCount += 1
        let time = Self.time(hour, minute: minute)
        let minute = Self.compact(time).dropLast(3) + "Z"
        let random = String(repeating: "0", count: 16 - "\(logCount)".count) + "\(logCount)"
        let key = folder("CloudTrail", time) + "\(Self.account)_CloudTrail_\(region)_\(minute)_\(random).json.gz"
        files[key] = Gzip.member(Array(Self.logText(key).utf8))
        return key
    }

    private func folder(_ kind: String, _ time: String) -> String {
        let day = time.prefix(10).replacing("-", with: "/")
        return "\(prefix)AWSLogs/\(organization.map { $0 + "/" } ?? "")\(Self.account)/\(kind)/\(region)/\(day)/"
    }
}

// MARK: - Changing what was delivered

extension TestTrail {
    /// Puts another text in a file's place.
    mutating func rewrite(_ key: String, _ change: (String) -> String) throws {
        let old = digests.first { $0.key == key }?.text ?? Self.logText(key)
        files[key] = Gzip.member(Array(change(old).utf8))
    }

    /// Deletes the digests of some hours.
    mutating func deleteDigests(_ hours: some Sequence<Int>) {
        for hour in hours { files[digests[hour].key] = nil }
    }

    /// Puts the signature of the newest digest beside it, as a file with its digits.
    mutating func addSignatureOfNewest() {
        if let newest = digests.last { files[newest.key + ".signature"] = Array((newest.signature + "\n").utf8) }
    }
}

// MARK: - Texts

extension TestTrail {
    static func logText(_ key: String) -> String { "{\"Records\":[{\"eventID\":\"\(key)\"}]}" }

    /// The start of an hour: half a minute past it, as CloudTrail's digests are.
    static func time(_ hour: Int, minute: Int = 0) -> String {
        let seconds = 1_772_323_231 + hour * 3600 + minute * 60
        return Date(timeIntervalSince1970: Double(seconds)).formatted(.iso8601)
    }

    private static func compact(_ time: String) -> String {
        time.replacing("-", with: "").replacing(":", with: "")
    }

    private static func json(_ text: String?) -> String { text.map { "\"\($0)\"" } ?? "null" }

    static func hash(_ text: String) -> String { hex(SHA256.hash(data: Data(text.utf8))) }

    static func hex(_ bytes: some Sequence<UInt8>) -> String {
        bytes.map { String(format: "%02x", $0) }.joined()
    }
}

// MARK: - Keys

extension TestTrail {
    private static func makeKey() -> _RSA.Signing.PrivateKey {
        do { return try _RSA.Signing.PrivateKey(keySize: .bits2048) } catch { fatalError("no key: \(error)") }
    }

    static func sign(_ text: String, _ key: _RSA.Signing.PrivateKey) throws -> String {
        hex(try key.signature(for: Data(text.utf8), padding: .insecurePKCS1v1_5).rawRepresentation)
    }

    /// AWS's fingerprints are the MD5 of the key's value; its documentation does not say so, but its examples are.
    static func fingerprint(_ key: _RSA.Signing.PrivateKey) -> String {
        hex(Insecure.MD5.hash(data: key.publicKey.pkcs1DERRepresentation))
    }

    /// The answer of `aws cloudtrail list-public-keys`.
    static func keyList(_ keys: [_RSA.Signing.PrivateKey]) -> String {
        let list = keys.map { key in
            "{\"Value\":\"\(key.publicKey.pkcs1DERRepresentation.base64EncodedString())\","
                + "\"ValidityStartTime\":\"2026-02-01T00:00:00+00:00\",\"ValidityEndTime\":\"2026-04-01T00:00:00+00:00\","
                + "\"Fingerprint\":\"\(fingerprint(key))\"}"
        }
        return "{\"PublicKeyList\":[\(list.joined(separator: ","))]}"
    }
}
