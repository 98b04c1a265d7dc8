internal import Evidence

extension Control {
    /// A root key is full power in a string, without any second factor.
    static let rootAccessKey = Control(
        .rootAccessKey,
        title: "The root user has no active access key",
        rationale: "An access key of root is full power over the account in a string that can be copied, and no MFA "
            + "stands before it.",
        remedy: "Move what uses the key to a role, make the key inactive, and delete it when nothing breaks.",
        guardedBy: .rootKeysDenied,
        examples: [
            Example("the first key is active", .fail, .activeAccessKey, report: ["access_key_1_active": "true"]),
            Example(
                "the second key is active, in capitals",
                .fail,
                .activeAccessKey,
                report: ["access_key_2_active": "TRUE"]
            ),
            Example("no key", .pass, .noActiveAccessKey),
            Example(
                "an inactive key",
                .pass,
                .noActiveAccessKey,
                report: ["access_key_1_last_rotated": "2016-05-01T09:00:00+00:00"],
                summary: ["AccountAccessKeysPresent": 1]
            ),
            Example(
                "no report, and the summary counts no key",
                .pass,
                .noActiveAccessKey,
                report: nil,
                summary: ["AccountAccessKeysPresent": 0]
            ),
            Example(
                "no report, and the summary counts a key that may be inactive",
                .unknown,
                .accessKeysUnknown,
                report: nil,
                summary: ["AccountAccessKeysPresent": 1]
            ),
            Example(
                "the live summary counts a key that the report does not show",
                .unknown,
                .accessKeysUnknown,
                summary: ["AccountAccessKeysPresent": 1]
            ),
            Example("one column is no answer", .unknown, .accessKeysUnknown, report: ["access_key_2_active": "maybe"]),
            Example(
                "a member's active key",
                .fail,
                .activeAccessKey,
                place: .member,
                report: ["access_key_1_active": "true"]
            ),
        ]
    ) { subject in
        Judgement(
            subject.facts.hasActiveKey,
            whether: "an access key of the root user is active",
            yes: (.fail, .activeAccessKey, "An access key of the root user is active."),
            no: (.pass, .noActiveAccessKey, "No access key of the root user is active."),
            unknown: .accessKeysUnknown
        )
    }
}
