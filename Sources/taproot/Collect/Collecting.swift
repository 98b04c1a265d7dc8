internal import AWSClient
internal import Collector

/// Runs a collection and tells how far it has come.
enum Collecting {
    /// - Parameters:
    ///   - options: what is to be taken.
    ///   - aws: with which credentials.
    ///   - folder: the snapshot's.
    ///   - logFormat: how progress is told where there is no terminal.
    /// - Returns: what was done, and what was not.
    /// - Throws: where the collection ended before its end.
    static func run(
        _ options: CollectionOptions,
        _ aws: AWSOptions,
        into folder: String,
        logFormat: LogFormat
    ) async throws -> CollectionProgress {
        #if AWS
            let tally = CollectionTally()
            return try await AWSAccess.withClient(aws) { client in
                let telling = CollectionLog(tally, format: logFormat)
                // Ends with the collection.
                async let _: Void = telling.tellNowAndThen()
                defer { telling.clear() }
                let collector = Collector(client, options: options, tally: tally, version: Version.current)
                try await collector.collect(into: folder)
                return tally.progress
            }
        #else
            throw InputError(description: "This build of Taproot was made without the AWS client (trait AWS).")
        #endif
    }

    /// The partition that a Region belongs to.
    static func partition(ofRegion region: String) -> String {
        Partition(region: region).name
    }
}
