/// Where a bucket is to be asked.
///
/// Source: <https://docs.aws.amazon.com/AmazonS3/latest/userguide/VirtualHosting.html>
struct S3Address: Hashable, Sendable {
    let host: String
    let path: String

    /// The bucket's name stands before the host, but in the path where somebody set the endpoint or where the name holds a
    /// point or what no host name may, since no certificate is for such a host.
    init(bucket: String, key: String?, at endpoint: Endpoint) {
        let key = key.map { PercentText.encoded($0, keeping: "/") } ?? ""
        if endpoint.isCustom || !S3Address.isLabel(bucket) {
            host = endpoint.host
            path = endpoint.path + "/" + PercentText.encoded(bucket) + (key.isEmpty ? "" : "/" + key)
        } else {
            host = bucket + "." + endpoint.host
            path = "/" + key
        }
    }

    private static func isLabel(_ bucket: String) -> Bool {
        let bytes = Array(bucket.utf8)
        guard (3...63).contains(bytes.count), bytes.first != 0x2D, bytes.last != 0x2D else { return false }
        return bytes.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D }
    }
}
