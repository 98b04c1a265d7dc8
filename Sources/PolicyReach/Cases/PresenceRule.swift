internal import PolicyLanguage

/// What the principal settles of a condition key, and what is left for the credential to settle.
enum PresenceRule: Hashable, Sendable {
    /// It is the same with every credential.
    case settled(KeyPresence)
    case mfaPresent
    case mfaAge
    case tokenIssueTime
    case assumedRoot
    case viaAWSService
    case calledVia

    /// The rule of a key, given in lower case, in requests of a root user or of anybody.
    ///
    /// Source: <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html>
    init(of key: String, for user: RootUser?) {
        if let rule = Self.ofCredentials[key] {
            self = rule
        } else if let user {
            self = .settled(Self.presence(of: key, inRequestsOf: user))
        } else {
            self = .settled(Self.ofEverybody.contains(key) ? .present : Self.presence(ofOther: key))
        }
    }

    /// The same where it is settled; nil where it hangs on the credential.
    var settled: KeyPresence? {
        if case .settled(let presence) = self { presence } else { nil }
    }

    private static let ofCredentials: [String: PresenceRule] = [
        "aws:multifactorauthpresent": .mfaPresent, "aws:multifactorauthage": .mfaAge,
        "aws:tokenissuetime": .tokenIssueTime, "aws:assumedroot": .assumedRoot, "aws:viaawsservice": .viaAWSService,
        "aws:calledvia": .calledVia, "aws:calledviafirst": .calledVia, "aws:calledvialast": .calledVia,
    ]

    private static func presence(of key: String, inRequestsOf user: RootUser) -> KeyPresence {
        guard key.hasPrefix("aws:") else { return neverRoot.contains(key) ? .absent : presence(ofOther: key) }
        if key.hasPrefix("aws:principaltag/") || neverRoot.contains(key) { return .absent }
        switch key {
        case "aws:principalarn": return .fixed(.single(user.arn))
        case "aws:principaltype": return .fixed(.single("Account"))
        case "aws:principalaccount", "aws:userid": return .fixed(.single(user.account))
        case "aws:principalisawsservice": return .fixed(.single("false"))
        case "aws:principalorgid":
            return user.organization.map { .fixed(.single($0)) } ?? .fixedUnknown("the id of the organization")
        case "aws:principalorgpaths":
            return user.organizationPath.map { .fixed(.list([$0])) }
                ?? .fixedUnknown("where in its organization the account lies")
        default: return presence(ofOther: key)
        }
    }

    /// Every key of a request has its service before a colon.
    private static func presence(ofOther key: String) -> KeyPresence {
        if always.contains(key) { return .present }
        return key.utf8.contains(UInt8(ascii: ":")) ? .free : .absent
    }

    private static let always: Set = [
        "aws:currenttime", "aws:epochtime", "aws:securetransport", "aws:useragent", "aws:requestedregion",
    ]

    /// Keys of the principal that every request has.
    private static let ofEverybody: Set = [
        "aws:principalarn", "aws:principaltype", "aws:principalaccount", "aws:userid", "aws:principalisawsservice",
    ]

    /// Keys of other principals than the root user: of IAM users, roles on instances and functions, federated sessions,
    /// and services.
    private static let neverRoot: Set<String> = [
        "aws:username", "aws:federatedprovider", "aws:sourceidentity", "aws:sourcearn", "aws:sourceaccount",
        "aws:sourceorgid", "aws:sourceorgpaths", "aws:principalservicename", "aws:principalservicenameslist",
        "aws:ec2instancesourcevpc", "aws:ec2instancesourceprivateipv4", "ec2:roledelivery", "ec2:sourceinstancearn",
        "lambda:sourcefunctionarn", "aws:chatbotsourcearn",
    ]
}
