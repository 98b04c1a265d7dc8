internal import PolicyLanguage

/// A part of a request whose value can be chosen without regard to the others.
enum Dimension: Hashable, Sendable {
    case action
    case resource
    /// Where the request comes from: an address, or a VPC endpoint.
    case network
    /// When it is made, and when its credential was.
    case moment
    /// One condition key, in lower case.
    case key(String)

    init(of atom: Atom) {
        switch atom {
        case .action, .doubt: self = .action
        case .resource: self = .resource
        case .condition(let condition): self.init(ofKey: condition.lowerCasedKey)
        }
    }

    init(ofKey key: String) {
        self = Self.ofSeveralKeys[key] ?? .key(key)
    }

    private static let ofSeveralKeys = Dictionary(
        uniqueKeysWithValues: NetworkKeys.inOrder.map { ($0, Dimension.network) }
            + MomentKeys.inOrder.map { ($0, Dimension.moment) }
    )
}

/// Keys of which a request has those of an address or those of a VPC endpoint.
enum NetworkKeys {
    static let address = "aws:sourceip"
    static let endpoint = ["aws:sourcevpc", "aws:sourcevpce", "aws:vpcsourceip"]
    /// Those that newer endpoints add.
    static let owner = ["aws:vpceaccount", "aws:vpceorgid", "aws:vpceorgpaths", "aws:sourcevpcarn"]
    static let inOrder = [address] + endpoint + owner
    static let all = Set(inOrder)
}

/// Keys that hold times which follow one upon the other.
enum MomentKeys {
    static let now = "aws:currenttime"
    static let seconds = "aws:epochtime"
    static let issued = "aws:tokenissuetime"
    static let inOrder = [now, seconds, issued]
}
