internal import AWSClient
internal import Organization
public import Trail

extension BucketTrail {
    /// Lists all objects, and fetches none yet.
    ///
    /// S3 lists the folder `CloudTrail-Digest` before `CloudTrail`, so a log file that is delivered in the meantime is
    /// newer than the digests of the listing, rather than missing from it.
    ///
    /// - Returns: Their paths, what could not be listed, and the way to fetch them.
    public func listed() async -> RemoteTrail {
        var paths: [String] = []
        var tooLarge: [String: Entry] = [:]
        while let entry = await nextEntry() {
            paths.append(entry.path)
            if entry.size > Self.largestObject { tooLarge[entry.path] = entry }
        }
        return RemoteTrail(paths: paths, problems: problems) { [tooLarge] path in
            // Only the size of those that are not fetched is of interest, so only that is kept.
            await self.fetch(tooLarge[path] ?? Entry(path: path, size: 0, modified: .unknown))
        }
    }
}

extension Instant {
    /// Where nobody said when.
    static let unknown = Instant(millisecondsSince1970: 0)
}
