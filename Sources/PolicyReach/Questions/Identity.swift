internal import PolicyLanguage

/// A role, an IAM user or the root user of an account, and what is the same in all requests that a person makes with it.
public struct Identity: Hashable, Sendable {
    /// What it is, and how somebody comes to act as it.
    public enum Kind: Hashable, Sendable {
        /// A role that principals of AWS assume.
        case role
        /// A role into which an identity provider lets people: SAML, OpenID Connect, or Identity Center.
        case federatedRole
        /// An IAM user of this name, who signs in with a second factor.
        case user(name: String)
        /// The root user.
        case root
    }

    /// Such as `arn:aws:iam::111122223333:role/Admin`, with the path.
    public let arn: String
    /// What it is.
    public let kind: Kind
    /// The root user of its account, with which it shares the account's place in its organization.
    public let root: RootUser

    /// A role or a user of a root user's account.
    ///
    /// - Parameters:
    ///   - kind: what it is.
    ///   - resource: the last part of its ARN, with its path, such as `role/teams/Admin`.
    ///   - root: the account's root user.
    public init(_ kind: Kind, _ resource: String, besides root: RootUser) {
        self.kind = kind
        arn = "arn:\(root.partition):iam::\(root.account):\(resource)"
        self.root = root
    }
}

extension Identity {
    /// What is known of a key, given in lower case, in requests that a person makes of IAM with it; nil where nothing particular is.
    ///
    /// What gives rights to somebody carries no tags, and is done to things of the same account.
    /// The tags of a role and of its sessions, and what a provider says of a person, are not known: whatever hangs on them is in
    /// doubt.
    ///
    /// Sources: <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html>,
    /// <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html#principaltable>
    func presence(of key: String) -> KeyPresence? {
        switch key {
        case "aws:resourceaccount": .fixed(.single(root.account))
        case "aws:resourceorgid": PresenceRule(of: "aws:principalorgid", for: .root(root)).settled
        case "aws:resourceorgpaths": PresenceRule(of: "aws:principalorgpaths", for: .root(root)).settled
        case "aws:requestedregion":
            Self.regions[root.partition] ?? .fixedUnknown("the Region of IAM in \(root.partition)")
        case "aws:currenttime", "aws:epochtime": .fixedUnknown("when somebody asks")
        case "aws:tagkeys": .absent
        default: key.hasPrefix("aws:requesttag/") ? .absent : kind == .root ? nil : presenceBesideRoot(of: key)
        }
    }

    /// What is known of a key that tells other principals from root users.
    private func presenceBesideRoot(of key: String) -> KeyPresence? {
        switch key {
        case "aws:principalarn": return .fixed(.single(arn))
        case "aws:principaltype": return .fixed(.single(userName == nil ? "AssumedRole" : "User"))
        case "aws:username": return userName.map { .fixed(.single($0)) } ?? .absent
        case "aws:userid": return .fixedUnknown("the id of the \(noun)")
        case "aws:federatedprovider":
            return kind == .federatedRole ? .fixedUnknown("who vouches for people in the role") : .absent
        case "aws:sourceidentity", "aws:chatbotsourcearn":
            return .unknown("whether sessions of the \(noun) have \(key)")
        default: break
        }
        if key.hasPrefix("aws:principaltag/") { return .unknown("the tags of the \(noun) and of its sessions") }
        return isOfProvider(key) ? .unknown("what is said of people in the \(noun)") : nil
    }

    private var userName: String? {
        if case .user(let name) = kind { name } else { nil }
    }

    /// IAM is asked in one Region of each partition.
    ///
    /// Source: <https://docs.aws.amazon.com/general/latest/gr/iam-service.html>
    private static let regions = ["aws": "us-east-1", "aws-cn": "cn-north-1", "aws-us-gov": "us-gov-west-1"]
        .mapValues { KeyPresence.fixed(.single($0)) }

    /// The kind in a word.
    private var noun: String { userName == nil ? "role" : "user" }

    /// Whether a key tells what an identity provider says of a person, such as `saml:sub` or `accounts.google.com:aud`.
    private func isOfProvider(_ key: String) -> Bool {
        let service = key.prefix { $0 != ":" }
        return service == "saml" || service == "identitystore" || service.contains(".")
    }
}

extension Identity {
    /// A root user as one of the principals of its account.
    public init(_ root: RootUser) {
        self.init(.root, "root", besides: root)
    }
}
