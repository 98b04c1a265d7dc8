internal import ArgumentParser
internal import Ledger
internal import Organization
internal import Posture
internal import Report

struct TrendCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "trend",
        abstract: "Tell what the ledger's history adds up to: who used root over months, and how long failures lived.",
        discussion: """
            A snapshot shows who used root lately. The history shows who did within months, who does it again and again, who \
            began again after a quiet time, how much of it nothing but habit asked for, and how long failures stand until \
            somebody mends them.

            The history comes from `taproot ledger ingest` (trails) and `taproot audit --record` (audits). Where there is no \
            trail, successive credential reports tell at least the last use of each.

            EXAMPLES
              taproot trend
              taproot trend --window 120d --format html --output trend.html
              taproot trend --repeat-days 5 --quiet 180d --format csv
              taproot trend --table weeks --output weeks.csv
            """
    )

    @OptionGroup var options: LedgerOptions

    @Option(help: "Look back from this moment (ISO 8601). Without it, from the newest that the ledger holds.")
    var asOf: Instant?

    @Option(help: "How far to look back, in whole days, such as 120d or 4w.")
    var window: Span = .days(120)

    @Option(help: "On so many days within the window, or more, is again and again.")
    var repeatDays = 3

    @Option(help: "In so many months, or more, is again and again too.")
    var repeatMonths = 2

    @Option(help: "So long without use is a quiet time.")
    var quiet: Span = .days(90)

    @Option(help: "How to show it. (default: by the ending of --output, else table)")
    var format: TrendFormat?

    @Option(help: "Which table to write as CSV. (default: users)")
    var table: TrendTable?

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp("Write to this file instead of standard output.", valueName: "file")
    )
    var output: String?

    func validate() throws {
        for (name, span) in [("--window", window), ("--quiet", quiet)] where span.seconds % 86_400 != 0 {
            throw ValidationError("\(name) is a number of whole days, such as 120d.")
        }
        if table != nil, shownFormat != .csv { throw ValidationError("--table goes with --format csv.") }
        if repeatDays < 1 || repeatMonths < 1 {
            throw ValidationError("--repeat-days and --repeat-months must be 1 or more.")
        }
    }

    func run() async throws {
        try await Exit.reporting {
            let ledger = try options.ledger(creating: false)
            guard let trend = try ledger.trend(question) else {
                throw InputError(
                    description:
                        "\(ledger.path): holds nothing\(asOf.map { " of \($0) or before" } ?? " yet"); fill it with "
                        + "taproot ledger ingest or taproot audit --record"
                )
            }
            try write(trend)
        }
    }

    private var question: TrendQuestion {
        TrendQuestion(
            asOf: asOf,
            windowDays: Int(window.seconds / 86_400),
            offenderDays: repeatDays,
            offenderMonths: repeatMonths,
            quietDays: Int(quiet.seconds / 86_400)
        )
    }

    private var shownFormat: TrendFormat { format ?? output.flatMap(TrendFormat.init(path:)) ?? .table }

    private func write(_ trend: Trend) throws {
        var file =
            try output.flatMap { $0 == "-" ? nil : $0 }.map { path in try FileOutput(path: path) } ?? FileOutput()
        switch shownFormat {
        case .table: TrendTableView(trend, style: .current(toFile: output != nil)).write(to: &file)
        case .json: TrendJSONView(trend, version: Version.current).write(to: &file)
        case .csv: TrendCSVView(trend, table ?? .users).write(to: &file)
        case .html: try TrendHTMLView(trend, version: Version.current).write(to: &file)
        }
        try file.finish()
    }
}

/// The forms in which a trend can be shown.
enum TrendFormat: String, ExpressibleByArgument, CaseIterable {
    case table
    case json
    case csv
    case html

    /// The form that a file's ending asks for.
    init?(path: String) {
        switch path.split(separator: ".").last {
        case "json": self = .json
        case "csv": self = .csv
        case "html", "htm": self = .html
        default: return nil
        }
    }
}
