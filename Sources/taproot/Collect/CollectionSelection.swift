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
    var regions: RegionList?

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
        guard Self.consists(sessionName, 2...64, of: "_+=,.@-") else {
            throw ValidationError("--session-name takes 2 to 64 letters, digits and any of _+=,.@-")
        }
        if let externalID, !Self.consists(externalID, 2...1224, of: "_+=,.@:/-") {
            throw ValidationError("--external-id takes 2 to 1224 letters, digits and any of _+=,.@:/-")
        }
    }

    var options: CollectionOptions {
        var options = CollectionOptions()
        if !roleName.isEmpty { options.roleNames = roleName }
        options.externalID = externalID
        options.sessionName = sessionName
        options.sessionSeconds = Int(sessionDuration.seconds)
        options.accounts = Set(account)
        options.regions = regions.map(\.names) ?? []
        options.maximalAge = Int(maxAge.span.seconds)
        options.width = concurrency
        options.asksRoot = assumeRoot
        options.inventory = inventory
        return options
    }

    /// Source: <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html>
    private static func isRoleName(_ name: String) -> Bool { consists(name, 1...512, of: "+=,.@_-/") }

    /// Whether a text is so long, and of nothing but ASCII's letters, its digits and these marks.
    ///
    /// Source: <https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html>
    private static func consists(_ text: String, _ length: ClosedRange<Int>, of marks: String) -> Bool {
        length.contains(text.utf8.count)
            && text.unicodeScalars.allSatisfy { scalar in
                scalar.isASCII && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar))
                    || marks.unicodeScalars.contains(scalar)
            }
    }
}

/// Regions by their names, or all.
struct RegionList: ExpressibleByArgument {
    /// The names; nil for all that are switched on.
    let names: [String]?

    /// Source: <https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-regions.html>
    init?(argument: String) {
        let names = argument.split(separator: ",", omittingEmptySubsequences: false).map { name in
            name.split(whereSeparator: \.isWhitespace).joined().lowercased()
        }
        if names == ["all"] {
            self.names = nil
        } else if names.allSatisfy({ $0.wholeMatch(of: /[a-z]{2,}(-[a-z]+)+-[0-9]{1,2}/) != nil }) {
            self.names = names
        } else {
            return nil
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
