internal import CryptoExtras

/// CloudTrail's public keys, by fingerprint.
///
/// A check proves as much as its keys do: whoever could write the files that hold them could have signed anything.
public struct PublicKeys: Sendable {
    private var keys: [String: [_RSA.Signing.PublicKey]] = [:]
    /// The files that the keys come from.
    public private(set) var files: [String] = []
    /// The regions in which CloudTrail told its keys.
    public private(set) var regions: [String] = []
    /// Where the keys come from.
    public let origin: Origin

    /// Where keys come from.
    public enum Origin: String, Hashable, Sendable {
        /// From files that somebody named.
        case given
        /// From files that were found where the trail lies.
        case found
        /// From CloudTrail itself.
        case cloudTrail = "cloudtrail"
    }

    init(_ origin: Origin) {
        self.origin = origin
    }

    /// Whether somebody named the files.
    public var isGiven: Bool { origin == .given }

    /// How many keys there are.
    public var count: Int { keys.count }

    /// Whether there is none, so that no signature can be checked.
    public var isEmpty: Bool { keys.isEmpty }

    /// Adds what one file holds.
    mutating func add(_ found: [(fingerprint: String, key: _RSA.Signing.PublicKey)], from file: String) {
        files.append(file)
        add(found)
    }

    /// Adds what CloudTrail told in a region.
    mutating func add(_ found: [(fingerprint: String, key: _RSA.Signing.PublicKey)], of region: String) {
        regions.append(region)
        add(found)
    }

    private mutating func add(_ found: [(fingerprint: String, key: _RSA.Signing.PublicKey)]) {
        for (fingerprint, key) in found { keys[fingerprint.lowercased(), default: []].append(key) }
    }

    /// Whether digests of a region should find their key here.
    func areKnown(in region: String) -> Bool {
        origin == .cloudTrail ? regions.contains(region) : !isEmpty
    }

    /// The keys of a fingerprint; none where it is not known.
    func keys(of fingerprint: String) -> [_RSA.Signing.PublicKey] {
        keys[fingerprint.lowercased()] ?? []
    }
}
