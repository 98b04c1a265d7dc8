/// One page of a bucket's objects.
public struct S3Listing: Hashable, Sendable {
    /// One object, without its bytes.
    public struct Entry: Hashable, Sendable {
        /// Its key.
        public var key: String
        /// How many bytes it has.
        public var size: Int
        /// When it was written, as AWS says it: ISO 8601.
        public var lastModified: String
        /// What identifies its contents, with the quotes around it.
        public var etag: String
    }

    /// The objects, in the order of their keys' bytes.
    public var objects: [Entry]
    /// What keys begin with up to the next slash, where folders were asked for.
    public var folders: [String]
    /// What to ask for the next page with; nil where this is the last one.
    public var next: String?
}

extension S3Listing {
    /// Reads the answer to `ListObjectsV2`, whose keys are encoded as in addresses, since XML can't hold all of them.
    init(parsing body: [UInt8]) throws(AnswerReader.Malformed) {
        let root: XMLElement
        do { root = try XMLElement(parsing: body) } catch { throw AnswerReader.Malformed(reason: "\(error)") }
        guard root.name == "ListBucketResult" else {
            throw AnswerReader.Malformed(reason: "It holds no ListBucketResult.")
        }
        let isEncoded = root["EncodingType"]?.text == "url"
        objects = []
        folders = []
        for child in root.children {
            switch child.name {
            case "Contents": objects.append(try Entry(child, isEncoded: isEncoded))
            case "CommonPrefixes": folders.append(S3Listing.decoded(child["Prefix"]?.text ?? "", isEncoded))
            default: break
            }
        }
        guard root["IsTruncated"]?.text == "true" else { return }
        guard let token = root["NextContinuationToken"]?.text, !token.isEmpty else {
            throw AnswerReader.Malformed(reason: "It says that it goes on, but not where.")
        }
        next = token
    }

    fileprivate static func decoded(_ text: String, _ isEncoded: Bool) -> String {
        guard isEncoded else { return text }
        let spaced = String(decoding: text.utf8.map { $0 == 0x2B ? 0x20 : $0 }, as: UTF8.self)
        return String(decoding: PercentText.decoded(spaced), as: UTF8.self)
    }
}

extension S3Listing.Entry {
    fileprivate init(_ element: XMLElement, isEncoded: Bool) throws(AnswerReader.Malformed) {
        guard let key = element["Key"]?.text, let size = element["Size"].flatMap({ Int($0.text) }), size >= 0 else {
            throw AnswerReader.Malformed(reason: "An object has no key or no size.")
        }
        self.key = S3Listing.decoded(key, isEncoded)
        self.size = size
        lastModified = element["LastModified"]?.text ?? ""
        etag = element["ETag"]?.text ?? ""
    }
}
