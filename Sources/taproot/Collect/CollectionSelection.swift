internal import ArgumentParser
internal import Collector
internal import Organization
internal import Posture

/// What a collection is to take.
struct CollectionSelection: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The role to assume in member accounts; several are tried in their order. "
                + "(default: OrganizationAccountAccessRole)",
            valueName: "name"
        )
    )
    var roleName: [String] = []

    @Option(help: ArgumentHelp("What the roles' trust policies ask for as sts:ExternalId.", valueName: "id"))
    var externalID: String?

    @Option(help: ArgumentHelp("What the sessions are called in CloudTrail.", valueName: "name"))
    var sessionName = "taproot"

    @Option(help: ArgumentHelp("How long a session in a member account lasts, 15m to 12h.", valueName: "span"))
    var sessionDuration = Span(seconds: 3600)

    @Option(help: ArgumentHelp("Only these accounts' own evidence; may be given again.", valueName: "id"))
    var account: [AccountID] = []

    @Option(
        help: ArgumentHelp(
            "Look at trails, alarms, rules and AWS Config in these Regions too, separated by commas, or in all that "
                + "are switched on: all. (default: only where events of root users are recorded)",
            valueName: "regions"
        )
    )
    var regions: String?

    @Option(help: ArgumentHelp("Ask again what is older; 0s asks everything again.", valueName: "span"))
    var maxAge = Age(span: Span(seconds: 12 * 3600))

    @Option(help: ArgumentHelp("How many accounts are asked at a time.", valueName: "number"))
    var concurrency = 64

    @Flag(
        inversion: .prefixedNo,
        help: "Ask root users themselves, where the organization has centralized root access."
    )
    var assumeRoot = true

    @Option(
        help: ArgumentHelp(
            "Also take every resource that AWS Config knows: from the organization's aggregator, or from the newest "
                + "snapshots in the delivery bucket.",
            valueName: "aggregator|snapshots"
        )
    )
    var inventory: CollectionOptions.Inventory?

    func validate() throws {
        guard (900...43_200).contains(sessionDuration.seconds) else {
            throw ValidationError("--session-duration must be from 15m to 12h.")
        }
        guard (1...256).contains(concurrency) else { throw ValidationError("--concurrency must be from 1 to 256.") }
        guard roleName.allSatisfy(Self.isRoleName) else {
            throw ValidationError("--role-name takes a role's name, or its path and name, and no ARN.")
        }
    }

    var options: CollectionOptions {
        var options = CollectionOptions()
        if !roleName.isEmpty { options.roleNames = roleName }
        options.externalID = externalID
        options.sessionName = sessionName
        options.sessionSeconds = Int(sessionDuration.seconds)
        options.accounts = Set(account.map(\.description))
        options.regions =
            regions == "all" ? nil : (regions ?? "").split(separator: ",").map(String.init)
        options.maximalAge = Int(maxAge.span.seconds)
        options.width = concurrency
        options.asksRoot = assumeRoot
        options.inventory = inventory
        return options
    }

    private static let punctuation = "0123456789+=,.@_-/".unicodeScalars

    /// Source: <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html>
    private static func isRoleName(_ name: String) -> Bool {
        !name.isEmpty && name.utf8.count <= 512
            && name.unicodeScalars.allSatisfy { scalar in
                scalar.isASCII && (scalar.properties.isAlphabetic || punctuation.contains(scalar))
            }
    }
}

/// How old something may be: a span, or no age at all.
struct Age: ExpressibleByArgument {
    let span: Span

    init(span: Span) {
        self.span = span
    }

    init?(argument: String) {
        if argument == "0s" {
            span = Span(seconds: 0)
        } else if let found = Span(argument: argument) {
            span = found
        } else {
            return nil
        }
    }

    var defaultValueDescription: String { span.words }
}
