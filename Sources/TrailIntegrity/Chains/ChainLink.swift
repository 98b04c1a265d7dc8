internal import Organization

/// A digest in its chain, as far as it could be read.
enum ChainLink: Sendable {
    case digest(Digest, DigestVerdict)
    /// It is there, and is no digest.
    case unreadable(DigestName, path: String, reason: String)
    /// It is there, and could not be opened or fetched: nothing is known against it.
    case unread(DigestName, path: String, reason: String)

    init(_ read: ReadDigest, _ verdict: DigestVerdict?) {
        switch read {
        case .digest(let digest): self = .digest(digest, verdict ?? .noSignature)
        case .unreadable(let name, let path, let reason): self = .unreadable(name, path: path, reason: reason)
        case .unread(let name, let path, let reason): self = .unread(name, path: path, reason: reason)
        }
    }

    var name: DigestName {
        switch self {
        case .digest(let digest, _): digest.name
        case .unreadable(let name, _, _), .unread(let name, _, _): name
        }
    }

    var path: String {
        switch self {
        case .digest(let digest, _): digest.path
        case .unreadable(_, let path, _), .unread(_, let path, _): path
        }
    }

    /// The time that it covers; an hour where it cannot be read.
    var range: Range<Instant> {
        switch self {
        case .digest(let digest, _): digest.range
        case .unreadable(let name, _, _), .unread(let name, _, _): name.end.hours(later: -1)..<name.end
        }
    }

    /// The digest that it follows; nil where there is none, or where that is not known.
    var previous: Digest.Link? {
        if case .digest(let digest, _) = self { digest.previous } else { nil }
    }

    /// Whether it says that it is the first one.
    var isFirst: Bool {
        if case .digest(let digest, _) = self { digest.previous == nil } else { false }
    }
}
