internal import Evidence
internal import Organization

extension Control {
    /// Without MFA, a password or a mailbox is all it takes.
    static let rootMFA = Control(
        .rootMFA,
        title: "The root user has MFA",
        rationale: "Without MFA the root user's password is all that is needed to own the account, and the mailbox "
            + "behind it is enough to set a new one.",
        remedy: "Register an MFA device for root; for a member account, remove the root user's credentials centrally.",
        guardedBy: .rootRequiresMFA,
        examples: [
            Example("no device", .fail, .noMFADevice),
            Example("a device", .pass, .mfaEnabled, report: ["mfa_active": "true"]),
            Example("a device, in capitals", .pass, .mfaEnabled, report: ["mfa_active": "TRUE"]),
            Example("only the summary tells", .fail, .noMFADevice, report: nil, summary: ["AccountMFAEnabled": 0]),
            Example(
                "the report is older than the summary",
                .pass,
                .mfaEnabled,
                summary: ["AccountMFAEnabled": 1]
            ),
            Example(
                "no credentials at all",
                .notApplicable,
                .noRootCredentials,
                report: ["password_enabled": "false"],
                summary: ["AccountMFAEnabled": 0, "AccountPasswordPresent": 0]
            ),
            Example(
                "no password, but an active key",
                .fail,
                .noMFADevice,
                report: ["password_enabled": "FALSE", "access_key_1_active": "true"]
            ),
            Example("GovCloud has no sign-in of root", .notApplicable, .govCloud, partition: "aws-us-gov"),
            Example(
                "everything was refused",
                .unknown,
                .mfaUnknown,
                report: nil,
                files: [
                    "get-credential-report.error.json": Example.refusal("AccessDenied"),
                    "get-account-summary.error.json": Example.refusal("AccessDenied"),
                ]
            ),
            Example("the field is no answer", .unknown, .mfaUnknown, report: ["mfa_active": "perhaps"]),
        ]
    ) { subject in
        if let judgement = subject.withoutSignIn { return judgement }
        return Judgement(
            subject.facts.hasMFA,
            whether: "the root user has MFA",
            yes: (.pass, .mfaEnabled, "The root user has an MFA device."),
            no: (.fail, .noMFADevice, "The root user has no MFA device."),
            unknown: .mfaUnknown
        )
    }
}

extension Subject {
    /// The judgement of both MFA controls where there is nothing to protect with MFA.
    var withoutSignIn: Judgement? {
        if account.partition == .govCloud {
            return Judgement(
                .notApplicable,
                .govCloud,
                "GovCloud accounts have no sign-in of root that MFA could protect.",
                evidence: facts.hasMFA.citations
            )
        }
        guard hasNoCredentials == true else { return nil }
        let isContradicted = facts.hasPassword.isContradicted || facts.hasActiveKey.isContradicted
        return Judgement(
            .notApplicable,
            .noRootCredentials,
            "The root user has no password and no active access key, so there is nothing for MFA to protect.",
            evidence: facts.hasPassword.citations + facts.hasActiveKey.citations,
            isContradicted: isContradicted
        )
    }
}
