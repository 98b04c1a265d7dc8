internal import AWSClient

/// All resources of the organization that AWS Config knows, where its aggregator is in this account. The answer can be of
/// any length, so each page becomes a file as it arrives.
struct AggregatorErrand {
    let taker: Taker
    let folder: String

    /// What is asked of each resource.
    private static let query = """
        SELECT accountId, awsRegion, resourceType, resourceId, resourceName, arn, configurationItemCaptureTime, \
        configurationItemStatus, tags, relationships, configuration, supplementaryConfiguration
        """

    func take() async throws(CollectionError) {
        let answer = try await taker.take(Errand(.describeConfigurationAggregators(), in: folder))
        for aggregator in answer?["ConfigurationAggregators"]?.array ?? [] {
            guard aggregator["OrganizationAggregationSource"] != nil,
                let name = aggregator["ConfigurationAggregatorName"]?.string
            else { continue }
            let call = Call.selectAggregateResourceConfig(Self.query, aggregator: name)
            try await taker.takePages(Errand(call, of: name, in: folder))
        }
    }
}
