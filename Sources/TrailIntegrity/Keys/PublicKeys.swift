internal import CryptoExtras

/// CloudTrail's public keys, by fingerprint.
///
/// A check proves as much as its keys do: whoever could write the files that hold them could have signed anything.
public struct PublicKeys: Sendable {
    private var keys: [String: [_RSA.Signing.PublicKey]] = [:]
    /// The files that the keys come from.
    public private(set) var files: [String] = []
    /// Whether somebody named the files; if not, they were found where the trail lies.
    public let isGiven: Bool

    init(isGiven: Bool) {
        self.isGiven = isGiven
    }

    /// How many keys there are.
    public var count: Int { keys.count }

    /// Whether there is none, so that no signature can be checked.
    public var isEmpty: Bool { keys.isEmpty }

    /// Adds what one file holds.
    mutating func add(_ found: [(fingerprint: String, key: _RSA.Signing.PublicKey)], from file: String) {
        files.append(file)
        for (fingerprint, key) in found { keys[fingerprint.lowercased(), default: []].append(key) }
    }

    /// The keys of a fingerprint; none where it is not known.
    func keys(of fingerprint: String) -> [_RSA.Signing.PublicKey] {
        keys[fingerprint.lowercased()] ?? []
    }
}
