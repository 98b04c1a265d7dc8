internal import ArgumentParser
internal import Ledger
internal import Organization
internal import Report
internal import Synchronization
internal import Trail

struct LedgerIngestCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ingest",
        abstract: "Take the events of trails that concern root users into the ledger.",
        discussion: """
            PATH is a file or a folder of CloudTrail or a place in a bucket, as for `taproot activity scan`. Files that were read to their end \
            before and have not changed are left out; events that the ledger has already change nothing. So the same \
            command can be given again and again, goes on where it stopped, and may be stopped at any moment.

            EXAMPLES
              taproot ledger ingest AWSLogs
              taproot ledger ingest s3://my-trail/AWSLogs
              find /trails -name '*.json.gz' | taproot ledger ingest --paths-from -
              taproot ledger ingest AWSLogs --ledger history.sqlite && taproot trend --ledger history.sqlite
            """
    )

    @OptionGroup var trails: TrailPaths

    @OptionGroup var options: LedgerOptions

    @OptionGroup(title: "AWS, for trails in buckets") var aws: AWSOptions

    func run() async throws {
        try await Exit.reporting {
            let ledger = try options.ledger(creating: true)
            let intake = Mutex(LedgerIntake())
            let line = ProgressLine("reading files:")
            let outcome = try await TrailSources(trails, aws: aws).read(
                workers: Loading.cores,
                wanted: { files in
                    // A ledger that cannot tell now will say why when it is written to.
                    (try? ledger.hasFiles(files.map(\.stamp)))?.map { !$0 } ?? files.map { _ in true }
                }
            ) { reading in
                let taken = LedgerIntake.take(reading, into: ledger, intake)
                line.show(taken.files)
                return taken.isWritten
            }
            line.clear()
            try LedgerIntake.finish(intake, in: ledger)
            try finish(intake.withLock { $0 }, outcome)
        }
    }

    private func finish(_ intake: LedgerIntake, _ outcome: TrailSources.Outcome) throws {
        var problems = intake.problems
        problems.add(outcome.problems)
        let code = problems.tell()
        let output = FileOutput()
        output.write(intake.words + "\n")
        try output.finish()
        if let code { throw code }
    }
}

extension TrailSources.Stamp {
    fileprivate var stamp: FileStamp {
        FileStamp(path: path, size: Int64(size), modified: Instant(millisecondsSince1970: modified))
    }
}
