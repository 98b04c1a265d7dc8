import AWSClient
import Synchronization
import Testing
import Trail
import TrailBucket

@Suite struct `A trail in a bucket` {
    private static let place = BucketPath(bucket: "trail", prefix: "AWSLogs/")

    /// Objects of several sizes, with names such as `AWSLogs/07.json`.
    private static func objects(_ count: Int) -> [String: String] {
        let keys = (0..<count).map { "AWSLogs/\($0 < 10 ? "0" : "")\($0).json" }
        return Dictionary(
            uniqueKeysWithValues: keys.enumerated().map { ($1, String(repeating: "x", count: $0 * 7 % 5)) }
        )
    }

    /// All that comes out of a trail: paths of files, and problems.
    private func read(_ trail: BucketTrail) async -> [String] {
        var found: [String] = []
        while let file = await trail.next() {
            switch file {
            case .success(let file): found.append(file.path)
            case .failure(let problem): found.append(problem.description)
            }
        }
        return found
    }

    @Test func `is listed page by page, and every object is fetched once`() async {
        let bucket = FakeBucket(Self.objects(10))
        let trail = BucketTrail([Self.place], client: bucket.client)
        let found = await read(trail)
        #expect(found.sorted() == Self.objects(10).keys.map { "s3://trail/\($0)" }.sorted())
        #expect(
            bucket.listings.map { $0["continuation-token"] } == [
                nil, "AWSLogs/02.json", "AWSLogs/05.json", "AWSLogs/08.json",
            ]
        )
        #expect(bucket.listings.map { $0["prefix"] } == Array(repeating: "AWSLogs/", count: 4))
        #expect(Set(bucket.fetched).count == 10)
        #expect(bucket.fetched.count == 10)
        #expect(await trail.problems == [])
        #expect(await trail.next() == nil)
    }

    @Test func `comes with bytes, time and what is noted on the objects`() async throws {
        let bucket = FakeBucket(["AWSLogs/a.json": "abc"], metadata: ["Signature": "0a"])
        let file = try #require(await BucketTrail([Self.place], client: bucket.client).next()).get()
        #expect(file.path == "s3://trail/AWSLogs/a.json")
        #expect(file.bytes == Array("abc".utf8))
        #expect(file.modified == 1_772_323_200_000_000_000)
        #expect(file.metadata == ["signature": "0a"])
    }

    @Test func `has the largest of a page come first`() async {
        let bucket = FakeBucket([
            "AWSLogs/1.json": "a", "AWSLogs/2.json": "aaa", "AWSLogs/3.json": "aa", "AWSLogs/4.json": "aaaa",
        ])
        _ = await read(BucketTrail([Self.place], client: bucket.client))
        #expect(bucket.fetched == ["AWSLogs/2.json", "AWSLogs/3.json", "AWSLogs/1.json", "AWSLogs/4.json"])
    }

    @Test func `begins behind a key, in every place`() async {
        let bucket = FakeBucket(Self.objects(12))
        let places = ["AWSLogs/0", "AWSLogs/1"].map { BucketPath(bucket: "trail", prefix: $0) }
        let found = await read(BucketTrail(places, client: bucket.client, startAfter: "AWSLogs/06.json"))
        #expect(found.sorted() == ["07", "08", "09", "10", "11"].map { "s3://trail/AWSLogs/\($0).json" })
        #expect(bucket.listings.map { $0["start-after"] } == ["AWSLogs/06.json", "AWSLogs/06.json"])
    }

    @Test(arguments: [nil, "AWSLogs/06.json"])
    func `tells where a place has nothing, for it was probably misspelt`(startAfter: String?) async {
        let bucket = FakeBucket(Self.objects(10).merging(["Notes/a.txt": "x"]) { one, _ in one })
        let places = [Self.place] + ["AWSLog/", "Notes/"].map { BucketPath(bucket: "trail", prefix: $0) }
        let trail = BucketTrail(places, client: bucket.client, startAfter: startAfter)
        #expect(await read(trail).count == (startAfter == nil ? 10 : 3))
        let problems = await trail.problems
        // Behind a key there may be nothing where something lies before it.
        #expect(problems.map(\.path) == ["s3://trail/AWSLog/"] + (startAfter == nil ? ["s3://trail/Notes/"] : []))
        #expect(problems.allSatisfy { $0.reason.hasPrefix("holds no file of a trail") && !$0.isUnreached })
    }

    @Test func `is no misspelling where all is known already, or comes before the key to start after`() async {
        let bucket = FakeBucket(Self.objects(10))
        let known = BucketTrail([Self.place], client: bucket.client) { entries in entries.map { _ in false } }
        #expect(await read(known) == [])
        #expect(await known.problems == [])
        let behind = BucketTrail([Self.place], client: bucket.client, startAfter: "AWSLogs/99.json")
        #expect(await read(behind) == [])
        #expect(await behind.problems == [])
    }

    @Test func `passes over what holds no events by its name, and over folders`() async {
        let bucket = FakeBucket([
            "AWSLogs/": "", "AWSLogs/1/": "", "AWSLogs/1/a.json.gz": "a", "AWSLogs/1/b.txt": "b",
            "AWSLogs/1/1_CloudTrail-Digest_x.json.gz": "c", "AWSLogs/1/1_CloudTrail-Insight_x.json.gz": "d",
        ])
        let trail = BucketTrail([Self.place], client: bucket.client)
        #expect(await read(trail) == ["s3://trail/AWSLogs/1/a.json.gz"])
        #expect(await trail.passedOver == 3)
        let withDigests = BucketTrail([Self.place], client: bucket.client, withDigests: true)
        #expect(await read(withDigests).count == 2)
        #expect(await withDigests.passedOver == 2)
    }

    @Test func `leaves out what is not wanted`() async {
        let bucket = FakeBucket(Self.objects(7))
        let asked = Mutex<[String]>([])
        let trail = BucketTrail([Self.place], client: bucket.client) { entries in
            asked.withLock { $0 += entries.map(\.path) }
            return entries.map { $0.path.hasSuffix("3.json") || $0.path.hasSuffix("6.json") }
        }
        #expect(await read(trail).sorted() == ["s3://trail/AWSLogs/03.json", "s3://trail/AWSLogs/06.json"])
        #expect(bucket.fetched.count == 2)
        #expect(asked.withLock { $0.count } == 7)
    }

    @Test func `does not fetch an object that is too large`() async {
        let bucket = FakeBucket(Self.objects(2), sizes: ["AWSLogs/01.json": 70 << 20])
        let found = await read(BucketTrail([Self.place], client: bucket.client))
        #expect(
            found.sorted() == [
                "s3://trail/AWSLogs/00.json",
                "s3://trail/AWSLogs/01.json: has 70 MB, more than the 64 MB that are fetched",
            ]
        )
        #expect(bucket.fetched == ["AWSLogs/00.json"])
    }

    @Test func `tells of a page that cannot be had, and goes on with the next place`() async {
        let bucket = FakeBucket(Self.objects(8)) { request in
            request["continuation-token"] == "AWSLogs/02.json" ? .s3(403, "AccessDenied") : nil
        }
        let other = BucketPath(bucket: "other", prefix: "")
        let trail = BucketTrail([Self.place, other], client: bucket.client)
        let found = await read(trail)
        #expect(found.filter { $0.hasPrefix("s3://trail/") }.count == 3)
        #expect(found.filter { $0.hasPrefix("s3://other/") }.count == 3)
        #expect(
            await trail.problems.map(\.description) == [
                "s3://trail/AWSLogs/: cannot be listed to its end: AWS refused: AccessDenied: no",
                "s3://other/: cannot be listed to its end: AWS refused: AccessDenied: no",
            ]
        )
    }

    @Test func `is told to be out of reach where its first page cannot be had`() async {
        let bucket = FakeBucket([:]) { _ in .s3(404, "NoSuchBucket") }
        let trail = BucketTrail([Self.place], client: bucket.client)
        #expect(await read(trail) == [])
        #expect(
            await trail.problems.map(\.description) == [
                "s3://trail/AWSLogs/: cannot be listed: AWS refused: NoSuchBucket: no"
            ]
        )
    }

    @Test(arguments: [1, 2, 3])
    func `ends where its pages lead in a circle`(length: Int) async {
        let bucket = FakeBucket([:]) { request in
            guard request["list-type"] != nil else { return nil }
            let page = Int(request["continuation-token"] ?? "0") ?? 0
            return .listing([("AWSLogs/\(page).json", 1)], next: "\((page + 1) % length)")
        }
        let trail = BucketTrail([Self.place], client: bucket.client)
        while await trail.nextEntry() != nil {}
        #expect(await trail.problems.map(\.path) == ["s3://trail/AWSLogs/"])
        #expect(await trail.problems.first?.reason.contains("lead in a circle") == true)
        #expect(bucket.listings.count <= 5)
    }

    @Test func `tells of an object that cannot be had, and reads the others`() async {
        let bucket = FakeBucket(Self.objects(5)) { request in
            request.key.hasSuffix("3.json") && request["list-type"] == nil ? .s3(403, "AccessDenied") : nil
        }
        let found = await read(BucketTrail([Self.place], client: bucket.client))
        #expect(found.count == 5)
        #expect(found.contains("s3://trail/AWSLogs/03.json: cannot be fetched: AWS refused: AccessDenied: no"))
    }

    @Test func `is asked again where S3 is busy`() async {
        let count = Mutex(0)
        let bucket = FakeBucket(Self.objects(5)) { _ in
            count.withLock { count in
                count += 1
                return count % 3 == 0 ? .s3(503, "SlowDown") : nil
            }
        }
        let trail = BucketTrail([Self.place], client: bucket.client)
        #expect(await read(trail).sorted() == (0..<5).map { "s3://trail/AWSLogs/0\($0).json" })
        #expect(await trail.problems == [])
    }

    @Test(arguments: [(500, "InternalError"), (503, "SlowDown")])
    func `survives it that all that is on its way fails at once`(status: Int, code: String) async {
        let seen = Mutex<Set<String>>([])
        let bucket = FakeBucket(Self.objects(96), pageSize: 96) { request in
            guard request["list-type"] == nil else { return nil }
            return seen.withLock { $0.insert(request.key).inserted } ? .s3(status, code) : nil
        }
        let trail = BucketTrail([Self.place], client: bucket.client)
        let found = await withTaskGroup(of: [String].self) { group in
            for _ in 0..<96 { group.addTask { await read(trail) } }
            return await group.reduce(into: []) { $0 += $1 }
        }
        #expect(found.sorted() == Self.objects(96).keys.map { "s3://trail/\($0)" }.sorted())
    }

    @Test func `is read by many at once, and no object comes twice`() async {
        let bucket = FakeBucket(Self.objects(99), pageSize: 7)
        let trail = BucketTrail([Self.place], client: bucket.client)
        let found = await withTaskGroup(of: [String].self) { group in
            for _ in 0..<40 { group.addTask { await read(trail) } }
            return await group.reduce(into: []) { $0 += $1 }
        }
        #expect(found.count == 99)
        #expect(Set(found).count == 99)
        #expect(bucket.fetched.count == 99)
        #expect(bucket.listings.count == 15)
    }

    @Test func `is read once where places overlap`() async {
        let bucket = FakeBucket(Self.objects(5))
        let places = ["", "AWSLogs/", "AWSLogs/0", "AWSLogs/"].map { BucketPath(bucket: "trail", prefix: $0) }
        #expect(await read(BucketTrail(places, client: bucket.client)).count == 5)
        #expect(bucket.listings.map { $0["prefix"] } == ["", ""])
    }

    @Test func `is listed as a whole, with digests, for whoever fetches file by file`() async throws {
        let bucket = FakeBucket(
            [
                "AWSLogs/1_CloudTrail-Digest_x.json": "a", "AWSLogs/b.json": "b", "AWSLogs/c.json": "c",
                "AWSLogs/d": "d",
            ],
            sizes: ["AWSLogs/c.json": 70 << 20],
            metadata: ["signature": "0a"]
        )
        let trail = await BucketTrail([Self.place], client: bucket.client, withDigests: true).listed()
        let digest = "s3://trail/AWSLogs/1_CloudTrail-Digest_x.json"
        #expect(trail.paths.sorted() == [digest, "s3://trail/AWSLogs/b.json", "s3://trail/AWSLogs/c.json"])
        #expect(bucket.fetched == [])
        #expect(try await trail.fetch(digest).get().metadata == ["signature": "0a"])
        await #expect(throws: TrailProblem.self) { try await trail.fetch("s3://trail/AWSLogs/c.json").get() }
        await #expect(throws: TrailProblem.self) { try await trail.fetch("s3://trail/AWSLogs/none.json").get() }
        #expect(bucket.fetched == ["AWSLogs/1_CloudTrail-Digest_x.json", "AWSLogs/none.json"])
    }
}
