/// With what a request of a root user is made.
public enum Credential: String, Hashable, Sendable, CaseIterable {
    /// An access key of the root user.
    case longTermKey = "long-term-key"
    /// A session of the console or of `sts:GetSessionToken` that began without MFA.
    case sessionWithoutMFA = "session-without-mfa"
    /// A session of the console or of `sts:GetSessionToken` that began with MFA.
    case sessionWithMFA = "session-with-mfa"
    /// An AWS service makes the request on the root user's behalf.
    case throughService = "through-service"
    /// A session that somebody opened with `sts:AssumeRoot`.
    case assumeRoot = "assume-root"
    /// Any of these.
    case any
}

/// A credential, and which of the keys that hang on it are there.
///
/// Source: <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html>
struct CredentialCase: Hashable, Sendable {
    let credential: Credential
    /// What `aws:MultiFactorAuthPresent` says; nil where it is absent.
    let mfa: Bool?
    /// Whether the credential is temporary, and so has a time at which it was issued.
    let isTemporary: Bool

    /// All cases, each request of a root user falling under one.
    static func all(_ universe: Property.Universe) -> [CredentialCase] {
        switch universe {
        case .root:
            [
                CredentialCase(credential: .longTermKey, mfa: nil, isTemporary: false),
                CredentialCase(credential: .sessionWithoutMFA, mfa: false, isTemporary: true),
                CredentialCase(credential: .sessionWithMFA, mfa: true, isTemporary: true),
                CredentialCase(credential: .throughService, mfa: nil, isTemporary: false),
                CredentialCase(credential: .throughService, mfa: false, isTemporary: true),
                CredentialCase(credential: .throughService, mfa: true, isTemporary: true),
            ]
        // Whether MFA shows in such sessions is not documented.
        case .assumeRoot:
            [nil, false, true].map { CredentialCase(credential: .assumeRoot, mfa: $0, isTemporary: true) }
        }
    }
}

extension Property {
    /// The cases whose requests must be denied.
    var cases: [CredentialCase] {
        let all = CredentialCase.all(universe)
        switch demand {
        case .denied, .about: return all
        case .requiresMFA: return all.filter { $0.mfa != true }
        case .keysDenied: return all.filter { $0.credential == .longTermKey }
        case .onlyFrom: return all.filter { $0.credential != .throughService }
        }
    }
}
