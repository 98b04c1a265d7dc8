internal import ArgumentParser
internal import Organization
internal import Report
internal import Trail
internal import TrailIntegrity

struct VerifyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Check that trails are what CloudTrail delivered, and that nothing is missing.",
        discussion: """
            PATH is a place in a bucket, s3://BUCKET/PREFIX, whose files are read where they lie; or a folder with a trail's \
            log files and its digests, as it was copied from the bucket. Checked are the signature of every digest, the \
            hash of every log file, and that digests follow each other hour by hour: one that was deleted is found, and so \
            are several in a row.

            A digest's signature stands in the next one. That of the newest stands only in the bucket, and is read there. \
            For a copy on disk put what `aws s3api head-object` answers beside the digest, as DIGEST.metadata.json, or its \
            digits as DIGEST.signature. Without that, the newest digest is told to be unproven.

            Public keys are answers of `aws cloudtrail list-public-keys`, one a region. Where none are given, CloudTrail is \
            asked for them if a PATH is in a bucket. If none is, files list-public-keys*.json are taken that lie among or \
            beside the trail; whoever can write there can forge them.

            EXAMPLES
              taproot activity verify s3://BUCKET/AWSLogs
              taproot activity verify s3://BUCKET/AWSLogs --profile audit --from 2026-03-01 --to 2026-04-01
              aws s3 sync s3://BUCKET/AWSLogs trail/AWSLogs
              aws cloudtrail list-public-keys --region eu-west-1 --start-time 2026-03-01 --end-time 2026-04-01 \\
                > keys/eu-west-1.json
              taproot activity verify trail --public-keys keys
              taproot activity verify trail --public-keys keys --from 2026-03-01 --to 2026-04-01 --format json

            The exit code is 3 where something is modified, missing, not linked, badly signed, or covered by no digest; \
            what could not be told alone leaves it at 0, and is said. It is 69 where AWS did not let something be listed or \
            fetched, or told no keys. docs/integrity.md has more.
            """
    )

    @Argument(help: "Files and folders of trails, with their digests, or s3://BUCKET/PREFIX.")
    var paths: [String]

    @Option(
        help: ArgumentHelp(
            "A file, or a folder of files, with answers of list-public-keys; may be given more than once.",
            valueName: "file"
        )
    )
    var publicKeys: [String] = []

    @Option(help: ArgumentHelp("Check from this time on; what came before need not be there.", valueName: "time"))
    var from: Instant?

    @Option(help: ArgumentHelp("Check up to this time; digests have to be there until then.", valueName: "time"))
    var to: Instant?

    @Option(help: "text or json.")
    var format = IntegrityFormat.text

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp("Write to this file instead of standard output.", valueName: "file")
    )
    var output: String?

    @Option(help: ArgumentHelp("How many files to read at a time. (default: as many as there are cores)"))
    var workers: Int?

    @Flag(help: "Exit with 0 even where something fails.")
    var exitZero = false

    @OptionGroup(title: "AWS, for trails in buckets") var aws: AWSOptions

    func validate() throws {
        if paths.isEmpty { throw ValidationError("Name files and folders of trails.") }
        if let from, let to, from >= to { throw ValidationError("--from must come before --to.") }
        if let workers, workers < 1 { throw ValidationError("--workers must be 1 or more.") }
    }

    func run() async throws {
        try await Exit.reporting {
            let line = ProgressLine("checking digests:")
            let check = IntegrityCheck(workers: workers ?? Loading.cores, span: TimeSpan(from: from, to: to))
            let sources = try TrailSources(paths, aws: aws)
            let report = try await sources.verify(check, keys: publicKeys) { line.show($0, of: $1) }
            line.clear()
            guard let report else { throw InputError(description: Self.noDigests(paths)) }
            for problem in report.problems { Exit.standardError("taproot: \(problem.description)\n") }
            try write(report)
            if report.outcome == .failed, !exitZero { throw Exit.somethingFails }
            if !report.unreached.isEmpty { throw Exit.serviceNotReached }
            if !report.problems.isEmpty { throw Exit.badInput }
        }
    }

    private static func noDigests(_ paths: [String]) -> String {
        "\(paths.joined(separator: ", ")): no digests of CloudTrail lie there; they are in the bucket beside the log files, in "
            + "folders named CloudTrail-Digest, if the trail has log file validation switched on"
    }

    private func write(_ report: IntegrityReport) throws {
        var file = try output.map { path in try FileOutput(path: path) } ?? FileOutput()
        switch format {
        case .text: IntegrityTextView(report, style: .current(toFile: output != nil)).write(to: &file)
        case .json: IntegrityJSONView(report).write(to: &file)
        }
        try file.finish()
    }
}

/// The forms in which a check of a trail's integrity can be shown.
enum IntegrityFormat: String, ExpressibleByArgument, CaseIterable {
    case text
    case json
}
