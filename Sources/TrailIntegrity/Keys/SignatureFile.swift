internal import Evidence
internal import Glibc
internal import Trail

/// A file beside a digest that holds its signature: `DIGEST.signature` with its hexadecimal digits, or
/// `DIGEST.metadata.json` with what `aws s3api head-object` answers.
struct SignatureFile {
    let path: String
    private let isMetadata: Bool

    /// More than this holds no signature. In bytes.
    static let limit = 1 << 20

    /// The files that may lie beside a digest, the one that counts first.
    static func beside(_ digest: String) -> [SignatureFile] {
        [
            SignatureFile(path: digest + ".signature", isMetadata: false),
            SignatureFile(path: digest + ".metadata.json", isMetadata: true),
        ]
    }

    var exists: Bool { access(path, F_OK) == 0 }

    /// The signature in the file's text.
    func signature(in text: [UInt8], _ parser: borrowing JSONParser) throws(Unreadable) -> [UInt8] {
        let hex = try isMetadata ? metadata(text, parser) : String(decoding: text, as: UTF8.self)
        let digits = hex.split(whereSeparator: \.isWhitespace)
        guard digits.count == 1, let bytes = Hex.bytes(digits[0]), !bytes.isEmpty else {
            throw Unreadable("holds no signature in hexadecimal digits")
        }
        return bytes
    }

    private func metadata(_ text: [UInt8], _ parser: borrowing JSONParser) throws(Unreadable) -> String {
        let root = try parser.root(of: text)
        guard let signature = (root["Metadata"] ?? root)["signature"]?.string else {
            throw Unreadable("holds no signature in its metadata")
        }
        return signature
    }
}
