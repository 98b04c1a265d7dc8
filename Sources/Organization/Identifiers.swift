/// The identity of an organization: `o-` and 10 to 32 lower-case letters or digits.
///
/// Source: <https://docs.aws.amazon.com/organizations/latest/APIReference/API_Organization.html>
public struct OrganizationID: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The id as AWS spells it.
    public let description: String

    /// The id, or nil where `text` is not of its form.
    public init?(_ text: some StringProtocol) {
        let name = text.utf8.dropFirst(2)
        guard text.hasPrefix("o-"), (10...32).contains(name.count), name.allSatisfy(\.isLowerCaseOrDigit) else {
            return nil
        }
        description = String(text)
    }

    /// Orders ids by their spelling.
    public static func < (left: OrganizationID, right: OrganizationID) -> Bool {
        left.description < right.description
    }
}

/// The identity of a policy in an organization, such as `p-FullAWSAccess`.
public struct PolicyID: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The id as AWS spells it.
    public let description: String

    /// The id, or nil unless `text` starts with `p-` and holds letters, digits and underscores after it.
    ///
    /// Source: <https://docs.aws.amazon.com/organizations/latest/APIReference/API_PolicySummary.html>
    public init?(_ text: some StringProtocol) {
        let name = text.utf8.dropFirst(2)
        guard text.hasPrefix("p-"), !name.isEmpty, name.count <= 128, name.allSatisfy(\.isWordCharacter) else {
            return nil
        }
        description = String(text)
    }

    private init(known text: StaticString) {
        description = "\(text)"
    }

    /// The policy that allows everything, which AWS attaches to every node when service control policies are enabled.
    ///
    /// Source: <https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps.html>
    public static let fullAWSAccess = PolicyID(known: "p-FullAWSAccess")

    /// What a policy is called that does not exist yet; AWS gives it another id.
    public static let proposed = PolicyID(known: "p-proposed")

    /// Orders ids by their spelling.
    public static func < (left: PolicyID, right: PolicyID) -> Bool {
        left.description < right.description
    }
}

/// A place in an organization's tree that policies can be attached to.
public enum NodeID: Hashable, Sendable {
    /// The top of the tree, such as `r-a1b2`.
    case root(String)
    /// An organizational unit, such as `ou-a1b2-c3d4e5f6`.
    case organizationalUnit(String)
    /// An account.
    case account(AccountID)

    /// The place that `text` names, or nil where it is none.
    ///
    /// Source: <https://docs.aws.amazon.com/organizations/latest/APIReference/API_AttachPolicy.html>
    public init?(_ text: some StringProtocol) {
        let isPlain = text.utf8.allSatisfy { $0.isLowerCaseOrDigit || $0 == UInt8(ascii: "-") }
        if let account = AccountID(text) {
            self = .account(account)
        } else if text.hasPrefix("r-"), isPlain, text.utf8.count > 2 {
            self = .root(String(text))
        } else if text.hasPrefix("ou-"), isPlain, text.utf8.count > 3 {
            self = .organizationalUnit(String(text))
        } else {
            return nil
        }
    }
}

extension NodeID: CustomStringConvertible {
    /// The id as AWS spells it.
    public var description: String {
        switch self {
        case .root(let id), .organizationalUnit(let id): id
        case .account(let id): id.description
        }
    }
}

extension UInt8 {
    fileprivate var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }

    fileprivate var isLowerCaseOrDigit: Bool { isDigit || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self) }

    fileprivate var isWordCharacter: Bool {
        isLowerCaseOrDigit || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(self) || self == UInt8(ascii: "_")
    }
}
