internal import ArgumentParser
internal import Report
internal import Synchronization
internal import Trail
internal import TrailBucket

struct ScanCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "scan",
        abstract: "Find the events of trails that concern root users.",
        discussion: """
            PATH is a file or a folder of CloudTrail: .json and .json.gz as CloudTrail writes them, one event a line, \
            answers of `aws cloudtrail lookup-events`, events by EventBridge, tables by Athena and CloudTrail Lake. Or it \
            is a place in a bucket, s3://BUCKET/PREFIX, whose files are read where they lie.

            Each event comes out once, in the order of time, as a line of JSON. It says what the event is (console-sign-in, \
            access-key-created, assume-root, guard-weakened, …), whether it is a use of root by a person or a holder of a \
            key, and whether it needed root.

            What cannot be read is told on standard error, file by file; everything else is read all the same, and the \
            exit code is 65, or 69 where a bucket did not give it.

            EXAMPLES
              taproot activity scan AWSLogs
              taproot activity scan AWSLogs --format table
              taproot activity scan s3://my-trail/AWSLogs --profile audit
              taproot activity scan AWSLogs | jq -r 'select(.use) | [.time, .account, .class] | @tsv'
              find /trails -newer last-scan -name '*.json.gz' | taproot activity scan --paths-from -
            """
    )

    @OptionGroup var trails: TrailPaths

    @Option(help: "How to show events: jsonl, or table for people.")
    var format = ActivityFormat.jsonl

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp("Write to this file instead of standard output.", valueName: "file")
    )
    var output: String?

    @Option(help: ArgumentHelp("How many files to read at a time. (default: as many as there are cores)"))
    var workers: Int?

    @Option(
        help: ArgumentHelp(
            "Of buckets, read only keys that come after this one: a key, or s3://BUCKET/KEY.",
            valueName: "key"
        )
    )
    var startAfter: String?

    @OptionGroup(title: "AWS, for trails in buckets") var aws: AWSOptions

    func validate() throws {
        if let workers, workers < 1 { throw ValidationError("--workers must be 1 or more.") }
        try validateStartAfter()
    }

    private func validateStartAfter() throws {
        guard let startAfter else { return }
        let buckets = Set(trails.paths.compactMap { BucketPath($0)?.bucket })
        if !trails.paths.contains(where: { $0.hasPrefix(BucketPath.scheme) }) {
            throw ValidationError("--start-after goes with a bucket: s3://BUCKET/PREFIX.")
        }
        guard startAfter.hasPrefix(BucketPath.scheme) else { return }
        guard let place = BucketPath(startAfter), buckets == [place.bucket] else {
            throw ValidationError(
                "--start-after names another bucket than the path; a key alone counts in every bucket."
            )
        }
    }

    /// The key behind which reading begins, without the bucket where that was named with it.
    private var firstKey: String? { startAfter.map { BucketPath($0)?.prefix ?? $0 } }

    func run() async throws {
        try await Exit.reporting {
            var file =
                try output.flatMap { $0 == "-" ? nil : $0 }.map { path in try FileOutput(path: path) } ?? FileOutput()
            let line = ProgressLine("reading files:")
            let total = Mutex(Total())
            let sources = try TrailSources(trails, aws: aws, startAfter: firstKey)
            let outcome = try await sources.read(workers: workers ?? Loading.cores) { reading in
                line.show(total.withLock { $0.add(reading) })
                return true
            }
            line.clear()
            var found = total.withLock { $0 }
            try write(&found.events, to: &file)
            found.problems.add(outcome.problems)
            let code = found.problems.tell()
            line.say(found.words(passedOver: outcome.passedOver))
            if let code { throw code }
        }
    }

    private func write(_ events: inout FoundEvents, to file: inout FileOutput) throws {
        switch format {
        case .jsonl: try events.forEach { ActivityJSONView($0).write(to: &file) }
        case .table:
            var all: [ActivityEvent] = []
            try events.forEach { all.append($0) }
            ActivityTableView(all, style: .current(toFile: output != nil)).write(to: &file)
        }
        try file.finish()
    }

    /// What all files came to.
    private struct Total {
        var events = FoundEvents()
        var problems = TrailProblems()
        var files = 0
        var inflated = 0

        mutating func add(_ reading: TrailFileReading) -> Int {
            events.add(reading.events)
            problems.add(reading.problems)
            files += 1
            inflated += reading.inflated
            return files
        }

        func words(passedOver: Int) -> String {
            var words = "\(files) files, \(inflated / 1_000_000) MB inflated, \(events.duplicates) copies left out"
            if passedOver > 0 { words += "; \(passedOver) files that hold no events by their names were passed over" }
            return words
        }
    }
}

/// The forms in which events can be shown.
enum ActivityFormat: String, ExpressibleByArgument, CaseIterable {
    case jsonl
    case table
}
