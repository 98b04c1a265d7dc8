extension AWSClient {
    /// One page of a bucket's objects.
    ///
    /// - Parameters:
    ///   - bucket: The bucket.
    ///   - prefix: What the keys begin with.
    ///   - startAfter: Only keys that come after this one.
    ///   - page: What the page before said to ask with.
    ///   - byFolder: Whether keys that go on behind the next slash are told by what comes before it only.
    /// - Returns: The page.
    /// - Throws: ``AWSError``.
    public func objects(
        in bucket: String,
        prefix: String = "",
        startAfter: String? = nil,
        page: String? = nil,
        byFolder: Bool = false
    ) async throws(AWSError) -> S3Listing {
        var query = [HTTPRequest.QueryItem("list-type", "2"), HTTPRequest.QueryItem("encoding-type", "url")]
        query.append(HTTPRequest.QueryItem("prefix", prefix))
        if byFolder { query.append(HTTPRequest.QueryItem("delimiter", "/")) }
        if let startAfter { query.append(HTTPRequest.QueryItem("start-after", startAfter)) }
        if let page { query.append(HTTPRequest.QueryItem("continuation-token", page)) }
        let listing = try await ask("GET", .listObjectsV2, bucket: bucket, query: query) {
            answer throws(AnswerReader.Malformed) in
            try S3Listing(parsing: answer.body)
        }
        guard listing.next == nil || listing.next != page else { throw .pageRing }
        return listing
    }

    /// An object with its bytes.
    ///
    /// - Parameters:
    ///   - key: The object's key.
    ///   - bucket: The bucket.
    /// - Returns: The object.
    /// - Throws: ``AWSError``.
    public func object(_ key: String, in bucket: String) async throws(AWSError) -> S3Object {
        try await ask("GET", .getObject, bucket: bucket, key: key) { answer throws(AnswerReader.Malformed) in
            S3Object(answer)
        }
    }

    /// The Region that a bucket is in, which AWS tells even those who may not use the bucket.
    ///
    /// Source: <https://docs.aws.amazon.com/AmazonS3/latest/API/API_HeadBucket.html>
    ///
    /// - Parameter bucket: The bucket.
    /// - Returns: The Region.
    /// - Throws: ``AWSError`` where there is no such bucket.
    public func region(ofBucket bucket: String) async throws(AWSError) -> String {
        if let known = connections.region(ofBucket: bucket) { return known }
        do {
            let found = try await askHere("HEAD", .headBucket, bucket: bucket) {
                answer throws(AnswerReader.Malformed) in
                answer.header("x-amz-bucket-region")
            }
            return found ?? region
        } catch {
            guard let region = error.refusal?.bucketRegion else { throw error }
            connections.set(region: region, ofBucket: bucket)
            return region
        }
    }

    /// Asks in the Region that the bucket is known to be in, and once more in another where AWS names one.
    private func ask<Value: Sendable>(
        _ method: String,
        _ operation: Operation,
        bucket: String,
        key: String? = nil,
        query: [HTTPRequest.QueryItem] = [],
        read: (HTTPAnswer) throws(AnswerReader.Malformed) -> Value
    ) async throws(AWSError) -> Value {
        let first = self.in(region: connections.region(ofBucket: bucket) ?? region)
        do {
            return try await first.askHere(method, operation, bucket: bucket, key: key, query: query, read: read)
        } catch {
            guard let named = error.refusal?.bucketRegion, named != first.region else { throw error }
            connections.set(region: named, ofBucket: bucket)
            let second = self.in(region: named)
            return try await second.askHere(method, operation, bucket: bucket, key: key, query: query, read: read)
        }
    }

    private func askHere<Value: Sendable>(
        _ method: String,
        _ operation: Operation,
        bucket: String,
        key: String? = nil,
        query: [HTTPRequest.QueryItem] = [],
        read: (HTTPAnswer) throws(AnswerReader.Malformed) -> Value
    ) async throws(AWSError) -> Value {
        let endpoint = try connections.endpoints.endpoint(of: .s3, in: region)
        let address = S3Address(bucket: bucket, key: key, at: endpoint)
        let request = HTTPRequest(
            method: method,
            scheme: endpoint.scheme,
            host: address.host,
            port: endpoint.port,
            path: address.path,
            query: query,
            headers: [HTTPRequest.Header("User-Agent", connections.agent)]
        )
        let scope = SigningScope(region: endpoint.region, service: "s3", isS3: true)
        return try await send(request, for: operation, in: scope, read: read)
    }
}
