internal import Organization
internal import PolicyLanguage
internal import PolicyReach
internal import Trail

/// What an event tells of the request that it is the record of.
struct ToldRequest: Hashable {
    private let action: String?
    private let isSession: Bool
    /// Conditions that the request met.
    private let conditions: [Condition]
    /// The keys whose values are told, in lower case.
    private let keys: Set<String>

    /// - Parameters:
    ///   - event: the event.
    ///   - keys: the keys that matter, in lower case: what else the event tells is left out, so that more events are alike.
    init(_ event: ActivityEvent, keys: Set<String>) {
        let name = Self.action(of: event)
        action = ActionPatterns.isKnown(name) ? name : nil
        isSession = event.isAssumedRoot
        var told: [String: [Condition?]] = [:]
        Self.tellCredential(event, &told)
        Self.tellNetwork(event, &told)
        if let region = event.region {
            told["aws:requestedregion"] = [Condition("StringEquals", "aws:RequestedRegion", [region])]
        }
        if let agent = event.userAgent {
            told["aws:useragent"] = [Condition("StringEquals", "aws:UserAgent", [agent])]
        }
        for key in ["aws:CurrentTime", "aws:EpochTime"] {
            told[key.lowercased()] = [Condition("DateEquals", key, [event.time.description])]
        }
        self.keys = Set(told.keys)
        let needed = told.filter { keys.contains($0.key) || Self.always.contains($0.key) }
        conditions = needed.sorted { $0.key < $1.key }.flatMap(\.value).compactMap(\.self)
    }

    /// What tells credentials apart.
    private static let always: Set = ["aws:multifactorauthpresent", "aws:viaawsservice", "aws:tokenissuetime"]

    /// The action that an event is the record of, as most services name them: its source and its name.
    static func action(of event: ActivityEvent) -> String {
        let suffix = ".amazonaws.com"
        let service = event.source.hasSuffix(suffix) ? event.source.dropLast(suffix.count) : event.source[...]
        return "\(service):\(event.name)"
    }

    /// Keys that begin with AKIA are long-term ones, and carry no MFA; those that begin with ASIA are of sessions.
    ///
    /// Source: <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-unique-ids>
    private static func tellCredential(_ event: ActivityEvent, _ told: inout [String: [Condition?]]) {
        if let mfa = event.mfa, event.accessKey?.hasPrefix("AKIA") != true {
            told["aws:multifactorauthpresent"] = [Condition("Bool", "aws:MultiFactorAuthPresent", [String(mfa)])]
        } else if event.accessKey?.hasPrefix("AKIA") == true {
            told["aws:multifactorauthpresent"] = [Condition("Null", "aws:MultiFactorAuthPresent", ["true"])]
            told["aws:tokenissuetime"] = [Condition("Null", "aws:TokenIssueTime", ["true"])]
        }
    }

    /// An address is where the request came from, the name of a service means that it asked. Requests through VPC endpoints
    /// show a private address, and carry no source address.
    private static func tellNetwork(_ event: ActivityEvent, _ told: inout [String: [Condition?]]) {
        guard let ip = event.ip else { return }
        if let address = IPAddress(ip[...]) {
            if event.activity != .serviceEvent {
                told["aws:viaawsservice"] = [Condition("Bool", "aws:ViaAWSService", ["false"])]
            }
            if PrivateNetworks.contain(address) {
                told["aws:sourceip"] = [Condition("Null", "aws:SourceIp", ["true"])]
            } else {
                told["aws:sourceip"] = [Condition("IpAddress", "aws:SourceIp", [ip])]
                // Requests with a source address did not come through a VPC endpoint.
                for key in ["aws:SourceVpce", "aws:SourceVpc", "aws:VpcSourceIp"] {
                    told[key.lowercased()] = [Condition("Null", key, ["true"])]
                }
            }
        } else if ip.hasSuffix(".amazonaws.com") {
            told["aws:viaawsservice"] = [Condition("Bool", "aws:ViaAWSService", ["true"])]
        }
    }

    /// That all requests that it can have been are denied.
    var property: Property {
        Property(
            .about(Statement(about: [action ?? "*"], where: conditions)),
            of: isSession ? .assumeRoot : .root
        )
    }

    /// What statements ask for that is not told.
    func untold(by statements: [Statement]) -> [String] {
        var names: [String] = []
        for statement in statements {
            if action == nil, statement.actions.texts != ["*"] { names.append("the action") }
            if let resources = statement.resources, resources.texts != ["*"] { names.append("the resource") }
            names += statement.conditions.filter { condition in
                let key = condition.key.lowercased()
                return !keys.contains(key) && !Self.isOfPrincipal(key)
            }.map(\.key)
        }
        return names.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }

    private static func isOfPrincipal(_ key: String) -> Bool {
        key.hasPrefix("aws:principal") || ["aws:userid", "aws:username", "aws:assumedroot"].contains(key)
    }
}
