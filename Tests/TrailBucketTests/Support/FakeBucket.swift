import AWSClient
import FoundationEssentials
import Synchronization

/// A bucket of Amazon S3 in memory, whose pages are small, and a clock that stands still but where somebody waits.
///
/// Source: <https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectsV2.html>
final class FakeBucket: Sendable {
    /// An answer in the place of the bucket's own; nil for that one.
    typealias Override = @Sendable (_ request: HTTPRequest) -> HTTPAnswer?

    private let objects: [(key: String, bytes: [UInt8])]
    private let metadata: [String: String]
    private let sizes: [String: Int]
    private let pageSize: Int
    private let override: Override
    private let asked = Mutex<[HTTPRequest]>([])
    private let clock = Mutex(Date(timeIntervalSince1970: 1_611_446_400))

    /// A bucket with these objects.
    ///
    /// - Parameters:
    ///   - objects: Bytes by key.
    ///   - sizes: What the listing says of an object's size, where that is not so.
    ///   - metadata: What is noted on every object.
    ///   - pageSize: How many objects a page has.
    ///   - override: Answers in the place of the bucket's own.
    init(
        _ objects: [String: String],
        sizes: [String: Int] = [:],
        metadata: [String: String] = [:],
        pageSize: Int = 3,
        override: @escaping Override = { _ in nil }
    ) {
        self.objects = objects.map { ($0.key, Array($0.value.utf8)) }
            .sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
        self.sizes = sizes
        self.metadata = metadata
        self.pageSize = pageSize
        self.override = override
    }

    var requests: [HTTPRequest] { asked.withLock { $0 } }
    /// The listing's requests.
    var listings: [HTTPRequest] { requests.filter { $0["list-type"] != nil } }
    /// The keys of objects that were fetched, in the order in which they were asked for.
    var fetched: [String] { requests.filter { $0["list-type"] == nil }.map(\.key) }

    var client: AWSClient {
        AWSClient(
            connections: AWSConnections(
                transport: { request, _ throws(TransportError) in await self.answer(request) },
                sign: { request, _, _, _ in request },
                retries: RetryPolicy(attempts: 3),
                timing: Timing(
                    now: { self.clock.withLock { $0 } },
                    sleep: { seconds in self.clock.withLock { $0 += seconds } },
                    chance: { 1 }
                )
            ),
            credentials: CredentialSupply(Credentials(accessKeyID: "AKIA1", secretAccessKey: "hush")),
            region: "eu-central-1"
        )
    }

    private func answer(_ request: HTTPRequest) async -> HTTPAnswer {
        asked.withLock { $0.append(request) }
        await Task.yield()
        if let answer = override(request) { return answer }
        if request["list-type"] != nil { return page(request) }
        guard let object = objects.first(where: { $0.key == request.key }) else { return .s3(404, "NoSuchKey") }
        let headers = metadata.map { HTTPRequest.Header("x-amz-meta-\($0.key)", $0.value) }
        return HTTPAnswer(status: 200, headers: headers, body: object.bytes)
    }

    private func page(_ request: HTTPRequest) -> HTTPAnswer {
        let after = request["continuation-token"] ?? request["start-after"] ?? ""
        let rest = objects.map(\.key).filter { key in
            key.hasPrefix(request["prefix"] ?? "") && after.utf8.lexicographicallyPrecedes(key.utf8)
        }
        let shown = rest.prefix(pageSize)
        return .listing(
            shown.map { key in (key, sizes[key] ?? objects.first { $0.key == key }?.bytes.count ?? 0) },
            next: rest.count > shown.count ? shown.last : nil
        )
    }
}

extension HTTPRequest {
    subscript(name: String) -> String? { query.first { $0.name == name }?.value }

    /// The key of the object that is asked for: no key here has anything but letters that are sent as they are.
    var key: String { String(path.dropFirst()) }
}

extension HTTPAnswer {
    static func s3(_ status: Int, _ code: String) -> HTTPAnswer {
        HTTPAnswer(status: status, body: Array("<Error><Code>\(code)</Code><Message>no</Message></Error>".utf8))
    }

    static func listing(_ objects: [(key: String, size: Int)], next: String? = nil) -> HTTPAnswer {
        let contents = objects.map { key, size in
            "<Contents><Key>\(key)</Key><LastModified>2026-03-01T00:00:00.000Z</LastModified><Size>\(size)</Size></Contents>"
        }
        let end =
            next.map { "<IsTruncated>true</IsTruncated><NextContinuationToken>\($0)</NextContinuationToken>" } ?? ""
        return HTTPAnswer(
            status: 200,
            body: Array("<ListBucketResult>\(end)\(contents.joined())</ListBucketResult>".utf8)
        )
    }
}
