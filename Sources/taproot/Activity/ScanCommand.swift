internal import ArgumentParser
internal import Glibc
internal import Report
internal import Synchronization
internal import Trail

struct ScanCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "scan",
        abstract: "Find the events of trails that concern root users.",
        discussion: """
            PATH is a file or a folder of CloudTrail: .json and .json.gz as CloudTrail writes them, one event a line, \
            answers of `aws cloudtrail lookup-events`, events by EventBridge, tables by Athena and CloudTrail Lake.

            Each event comes out once, in the order of time, as a line of JSON. It says what the event is (console-sign-in, \
            access-key-created, assume-root, guard-weakened, …), whether it is a use of root by a person or a holder of a \
            key, and whether it needed root.

            What cannot be read is told on standard error, file by file; everything else is read all the same, and the \
            exit code is 65.

            EXAMPLES
              taproot activity scan AWSLogs
              taproot activity scan AWSLogs --format table
              taproot activity scan AWSLogs | jq -r 'select(.use) | [.time, .account, .class] | @tsv'
              find /trails -newer last-scan -name '*.json.gz' | taproot activity scan --paths-from -
            """
    )

    @Argument(help: "Files and folders of trails.")
    var paths: [String] = []

    @Option(help: ArgumentHelp("Read the paths from this file, one a line; - for standard input.", valueName: "file"))
    var pathsFrom: String?

    @Option(help: "How to show events: jsonl, or table for people.")
    var format = ActivityFormat.jsonl

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp("Write to this file instead of standard output.", valueName: "file")
    )
    var output: String?

    @Option(help: ArgumentHelp("How many files to read at a time. (default: as many as there are cores)"))
    var workers: Int?

    func validate() throws {
        if paths.isEmpty == (pathsFrom == nil) {
            throw ValidationError("Name files and folders, or --paths-from a list.")
        }
        if let workers, workers < 1 { throw ValidationError("--workers must be 1 or more.") }
    }

    func run() async throws {
        try await Exit.reporting {
            let files = try files()
            let line = ProgressLine("reading files:")
            let total = Mutex(Total())
            await TrailScan(workers: workers ?? Loading.cores).read(files) { reading in
                line.show(total.withLock { $0.add(reading) })
            }
            line.clear()
            var found = total.withLock { $0 }
            try write(&found.events)
            let problems = files.problems + found.problems
            for problem in problems.map(\.description).sorted() { Exit.standardError("taproot: \(problem)\n") }
            line.say(found.words(passedOver: files.passedOver))
            if !problems.isEmpty { throw Exit.badInput }
        }
    }

    private func files() throws(InputError) -> TrailFiles {
        guard let pathsFrom else { return TrailFiles(paths) }
        if pathsFrom == "-" { return TrailFiles(namedIn: STDIN_FILENO) }
        let descriptor = open(pathsFrom, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            throw InputError(description: "\(pathsFrom): cannot be opened: \(String(cString: strerror(errno)))")
        }
        return TrailFiles(namedIn: descriptor)
    }

    private func write(_ events: inout FoundEvents) throws {
        var file = try output.map { path in try FileOutput(path: path) } ?? FileOutput()
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
        var problems: [TrailProblem] = []
        var files = 0
        var inflated = 0

        mutating func add(_ reading: TrailFileReading) -> Int {
            events.add(reading.events)
            problems += reading.problems
            files += 1
            inflated += reading.inflated
            return files
        }

        func words(passedOver: Int) -> String {
            var words = "\(files) files, \(inflated / 1_000_000) MB inflated, \(events.duplicates) copies left out"
            if passedOver > 0 { words += "; \(passedOver) files of digests and insights were passed over" }
            return words
        }
    }
}

/// The forms in which events can be shown.
enum ActivityFormat: String, ExpressibleByArgument, CaseIterable {
    case jsonl
    case table
}
