internal import AWSClient
internal import Collector
internal import CoreMetrics
internal import FoundationEssentials
internal import Glibc
internal import Report

/// Runs a collection and tells how far it has come.
enum Collecting {
    /// - Parameters:
    ///   - options: what is to be taken.
    ///   - aws: with which credentials.
    ///   - folder: the snapshot's.
    ///   - logFormat: how progress is told where there is no terminal.
    ///   - metrics: the file that figures of the run go to, if they are wanted.
    /// - Returns: what was done, and what was not.
    /// - Throws: where the collection ended before its end.
    static func run(
        _ options: CollectionOptions,
        _ aws: AWSOptions,
        into folder: String,
        logFormat: LogFormat,
        metrics: String? = nil
    ) async throws -> CollectionProgress {
        #if AWS
            let tally = CollectionTally()
            guard let metrics else {
                return try await run(options, aws, into: folder, logFormat, tally, NOOPMetricsHandler.instance)
            }
            try checkFolder(of: metrics)
            let figures = PrometheusMetrics()
            let start = ContinuousClock.now
            let result: Result<CollectionProgress, any Error>
            do {
                result = .success(try await run(options, aws, into: folder, logFormat, tally, figures))
            } catch {
                result = .failure(error)
            }
            let seconds = (ContinuousClock.now - start) / .seconds(1)
            tally.progress.tell(figures, end: Date(), seconds: seconds, isWhole: (try? result.get())?.isWhole == true)
            // Nothing in it is about an account, and whoever gathers figures is mostly another user.
            let output = try FileOutput(path: metrics, permissions: 0o644)
            output.write(PrometheusText(figures).text)
            try output.finish()
            return try result.get()
        #else
            throw InputError(description: "This build of Taproot was made without the AWS client (trait AWS).")
        #endif
    }

    /// Hours may lie between the start and the first figure.
    private static func checkFolder(of path: String) throws {
        let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
        guard access(folder, W_OK) != 0 else { return }
        throw InputError(description: "\(path): cannot be written: \(String(cString: strerror(errno)))")
    }

    #if AWS
        private static func run(
            _ options: CollectionOptions,
            _ aws: AWSOptions,
            into folder: String,
            _ logFormat: LogFormat,
            _ tally: CollectionTally,
            _ metrics: any MetricsFactory
        ) async throws -> CollectionProgress {
            try await AWSAccess.withClient(aws, metrics: metrics) { client in
                let telling = CollectionLog(tally, format: logFormat)
                // Ends with the collection.
                async let _: Void = telling.tellNowAndThen()
                defer { telling.clear() }
                let collector = Collector(client, options: options, tally: tally, version: Version.current)
                try await collector.collect(into: folder)
                return tally.progress
            }
        }
    #endif

    /// The partition of the Region that would be asked.
    static func partition(_ aws: AWSOptions) throws -> String {
        #if AWS
            return Partition(region: try AWSAccess.region(aws)).name
        #else
            return Partition(region: aws.region ?? "us-east-1").name
        #endif
    }
}
