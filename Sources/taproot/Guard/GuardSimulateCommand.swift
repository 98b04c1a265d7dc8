internal import ArgumentParser
internal import Evidence
internal import Ledger
internal import Organization
internal import Posture
internal import Remedy
internal import Report
internal import Trail

struct GuardSimulateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "simulate",
        abstract: "Tell what would come of attaching a policy, before anybody does.",
        discussion: """
            Judges the fleet again with one more service control policy: which verdicts change, which accounts it does not \
            reach and why, which of root's past requests it would have denied, and what root users could no longer do. The \
            places above and below are compared.

            Of past requests only what the trail tells counts as known. Where more would have to be known the answer is \
            that it depends, with the keys named.

            What comes first, where there is such a thing: accounts in which root would be denied and of which nobody else is \
            known to be an administrator, and that AWS would attach no further policy there. A policy that AWS would not take \
            at all is refused.

            EXAMPLES
              taproot guard build --require-mfa -o guard.json
              taproot guard simulate guard.json --at ou-a1b2-c3d4e5f6 fleet
              taproot guard simulate guard.json --at r-a1b2 fleet --history 30d --ledger ledger.sqlite --format json
              taproot guard simulate guard.json --at 111122223333 fleet --activity AWSLogs

            The ledger is the one of `taproot ledger ingest`; where there is none, and none is named, there is no history.
            """
    )

    @Argument(help: "A file with the policy, or - for standard input.")
    var policy: String

    @Option(
        help: ArgumentHelp(
            "Where it is to be attached: a root, an organizational unit or an account.",
            valueName: "node"
        )
    )
    var at: NodeID

    @Argument(help: "Where the evidence lies, as for audit.")
    var paths: [String]

    @Option(help: "How far back to look at requests, from --as-of or else from the newest one.")
    var history: Span = .days(90)

    @OptionGroup var ledgerOptions: LedgerOptions

    @OptionGroup var options: SettingsOptions

    @OptionGroup var trails: ActivityOptions

    @Option(help: "text or json.")
    var format: Format = .text

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text
        case json
    }

    func run() async throws {
        try await Exit.reporting {
            let proposal = try proposal()
            let activity = try await trails.trailActivity()
            let settings = try options.settings()
            let audit = try await Loading.audit(
                paths,
                settings,
                uses: try trails.uses(with: activity),
                administrators: .ofEverybody
            )
            let simulator: AttachingSimulator
            do throws(SimulationError) {
                simulator = try AttachingSimulator(audit, proposal, workers: Loading.cores)
            } catch {
                throw InputError(description: error.description)
            }
            let past = PastEvents(try events(activity), within: history, until: settings.asOf)
            let simulation = await simulator.simulate(past.events)
            var output = FileOutput()
            switch format {
            case .text:
                SimulationTextView(simulation, past, style: .current(toFile: false)).write(to: &output)
            case .json: SimulationJSONView(simulation, past).write(to: &output)
            }
            try output.finish()
        }
    }

    private func proposal() throws(InputError) -> Proposal {
        let text = try InputFile.text(policy)
        do throws(GuardDocumentError) { return try Proposal(text, at: at) } catch {
            let reasons = error.reasons.map { reason in
                // Most begin with line and column.
                reason.first?.isNumber == true ? "\(policy):\(reason)" : "\(policy): \(reason)"
            }
            throw InputError(
                description: "AWS would not take it as a service control policy: \(reasons.joined(separator: "; "))"
            )
        }
    }

    /// The events of root users in the trails and in the ledgers, each once.
    private func events(_ trails: Activity) throws -> [ActivityEvent] {
        var all = trails
        if let ledger = try ledgerOptions.ledgerIfThere() { try Self.add(ledger, to: &all) }
        for path in self.trails.ledgers { try Self.add(try Ledger(path: path, creating: false), to: &all) }
        return all.ordered
    }

    private static func add(_ ledger: Ledger, to activity: inout Activity) throws {
        var events: [ActivityEvent] = []
        try ledger.forEachEvent { if $0.isRootActor { events.append($0) } }
        activity.add(events)
    }
}
