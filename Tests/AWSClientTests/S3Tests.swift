import AWSClient
import Testing

@Suite struct `Objects of Amazon S3` {
    /// After <https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectsV2.html>.
    private static let listing = """
        <?xml version="1.0" encoding="UTF-8"?>
        <ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/">
          <Name>bucket</Name><Prefix/><KeyCount>2</KeyCount><MaxKeys>1000</MaxKeys><EncodingType>url</EncodingType>
          <IsTruncated>true</IsTruncated>
          <NextContinuationToken>1ueGcxLPRx1Tr/XYExHnhbYLgveDs2J/wm36Hy4vbOwM=</NextContinuationToken>
          <Contents>
            <Key>AWSLogs/a+b%2Bc/%C3%BC.json.gz</Key><LastModified>2009-10-12T17:50:30.000Z</LastModified>
            <ETag>&quot;fba9dede5f27731c9771645a39863328&quot;</ETag><Size>434234</Size><StorageClass>STANDARD</StorageClass>
          </Contents>
          <Contents><Key>empty</Key><LastModified>2009-10-12T17:50:30.000Z</LastModified><Size>0</Size></Contents>
          <CommonPrefixes><Prefix>AWSLogs/eu+west/</Prefix></CommonPrefixes>
        </ListBucketResult>
        """

    @Test func `are listed page by page`() async throws {
        let aws = FakeAWS(.good(Self.listing))
        let page = try await aws.client().objects(in: "bucket", prefix: "AWSLogs/", startAfter: "a b", byFolder: true)
        #expect(page.objects.map(\.key) == ["AWSLogs/a b+c/ü.json.gz", "empty"])
        #expect(page.objects.map(\.size) == [434_234, 0])
        #expect(page.objects.first?.etag == "\"fba9dede5f27731c9771645a39863328\"")
        #expect(page.folders == ["AWSLogs/eu west/"])
        #expect(page.next == "1ueGcxLPRx1Tr/XYExHnhbYLgveDs2J/wm36Hy4vbOwM=")
        let request = try #require(aws.requests.first)
        #expect(request.host == "bucket.s3.eu-central-1.amazonaws.com")
        #expect(request.path == "/")
        let query = request.query.map { "\($0.name)=\($0.value)" }.sorted()
        #expect(query == ["delimiter=/", "encoding-type=url", "list-type=2", "prefix=AWSLogs/", "start-after=a b"])
        #expect(aws.signatures == ["AKIA1 eu-central-1 s3 true 1611446400"])
    }

    @Test func `are no listing where the next page is the same one`() async throws {
        let aws = FakeAWS(.good(Self.listing))
        let token = "1ueGcxLPRx1Tr/XYExHnhbYLgveDs2J/wm36Hy4vbOwM="
        await #expect(throws: AWSError.pageRing) { try await aws.client().objects(in: "bucket", page: token) }
    }

    @Test func `come with their bytes and what is noted on them`() async throws {
        let headers = [
            HTTPRequest.Header("X-Amz-Meta-Signature", "abc"), HTTPRequest.Header("ETag", "\"1\""),
            HTTPRequest.Header("Content-Type", "application/json"),
        ]
        let aws = FakeAWS(HTTPAnswer(status: 200, headers: headers, body: [0, 255]))
        let object = try await aws.client().object("AWSLogs/ü b+c//./x", in: "bucket")
        #expect(object.bytes == [0, 255])
        #expect(object.metadata == ["signature": "abc"])
        #expect(object.etag == "\"1\"")
        #expect(aws.requests.first?.path == "/AWSLogs/%C3%BC%20b%2Bc//./x")
    }

    @Test(arguments: [
        ("dotted.bucket", [:], "s3.eu-central-1.amazonaws.com", "/dotted.bucket/k"),
        ("bucket", ["AWS_ENDPOINT_URL_S3": "http://localhost:9000/s3"], "localhost", "/s3/bucket/k"),
        ("Old_Bucket", [:], "s3.eu-central-1.amazonaws.com", "/Old_Bucket/k"),
    ]) func `are asked for by path where the bucket's name is no part of a host's`(
        bucket: String,
        environment: [String: String],
        host: String,
        path: String
    ) async throws {
        let aws = FakeAWS(.good(""))
        _ = try await aws.client(environment: environment).object("k", in: bucket)
        #expect(aws.requests.map(\.host) == [host])
        #expect(aws.requests.map(\.path) == [path])
    }

    @Test(arguments: [
        HTTPAnswer(
            status: 301,
            headers: [HTTPRequest.Header("x-amz-bucket-region", "us-west-2")],
            body: Array("<Error><Code>PermanentRedirect</Code><Message>m</Message></Error>".utf8)
        ),
        HTTPAnswer(
            status: 400,
            body: Array(
                "<Error><Code>AuthorizationHeaderMalformed</Code><Message>m</Message><Region>us-west-2</Region></Error>"
                    .utf8
            )
        ),
    ]) func `are asked for where the bucket is, from then on`(elsewhere: HTTPAnswer) async throws {
        let aws = FakeAWS(elsewhere, .good("x"))
        let client = aws.client()
        _ = try await client.object("k", in: "bucket")
        _ = try await client.object("k", in: "bucket")
        #expect(
            aws.requests.map(\.host) == [
                "bucket.s3.eu-central-1.amazonaws.com", "bucket.s3.us-west-2.amazonaws.com",
                "bucket.s3.us-west-2.amazonaws.com",
            ]
        )
        #expect(try await client.region(ofBucket: "bucket") == "us-west-2")
    }

    @Test func `tell where their bucket is even to who may not use it`() async throws {
        let header = HTTPRequest.Header("x-amz-bucket-region", "us-west-2")
        let aws = FakeAWS(HTTPAnswer(status: 403, headers: [header]))
        #expect(try await aws.client().region(ofBucket: "bucket") == "us-west-2")
        #expect(aws.requests.map(\.method) == ["HEAD"])
    }

    @Test func `that are not there are refused in AWS's words`() async throws {
        let body = "<Error><Code>NoSuchKey</Code><Message>The specified key does not exist.</Message></Error>"
        let aws = FakeAWS(HTTPAnswer(status: 404, body: Array(body.utf8)))
        let refusal = Refusal(code: "NoSuchKey", message: "The specified key does not exist.", status: 404)
        await #expect(throws: AWSError.refused(refusal)) { try await aws.client().object("k", in: "bucket") }
    }
}
