internal import AWSClient
internal import Organization

/// The newest snapshot of an account's resources in the bucket that AWS Config delivers to.
///
/// Source: <https://docs.aws.amazon.com/config/latest/developerguide/s3-bucket-policy.html>
struct ConfigSnapshotErrand {
    let taker: Taker
    let folder: String
    let account: AccountID

    func take() async throws(CollectionError) {
        let channels = try await taker.take(Errand(.describeDeliveryChannels(), in: folder))
        for channel in channels?["DeliveryChannels"]?.array ?? [] {
            guard let bucket = channel["s3BucketName"]?.string else { continue }
            let above = channel["s3KeyPrefix"]?.string.map { "\($0)/" } ?? ""
            let region = taker.client.region
            try await takeNewest(bucket, below: "\(above)AWSLogs/\(account)/Config/\(region)/")
        }
    }

    /// Goes down to the newest day that has a snapshot: `2026/11/2/ConfigSnapshot/…`.
    private func takeNewest(_ bucket: String, below root: String) async throws(CollectionError) {
        for year in try await folders(bucket, root) {
            for month in try await folders(bucket, year) {
                for day in try await folders(bucket, month) {
                    guard let listing = try await list(bucket, day + "ConfigSnapshot/") else { return }
                    // Names hold the time of delivery, so that the last one is the newest.
                    guard let newest = listing.objects.last else { continue }
                    return try await fetch(newest, bucket)
                }
            }
        }
    }

    /// The folders in a folder that are numbers, the largest first: neither months nor days have leading zeros.
    private func folders(_ bucket: String, _ prefix: String) async throws(CollectionError) -> [String] {
        let found = try await list(bucket, prefix, byFolder: true)?.folders ?? []
        let numbered = found.compactMap { folder in
            folder.dropLast().split(separator: "/").last.flatMap { Int($0) }.map { (number: $0, folder: folder) }
        }
        return numbered.sorted { $0.number > $1.number }.map(\.folder)
    }

    private func list(
        _ bucket: String,
        _ prefix: String,
        byFolder: Bool = false
    ) async throws(CollectionError) -> S3Listing? {
        try await taker.reach(.listObjectsV2, in: folder) { client throws(AWSError) in
            try await client.objects(in: bucket, prefix: prefix, byFolder: byFolder)
        }
    }

    private func fetch(_ entry: S3Listing.Entry, _ bucket: String) async throws(CollectionError) {
        // AWS Config's own names are short. What somebody else puts there may be longer than a file's name can be.
        guard let name = entry.key.split(separator: "/").last, !name.hasPrefix("."), name.utf8.count <= 255 else {
            return
        }
        let place = "\(folder)/config/\(name)"
        if taker.folder.bytes(place)?.count == entry.size { return }
        let object = try await taker.reach(.getObject, in: folder) { client throws(AWSError) in
            try await client.object(entry.key, in: bucket)
        }
        if let object { try taker.folder.write(object.bytes, to: place) }
    }
}
