internal import PolicyLanguage

extension LintRule {
    /// What does not fit is not attached.
    static let policyTooLarge = LintRule(
        .policyTooLarge,
        title: "The policy is longer than AWS takes",
        why: "Policies of organizations are counted as they are given; only the console takes out white space between "
            + "elements before. IAM counts no white space. Characters are counted, not bytes.",
        source: "https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html",
        examples: [
            .text("more than 10,240 letters", .error, PolicyTooLargeExamples.policy(letters: 10_300, spaces: 0)),
            .text("white space beyond it", .warning, PolicyTooLargeExamples.policy(letters: 9_000, spaces: 2_000)),
            .text(
                "a resource control policy",
                of: .rcp,
                .error,
                PolicyTooLargeExamples.policy(letters: 6_000, spaces: 0)
            ),
            .text(
                "more than a managed policy may have",
                of: .identity,
                .warning,
                PolicyTooLargeExamples.policy(letters: 7_000, spaces: 0)
            ),
            .text("it fits", nil, PolicyTooLargeExamples.policy(letters: 9_000, spaces: 500)),
            .text(
                "white space that IAM does not count",
                of: .identity,
                nil,
                PolicyTooLargeExamples.policy(letters: 6_000, spaces: 9_000)
            ),
        ]
    ) { run in
        guard let text = run.text else { return }
        let length = PolicyLength(text)
        for quota in PolicyQuota.quotas(run.kind) {
            if length.compact > quota.characters {
                let what = length.compact == length.all ? "" : ", without white space"
                let message = "the policy has \(length.compact) characters\(what); \(quota.words)"
                run.report(quota.severity, run.document.position, message)
                return
            }
            if quota.countsWhiteSpace, length.all > quota.characters {
                run.report(
                    .warning,
                    run.document.position,
                    "the policy has \(length.all) characters, \(length.compact) without white space; \(quota.words). "
                        + "The console takes out white space, the CLI, SDKs and CloudFormation do not"
                )
            }
        }
    }
}

private enum PolicyTooLargeExamples {
    static func policy(letters: Int, spaces: Int) -> String {
        let frame = #"{"Version":"2012-10-17","Statement":[{"Sid":"","Effect":"Deny","Action":"s3:*","Resource":"*"}]}"#
        let sid = String(repeating: "a", count: letters - frame.count)
        let parts = frame.split(separator: #""Sid":""#, maxSplits: 1)
        return parts[0] + String(repeating: " ", count: spaces) + #""Sid":""# + sid + parts[1]
    }
}
