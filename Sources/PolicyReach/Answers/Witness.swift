internal import PolicyLanguage

/// A request in the making: what a case settles, and what its dimensions can be.
struct Witness {
    var action = Text("")
    private var resource = ResourceTheory.none
    /// By their names in lower case.
    private var entries: Request.Entries = [:]
    private let keys: FormulaKeys
    private let requester: Requester

    /// Most requests have fewer keys.
    private static let usualCount = 24

    /// A request of a case with nothing but what the case settles.
    init(_ folded: FoldedCase, _ keys: FormulaKeys) {
        self.keys = keys
        requester = folded.requester
        entries.reserveCapacity(Self.usualCount)
        entries.merge(folded.constants) { $1 }
        for key in Self.shown where entries[key] == nil {
            let rule = PresenceRule(of: key, for: requester)
            if case .fixed(let value) = folded.credential.presence(by: rule) {
                entries[key] = Request.Entry(value, of: key)
            }
        }
    }

    /// Puts in what a dimension can be.
    mutating func take(_ assignment: Assignment) {
        switch assignment {
        case .action(let text): action = text
        case .resource(let text): resource = text
        case .keys(let values): for held in values { entries[held.key] = held.entry }
        }
    }

    /// The request, laid out where it is to be put to many policies.
    func request(isLaidOut: Bool) -> Request {
        var entries = entries
        var principal = requester.arn ?? "arn:aws:iam::\(RootUser.example):user/example"
        if requester == .anybody {
            if let arn = entries["aws:principalarn"]?.values.first { principal = arn.string }
            entries["aws:principalarn"] = Request.Entry(values: [Text(principal)], isMultivalued: false)
        }
        return Request(
            principal: principal,
            action: action,
            resource: resource,
            entries: entries,
            isLaidOut: isLaidOut
        ) { Self.names[$0] ?? keys.key($0).written ?? $0 }
    }

    /// AWS's own keys as AWS writes them, by their names in lower case.
    private static let names: [String: String] = {
        let names = [
            "aws:PrincipalArn", "aws:PrincipalType", "aws:PrincipalAccount", "aws:userid", "aws:PrincipalOrgID",
            "aws:PrincipalOrgPaths", "aws:PrincipalIsAWSService", "aws:MultiFactorAuthPresent",
            "aws:MultiFactorAuthAge", "aws:TokenIssueTime", "aws:AssumedRoot", "aws:ViaAWSService", "aws:CalledVia",
            "aws:CalledViaFirst", "aws:CalledViaLast", "aws:CurrentTime", "aws:EpochTime", "aws:SecureTransport",
            "aws:UserAgent", "aws:RequestedRegion", "aws:SourceIp", "aws:SourceVpc", "aws:SourceVpce",
            "aws:VpcSourceIp",
        ]
        return Dictionary(uniqueKeysWithValues: names.map { ($0.lowercased(), $0) })
    }()

    /// Those that may be settled, which are shown whether or not a policy asks for them.
    private static let shown = [
        "aws:principalarn", "aws:principaltype", "aws:principalaccount", "aws:userid", "aws:principalorgid",
        "aws:principalorgpaths", "aws:principalisawsservice", "aws:multifactorauthpresent", "aws:assumedroot",
        "aws:viaawsservice",
    ]
}
