internal import AWSClient

/// What AWS Config says of the root user, by its three managed rules, and whether it records at all.
///
/// Source: <https://docs.aws.amazon.com/config/latest/developerguide/managed-rules-by-aws-config.html>
struct ConfigErrands {
    let taker: Taker
    let folder: String

    private static let ofRoot: Set<String> = [
        "IAM_ROOT_ACCESS_KEY_CHECK", "ROOT_ACCOUNT_MFA_ENABLED", "ROOT_ACCOUNT_HARDWARE_MFA_ENABLED",
    ]

    func take() async throws(CollectionError) {
        try await taker.leave(Errand(.describeConfigurationRecorders(), in: folder))
        try await taker.leave(Errand(.describeDeliveryChannels(), in: folder))
        let rules = try await taker.take(Errand(.describeConfigRules(), in: folder))
        let names = (rules?["ConfigRules"]?.array ?? []).compactMap { rule in
            rule["Source"]?["SourceIdentifier"]?.string.flatMap { source in
                Self.ofRoot.contains(source) ? rule["ConfigRuleName"]?.string : nil
            }
        }
        guard !names.isEmpty else { return }
        try await taker.leave(Errand(.describeComplianceByConfigRule(), in: folder))
        for name in names {
            try await taker.leave(Errand(.getComplianceDetailsByConfigRule(name), of: name, in: folder))
        }
    }
}
