internal import PolicyLanguage

/// What is known beforehand of a condition key in the requests of a root user, or of anybody.
enum KeyPresence: Hashable, Sendable {
    /// It holds this in all of them.
    case fixed(Request.ContextValue)
    /// It holds the same in all of them, and nobody said what.
    case fixedUnknown(String)
    case absent
    /// It is there, and may hold anything of its kind.
    case present
    /// It may be there or not.
    case free
}

extension CredentialCase {
    /// What is known of a key, given in lower case.
    ///
    /// Source: <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html>
    func presence(of key: String, for user: RootUser?) -> KeyPresence {
        // Every key of a request has its service before a colon.
        if !key.contains(":") { return .absent }
        if let user {
            if let known = Self.presence(of: key, inRequestsOf: user) { return known }
        } else if Self.ofEverybody.contains(key) {
            return .present
        }
        switch key {
        case "aws:multifactorauthpresent": return mfa.map { .fixed(.single(String($0))) } ?? .absent
        case "aws:multifactorauthage": return mfa != true ? .absent : credential.isDirect ? .present : .free
        case "aws:tokenissuetime": return isTemporary ? .present : .absent
        case "aws:assumedroot": return credential == .assumeRoot ? .fixed(.single("true")) : .absent
        case "aws:viaawsservice": return .fixed(.single(String(!credential.isDirect)))
        case "aws:calledvia", "aws:calledviafirst", "aws:calledvialast":
            return credential.isDirect ? .absent : .present
        case "aws:currenttime", "aws:epochtime", "aws:securetransport", "aws:useragent", "aws:requestedregion":
            return .present
        default: return .free
        }
    }

    private static func presence(of key: String, inRequestsOf user: RootUser) -> KeyPresence? {
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
        default: return nil
        }
    }

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

extension Credential {
    /// Whether the root user, or who holds its session, makes the request itself.
    var isDirect: Bool { self != .throughService }
}
