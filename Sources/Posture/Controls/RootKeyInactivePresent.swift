internal import Evidence

extension Control {
    /// An inactive key is one call away from an active one.
    static let rootKeyInactivePresent = Control(
        .rootKeyInactivePresent,
        title: "The root user keeps no inactive access key",
        rationale: "An inactive key still lies where it was copied to, and one call makes it active again.",
        remedy: "Delete root's inactive access keys.",
        examples: [
            Example(
                "an inactive key",
                .fail,
                .inactiveAccessKey,
                report: ["access_key_1_last_rotated": "2016-05-01T09:00:00+00:00"]
            ),
            Example(
                "an active key is another control's",
                .pass,
                .noInactiveAccessKey,
                report: ["access_key_1_active": "true", "access_key_1_last_rotated": "2016-05-01T09:00:00+00:00"]
            ),
            Example("no key", .pass, .noInactiveAccessKey),
            Example("nothing tells", .unknown, .accessKeysUnknown, report: nil),
        ]
    ) { subject in
        Judgement(
            subject.facts.hasInactiveKey,
            whether: "the root user has an inactive access key",
            yes: (.fail, .inactiveAccessKey, "The root user has an access key that is not active."),
            no: (.pass, .noInactiveAccessKey, "The root user has no inactive access key."),
            unknown: .accessKeysUnknown
        )
    }
}
