internal import Evidence
internal import Organization

extension Control {
    /// What is not there can be neither stolen nor phished.
    static let rootCredentialsRemoved = Control(
        .rootCredentialsRemoved,
        title: "The member's root user has no credentials",
        rationale: "The management account can do for its members what only their root users could, in short sessions. "
            + "Credentials that are not there can be neither stolen nor phished.",
        remedy: "Switch on centralized root access and remove the root credentials of the members.",
        examples: [
            Example(
                "all removed",
                .pass,
                .noRootCredentials,
                place: .member,
                report: ["password_enabled": "false", "password_last_used": "N/A"],
                summary: ["AccountPasswordPresent": 0, "AccountSigningCertificatesPresent": 0]
            ),
            Example(
                "a password",
                .fail,
                .rootCredentialsPresent,
                place: .member,
                summary: ["AccountPasswordPresent": 1]
            ),
            Example(
                "no password, but an inactive key",
                .fail,
                .rootCredentialsPresent,
                place: .member,
                report: ["password_enabled": "false", "access_key_1_last_rotated": "2016-05-01T09:00:00+00:00"]
            ),
            Example(
                "a key that only the summary counts",
                .fail,
                .rootCredentialsPresent,
                place: .member,
                report: nil,
                summary: ["AccountPasswordPresent": 0, "AccountAccessKeysPresent": 1]
            ),
            Example(
                "an older report does not tell of the password",
                .unknown,
                .rootCredentialsUnknown,
                place: .member
            ),
            Example("the management account needs its own", .notApplicable, .notAMember, place: .management),
            Example("a standalone account needs its own", .notApplicable, .notAMember),
            Example("in a folder that does not tell", .unknown, .membershipUnknown, place: .unplaced),
        ]
    ) { subject in
        switch subject.account.membership {
        case .standalone, .management:
            return Judgement(
                .notApplicable,
                .notAMember,
                "Only members of an organization can do without root credentials of their own."
            )
        case .unknown:
            return Judgement(
                .unknown,
                .membershipUnknown,
                "Whether the account is a member of an organization is unknown; only members can do without root "
                    + "credentials of their own."
            )
        case .member:
            return subject.judgementOfCredentials
        }
    }
}

extension Subject {
    fileprivate var judgementOfCredentials: Judgement {
        let kinds = [
            ("a password", facts.hasPassword), ("an access key", facts.hasKey),
            ("a signing certificate", facts.hasCertificate),
        ]
        let present = kinds.filter { $0.1.value == true }
        let isContradicted = kinds.contains { $0.1.isContradicted }
        if !present.isEmpty {
            return Judgement(
                .fail,
                .rootCredentialsPresent,
                "The root user has \(present.map(\.0).listed("and")). \(centralRemoval)",
                evidence: present.flatMap(\.1.citations),
                isContradicted: isContradicted
            )
        }
        let unknown = kinds.filter { $0.1.value == nil }
        if !unknown.isEmpty {
            return Judgement(
                .unknown,
                .rootCredentialsUnknown,
                "Whether the root user has \(unknown.map(\.0).listed("or")) is unknown.",
                evidence: kinds.flatMap(\.1.citations),
                gaps: unknown.flatMap(\.1.gaps)
            )
        }
        return Judgement(
            .pass,
            .noRootCredentials,
            "The root user has no password, no access key and no signing certificate.",
            evidence: kinds.flatMap(\.1.citations),
            isContradicted: isContradicted
        )
    }

    private var centralRemoval: String {
        switch organization?.features.value?.contains(.rootCredentialsManagement) {
        case true?: "The organization can remove them centrally: it has switched that on."
        case false?: "The organization could remove them centrally, but has not switched that on."
        case nil: "Whether the organization can remove them centrally is unknown."
        }
    }
}

extension [String] {
    /// `a`, `a and b`, `a, b and c`.
    fileprivate func listed(_ word: String) -> String {
        guard count > 1, let last else { return first ?? "" }
        return dropLast().joined(separator: ", ") + " \(word) " + last
    }
}
