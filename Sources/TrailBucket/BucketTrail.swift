public import AWSClient
public import Organization
public import Trail

/// A trail in a bucket, read where it lies: its keys are listed page by page while its files are fetched, so that a trail of
/// any size takes little memory.
public actor BucketTrail {
    /// An object that may be fetched.
    public struct Entry: Hashable, Sendable {
        /// `s3://BUCKET/KEY`.
        public let path: String
        /// In bytes, as it lies there.
        public let size: Int
        /// When it was written.
        public let modified: Instant
    }

    private let client: AWSClient
    private let places: [BucketPath]
    private let startAfter: String?
    private let withDigests: Bool
    private let wanted: (@Sendable ([Entry]) -> [Bool])?
    private var place = 0
    private var page: String?
    private var isBegun = false
    /// The last key of the place so far.
    private var last = ""
    /// Whether the place has a file of a trail so far.
    private var hasFound = false
    /// So many pages in a row had no object.
    private var emptyPages = 0
    private var waiting: [Entry] = []
    private var listing: Task<Void, Never>?
    /// What could not be listed so far.
    public private(set) var problems: [TrailProblem] = []
    /// How many objects were passed over, since by their names they hold no events.
    public private(set) var passedOver = 0

    /// Where so many pages in a row hold nothing, the listing is given up.
    private static let mostEmptyPages = 10_000

    /// Larger objects are not fetched: AWS's own have 50 MB at most. In bytes.
    public static let largestObject = 64 << 20

    /// A trail at these places.
    ///
    /// - Parameters:
    ///   - places: Buckets and what keys begin with.
    ///   - client: Asks S3.
    ///   - startAfter: Only keys behind this one, in the order of their bytes; nil for all.
    ///   - withDigests: Whether digests come out too.
    ///   - wanted: Asked of many objects at a time which of them are to be fetched; nil for all.
    public init(
        _ places: [BucketPath],
        client: AWSClient,
        startAfter: String? = nil,
        withDigests: Bool = false,
        wanted: (@Sendable ([Entry]) -> [Bool])? = nil
    ) {
        self.places = Self.withoutOverlap(places)
        self.client = client
        self.startAfter = startAfter
        self.withDigests = withDigests
        self.wanted = wanted
    }

    /// A place within another one is that one's.
    private static func withoutOverlap(_ places: [BucketPath]) -> [BucketPath] {
        places.enumerated().filter { index, place in
            !places.enumerated().contains { other, wider in
                // Keys are bytes: texts that look the same may be different ones.
                guard wider.bucket == place.bucket, place.prefix.utf8.starts(with: wider.prefix.utf8) else {
                    return false
                }
                return wider.prefix.utf8.count < place.prefix.utf8.count || other < index
            }
        }.map(\.element)
    }

    /// Fetches the next file.
    ///
    /// - Returns: The file, or why it cannot be had; nil where there is none left.
    public nonisolated func next() async -> Result<FetchedFile, TrailProblem>? {
        guard let entry = await nextEntry() else { return nil }
        return await fetch(entry)
    }

    /// The next object, not fetched.
    ///
    /// - Returns: The object; nil where there is none left.
    public func nextEntry() async -> Entry? {
        while waiting.isEmpty, place < places.count {
            // Whoever comes while a page is on its way waits for it, rather than asking for the same one.
            if let listing {
                await listing.value
                continue
            }
            let task = Task { await listPage() }
            listing = task
            await task.value
        }
        return waiting.popLast()
    }

    /// Fetches an object.
    ///
    /// - Parameter entry: The object.
    /// - Returns: The file, or why it cannot be had.
    public nonisolated func fetch(_ entry: Entry) async -> Result<FetchedFile, TrailProblem> {
        guard entry.size <= Self.largestObject else {
            let reason = "has \(entry.size >> 20) MB, more than the \(Self.largestObject >> 20) MB that are fetched"
            return .failure(TrailProblem(path: entry.path, reason: reason))
        }
        return await fetch(entry.path, modified: entry.modified)
    }

    private nonisolated func fetch(_ path: String, modified: Instant) async -> Result<FetchedFile, TrailProblem> {
        guard let place = BucketPath(path) else {
            return .failure(TrailProblem(path: path, reason: "is no object's path"))
        }
        do throws(AWSError) {
            let object = try await client.object(place.prefix, in: place.bucket)
            return .success(
                FetchedFile(
                    path: path,
                    bytes: object.bytes,
                    modified: modified.millisecondsSince1970 * 1_000_000,
                    metadata: object.metadata
                )
            )
        } catch {
            let reason = "cannot be fetched: \(Self.line(error))"
            return .failure(TrailProblem(path: path, reason: reason, isUnreached: true))
        }
    }

    private static func line(_ error: AWSError) -> String {
        "\(error)".split(whereSeparator: \.isNewline).joined(separator: " ")
    }

    private func listPage() async {
        // Waiting for a task that has ended is no waiting: whoever still found it here would go round for ever, and keep
        // the actor from everybody else.
        defer { listing = nil }
        let current = places[place]
        do throws(AWSError) {
            let listing = try await client.objects(
                in: current.bucket,
                prefix: current.prefix,
                startAfter: isBegun ? nil : startAfter,
                page: page
            )
            try follow(listing)
            take(listing, in: current)
            page = listing.next
            isBegun = true
            if page == nil, !hasFound, try await isEmpty(current) { noteNothing(current) }
        } catch {
            let how = isBegun ? "cannot be listed to its end" : "cannot be listed"
            let path = current.path(of: current.prefix)
            let reason = "\(how): \(Self.line(error))"
            problems.append(TrailProblem(path: path, reason: reason, isUnreached: true))
            page = nil
        }
        if page == nil { endPlace() }
    }

    /// S3 lists keys in the order of their bytes. A page that goes back would lead in a circle.
    private func follow(_ listing: S3Listing) throws(AWSError) {
        guard let first = listing.objects.first, let end = listing.objects.last else {
            emptyPages += 1
            if emptyPages > Self.mostEmptyPages { throw .tooManyPages }
            return
        }
        if isBegun, !last.utf8.lexicographicallyPrecedes(first.key.utf8) { throw .pageRing }
        emptyPages = 0
        last = end.key
    }

    /// Whether a place in which no file was found has none, rather than none behind the key to start after.
    private func isEmpty(_ place: BucketPath) async throws(AWSError) -> Bool {
        if startAfter == nil { return true }
        let listing = try await client.objects(in: place.bucket, prefix: place.prefix)
        return listing.objects.isEmpty && listing.next == nil
    }

    /// Somebody who names a place with nothing in it has probably named another one than was meant. Where digests are wanted
    /// too, whoever reads them says so.
    private func noteNothing(_ place: BucketPath) {
        if withDigests { return }
        let reason = "holds no file of a trail: no key ends in .json, .jsonl, .csv, .log or .gz, digests left aside"
        problems.append(TrailProblem(path: place.path(of: place.prefix), reason: reason))
    }

    private func endPlace() {
        place += 1
        isBegun = false
        hasFound = false
        last = ""
        emptyPages = 0
    }

    private func take(_ listing: S3Listing, in place: BucketPath) {
        // A folder made in S3's console is an object without bytes whose key ends in a slash.
        let files = listing.objects.filter { !$0.key.hasSuffix("/") }
        let ofTrail = files.filter { FetchedFile.isOfTrail($0.key, withDigests: withDigests) }
        passedOver += files.count - ofTrail.count
        if !ofTrail.isEmpty { hasFound = true }
        var entries = ofTrail.map { object in
            Entry(
                path: place.path(of: object.key),
                size: object.size,
                modified: Instant(iso8601: object.lastModified) ?? .unknown
            )
        }
        if let wanted { entries = zip(entries, wanted(entries)).filter(\.1).map(\.0) }
        // The largest come first, so that workers end at about the same time.
        waiting = entries.sorted { ($0.size, $1.path) < ($1.size, $0.path) }
    }
}
