internal import CryptoExtras

/// What is known of a digest's signature and content.
enum DigestVerdict: Hashable, Sendable {
    /// CloudTrail signed it as it is.
    case valid
    /// CloudTrail did not.
    case invalid(IntegrityFinding.Kind, String)
    /// Nothing tells its signature.
    case noSignature
    /// There is no key of this fingerprint.
    case noKey(String)

    var isInvalid: Bool {
        if case .invalid = self { true } else { false }
    }
}

/// Judges a digest by its signature and by what the next ones say of it.
struct DigestJudge: Sendable {
    let keys: PublicKeys

    /// Judges a digest, given what those that follow it say of it.
    func verdict(_ digest: Digest, _ claims: [Digest.Link]) -> DigestVerdict {
        let signatures = [digest.signature].compactMap { $0 } + claims.compactMap(\.signature)
        let known = keys.keys(of: digest.fingerprint)
        if signatures.contains(where: { isSignature($0, digest, known) }) { return .valid }
        // Without a signature that proves it, its content has to be what the next digest says.
        let hashes = claims.compactMap(\.hash)
        if !hashes.isEmpty, !hashes.contains(digest.hash) {
            return .invalid(.digestModified, "The digest holds something else than the next digest says of it.")
        }
        if known.isEmpty { return .noKey(digest.fingerprint) }
        if signatures.isEmpty { return .noSignature }
        return .invalid(.signatureInvalid, "The digest is not signed by CloudTrail's key \(digest.fingerprint).")
    }

    private func isSignature(_ bytes: [UInt8], _ digest: Digest, _ keys: [_RSA.Signing.PublicKey]) -> Bool {
        let signature = _RSA.Signing.RSASignature(rawRepresentation: bytes)
        return keys.contains { $0.isValidSignature(signature, for: digest.signed, padding: .insecurePKCS1v1_5) }
    }

    /// What a digest says of the one before that is not so; nil where all of it is.
    static func disagreement(_ link: Digest.Link, _ previous: Digest, _ verdict: DigestVerdict) -> String? {
        if let told = link.signature, let own = previous.signature, told != own {
            return "The digest tells another signature of the one before it than came with that one."
        }
        if verdict == .valid, let told = link.hash, told != previous.hash {
            return "The digest tells another hash of the one before it than that one has, though CloudTrail signed it."
        }
        return nil
    }
}
