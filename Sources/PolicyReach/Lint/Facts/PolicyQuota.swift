/// How long a policy may be.
public struct PolicyQuota: Sendable {
    /// The number of characters.
    public let characters: Int
    /// What counts: all characters, or all but white space outside of texts.
    public let countsWhiteSpace: Bool
    /// What happens to a policy that is longer.
    public let severity: LintFinding.Severity
    /// In words, such as `a service control policy may have 10,240 characters (since 2026-05-15; 5,120 before)`.
    public let words: String

    /// The quotas of a kind of policy, the largest first.
    ///
    /// Policies of organizations are kept as they are given, white space and all, but for those that are saved in the
    /// console, which takes out white space between elements. IAM counts no white space in any case. What policies of
    /// resources may have differs from service to service.
    ///
    /// Sources: <https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html>,
    /// <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html>; read in November 2026.
    public static func quotas(_ kind: PolicyLint.Kind) -> [PolicyQuota] {
        switch kind {
        case .scp:
            [
                PolicyQuota(
                    characters: 10_240,
                    countsWhiteSpace: true,
                    severity: .error,
                    words: "a service control policy may have 10,240 (since 2026-05-15; 5,120 before)"
                )
            ]
        case .rcp:
            [
                PolicyQuota(
                    characters: 5_120,
                    countsWhiteSpace: true,
                    severity: .error,
                    words: "a resource control policy may have 5,120"
                )
            ]
        case .identity:
            [
                PolicyQuota(
                    characters: 10_240,
                    countsWhiteSpace: false,
                    severity: .error,
                    words:
                        "all inline policies of a role together may have 10,240, and no other kind of policy has more"
                ),
                PolicyQuota(
                    characters: 6_144,
                    countsWhiteSpace: false,
                    severity: .warning,
                    words: "a managed policy may have 6,144"
                ),
            ]
        case .resource: []
        }
    }
}

/// How long a text is, in the two ways in which AWS counts.
public struct PolicyLength: Sendable {
    /// All characters.
    public private(set) var all = 0
    /// All but white space outside of JSON's strings.
    public private(set) var compact = 0

    /// Counts the characters of a text.
    public init(_ text: String) {
        var (isInString, isEscaped) = (false, false)
        for scalar in text.unicodeScalars {
            all += 1
            if isInString || !Self.space.contains(scalar) { compact += 1 }
            if isEscaped {
                isEscaped = false
            } else if isInString, scalar == "\\" {
                isEscaped = true
            } else if scalar == "\"" {
                isInString.toggle()
            }
        }
    }

    private static let space: Set<Unicode.Scalar> = [" ", "\t", "\n", "\r"]
}
