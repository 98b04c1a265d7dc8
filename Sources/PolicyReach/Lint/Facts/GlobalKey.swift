internal import PolicyLanguage

/// What is known of the condition keys that AWS itself defines.
///
/// Source: <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html>
enum GlobalKey {
    /// The day on which the keys were gathered.
    static let date = "2026-11-20"

    static let mfaPresent = "aws:multifactorauthpresent"
    static let assumedRoot = "aws:assumedroot"
    static let viaAWSService = "aws:viaawsservice"
    static let principalARN = "aws:principalarn"

    /// All, as AWS writes them; those that end in / need a name behind it.
    static let names = [
        "aws:PrincipalArn", "aws:PrincipalAccount", "aws:PrincipalOrgPaths", "aws:PrincipalOrgID",
        "aws:PrincipalTag/", "aws:PrincipalIsAWSService", "aws:PrincipalServiceName",
        "aws:PrincipalServiceNamesList", "aws:PrincipalType", "aws:userid", "aws:username",
        "aws:AssumedRoot", "aws:FederatedProvider", "aws:TokenIssueTime", "aws:SignInSessionArn",
        "aws:MultiFactorAuthAge", "aws:MultiFactorAuthPresent", "aws:ChatbotSourceArn",
        "aws:Ec2InstanceSourceVpc", "aws:Ec2InstanceSourcePrivateIPv4", "aws:SourceIdentity",
        "aws:SourceIp", "aws:SourceVpc", "aws:SourceVpcArn", "aws:SourceVpce", "aws:VpceAccount", "aws:VpceOrgID",
        "aws:VpceOrgPaths", "aws:VpcSourceIp",
        "aws:ResourceAccount", "aws:ResourceOrgID", "aws:ResourceOrgPaths", "aws:ResourceTag/",
        "aws:CalledVia", "aws:CalledViaFirst", "aws:CalledViaLast", "aws:ViaAWSService", "aws:ViaAWSMCPService",
        "aws:CalledViaAWSMCP", "aws:CurrentTime", "aws:EpochTime", "aws:referer", "aws:RequestedRegion",
        "aws:RequestTag/", "aws:TagKeys", "aws:SecureTransport", "aws:SourceAccount", "aws:SourceArn",
        "aws:SourceOrgID", "aws:SourceOrgPaths", "aws:SourceOwner", "aws:UserAgent", "aws:IsMcpServiceAction",
    ]

    private static let lowerCased = Set(names.map { $0.lowercased() })

    /// Whether AWS has a global key of this name, given in lower case.
    static func exists(_ key: String) -> Bool {
        if lowerCased.contains(key) { return !key.hasSuffix("/") }
        guard let slash = key.firstIndex(of: "/"), slash != key.indices.last else { return false }
        return lowerCased.contains(String(key[...slash]))
    }

    /// Prefixes of keys that are no prefixes of actions.
    ///
    /// Keys of identity providers begin with the provider's address, which has a point in it.
    private static let otherPrefixes: Set = ["saml", "identitycenter", "catalog"]

    /// Whether keys may begin like this, in lower case.
    static func isPrefix(_ prefix: String) -> Bool {
        prefix.contains(".") || otherPrefixes.contains(prefix) || ActionCatalogue.standard.services.contains(prefix)
    }

    /// Whether all requests that a kind of policy has a say in have a key.
    ///
    /// Policies of resources are asked about strangers and services, too.
    static func isAlwaysPresent(_ key: String, for kind: PolicyLint.Kind) -> Bool {
        switch kind {
        case .scp, .identity: always.contains(key) || ofEveryPrincipal.contains(key)
        case .rcp, .resource: always.contains(key)
        }
    }

    private static let always: Set = [
        "aws:currenttime", "aws:epochtime", "aws:securetransport", "aws:requestedregion",
    ]
    private static let ofEveryPrincipal: Set = [
        principalARN, "aws:principaltype", "aws:principalaccount", "aws:userid",
    ]

    /// Keys that tell kinds of principals apart.
    static let ofPrincipals: Set = [
        principalARN, "aws:principaltype", "aws:userid", "aws:username", assumedRoot,
    ]

    /// What `aws:PrincipalType` can hold.
    private static let principalTypes = [
        "Account", "User", "FederatedUser", "AssumedRole", "Anonymous", "Service", "AWSService",
    ]

    /// What every value of a key meets, where more is known of it than its kind.
    static func domain(of key: String) -> [Condition] { domains[key] ?? [] }

    private static let domains: [String: [Condition]] = {
        var domains: [String: [Condition?]] = [
            // Names of users and roles have no colons.
            principalARN: [
                Condition("ArnLike", principalARN, ["arn:*:*::????????????:*"]),
                Condition("StringNotLike", principalARN, ["*:*:*:*:*:*:*"]),
            ],
            "aws:principalaccount": [Condition("StringLike", "aws:principalaccount", ["????????????"])],
            "aws:principaltype": [Condition("StringEquals", "aws:principaltype", principalTypes)],
            assumedRoot: [Condition("Bool", assumedRoot, ["true"])],
        ]
        for key in ["aws:sourcearn", "aws:sourcevpcarn", "aws:signinsessionarn", "aws:chatbotsourcearn"] {
            domains[key] = [Condition("ArnLike", key, ["arn:*:*:*:*:*"])]
        }
        return domains.mapValues { $0.compactMap(\.self) }
    }()
}
