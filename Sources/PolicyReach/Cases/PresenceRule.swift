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

    /// The rule of a key, given in lower case, in requests of somebody.
    ///
    /// Source: <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html>
    init(of key: String, for requester: Requester) {
        let standing = Self.standings[key]
        if case .ofCredentials(let rule) = standing {
            self = rule
            return
        }
        switch requester {
        case .root(let user): self = .settled(Self.presence(of: key, standing, inRequestsOf: user))
        case .identity(let identity):
            self = .settled(identity.presence(of: key) ?? Self.presence(of: key, standing, inRequestsOf: identity.root))
        case .anybody: self = .settled(Self.presenceInRequestsOfAnybody(of: key, standing))
        }
    }

    private static func presence(of key: String, _ standing: Standing?, inRequestsOf user: RootUser) -> KeyPresence {
        switch standing {
        case .ofRequests: .present
        case .ofEverybody(let presence), .ofMembers(let presence): presence(user)
        case .neverOfRoot: .absent
        case .ofCredentials, nil: key.hasPrefix("aws:principaltag/") ? .absent : presence(ofOther: key)
        }
    }

    private static func presenceInRequestsOfAnybody(of key: String, _ standing: Standing?) -> KeyPresence {
        switch standing {
        case .ofRequests, .ofEverybody: .present
        case .ofCredentials, .ofMembers, .neverOfRoot, nil: presence(ofOther: key)
        }
    }

    /// Every key of a request has its service before a colon.
    private static func presence(ofOther key: String) -> KeyPresence {
        key.utf8.contains(UInt8(ascii: ":")) ? .free : .absent
    }

    /// The same where it is settled; nil where it hangs on the credential.
    var settled: KeyPresence? {
        if case .settled(let presence) = self { presence } else { nil }
    }

    /// What AWS documents of who has a key.
    private enum Standing {
        /// It hangs on the credential.
        case ofCredentials(PresenceRule)
        /// All requests have it.
        case ofRequests
        /// Every principal has it, and a root user always this.
        case ofEverybody(@Sendable (RootUser) -> KeyPresence)
        /// Principals of organizations have it, and a root user always this.
        case ofMembers(@Sendable (RootUser) -> KeyPresence)
        /// Other principals than root users have it: IAM users, roles on instances and functions, federated sessions, and
        /// services.
        case neverOfRoot
    }

    private static let standings: [String: Standing] = [
        "aws:multifactorauthpresent": .ofCredentials(.mfaPresent),
        "aws:multifactorauthage": .ofCredentials(.mfaAge),
        "aws:tokenissuetime": .ofCredentials(.tokenIssueTime),
        "aws:assumedroot": .ofCredentials(.assumedRoot),
        "aws:viaawsservice": .ofCredentials(.viaAWSService),
        "aws:calledvia": .ofCredentials(.calledVia),
        "aws:calledviafirst": .ofCredentials(.calledVia),
        "aws:calledvialast": .ofCredentials(.calledVia),

        "aws:currenttime": .ofRequests, "aws:epochtime": .ofRequests, "aws:securetransport": .ofRequests,
        "aws:useragent": .ofRequests, "aws:requestedregion": .ofRequests,

        "aws:principalarn": .ofEverybody { .fixed(.single($0.arn)) },
        "aws:principaltype": .ofEverybody { _ in .fixed(.single("Account")) },
        "aws:principalaccount": .ofEverybody { .fixed(.single($0.account)) },
        "aws:userid": .ofEverybody { .fixed(.single($0.account)) },
        "aws:principalisawsservice": .ofEverybody { _ in .fixed(.single("false")) },

        "aws:principalorgid": .ofMembers {
            $0.organization.map { .fixed(.single($0)) } ?? .fixedUnknown("the id of the organization")
        },
        "aws:principalorgpaths": .ofMembers {
            $0.organizationPath.map { .fixed(.list([$0])) }
                ?? .fixedUnknown("where in its organization the account lies")
        },

        "aws:username": .neverOfRoot, "aws:federatedprovider": .neverOfRoot, "aws:sourceidentity": .neverOfRoot,
        "aws:sourcearn": .neverOfRoot, "aws:sourceaccount": .neverOfRoot, "aws:sourceorgid": .neverOfRoot,
        "aws:sourceorgpaths": .neverOfRoot, "aws:principalservicename": .neverOfRoot,
        "aws:principalservicenameslist": .neverOfRoot, "aws:ec2instancesourcevpc": .neverOfRoot,
        "aws:ec2instancesourceprivateipv4": .neverOfRoot, "ec2:roledelivery": .neverOfRoot,
        "ec2:sourceinstancearn": .neverOfRoot, "lambda:sourcefunctionarn": .neverOfRoot,
        "aws:chatbotsourcearn": .neverOfRoot,
    ]
}
