internal import AWSClient
internal import FoundationEssentials
internal import Organization
internal import Trail
internal import TrailBucket
internal import TrailIntegrity

extension TrailSources {
    /// Checks the trails against their digests.
    ///
    /// - Parameters:
    ///   - check: the check.
    ///   - keys: files with public keys; for trails in buckets CloudTrail is asked where there are none.
    ///   - progress: told how many digests of how many are done.
    /// - Returns: the report; nil where no digest lies there.
    /// - Throws: where there are no credentials.
    func verify(
        _ check: IntegrityCheck,
        keys: [String],
        progress: @Sendable @escaping (Int, Int) -> Void
    ) async throws -> IntegrityReport? {
        if buckets.isEmpty { return await check.verify(folders, keys: keys, progress: progress) }
        #if AWS
            return try await AWSAccess.withClient(aws) { (client: AWSClient) async throws -> IntegrityReport? in
                _ = try await client.credentials.current()
                let remote = await BucketTrail(buckets, client: client, withDigests: true).listed()
                return await check.verify(
                    folders,
                    remote,
                    keys: keys,
                    asking: { region, time in await client.publicKeys(region, time) },
                    progress: progress
                )
            }
        #else
            throw InputError(description: "This build of Taproot was made without the AWS client (trait AWS).")
        #endif
    }
}

extension AWSClient {
    /// CloudTrail's answer to `ListPublicKeys`, or why there is none.
    fileprivate func publicKeys(_ region: String, _ time: Range<Instant>) async -> Result<[UInt8], TrailProblem> {
        // AWS refuses times that are to come.
        let end = min(Date(time.upperBound), Date.now)
        let call = Call.listPublicKeys(start: min(Date(time.lowerBound), end), end: end)
        do throws(AWSError) {
            return .success(try await self.in(region: region).answer(to: call).text)
        } catch {
            let words = "\(error)".split(whereSeparator: \.isNewline).joined(separator: " ")
            let reason = "gave no keys, so its digests are not proved: \(words)"
            return .failure(TrailProblem(path: PublicKeys.source(in: region), reason: reason))
        }
    }
}

extension Date {
    fileprivate init(_ instant: Instant) {
        self.init(timeIntervalSince1970: Double(instant.millisecondsSince1970) / 1000)
    }
}
