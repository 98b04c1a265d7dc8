internal import AWSClient

/// Who would notice that the root user is used: trails, the metric filters on their log groups, alarms, rules, and the
/// people that topics tell.
struct MonitoringErrands {
    let taker: Taker
    let folder: String

    func take() async throws(CollectionError) {
        var topics = try await takeTrails()
        topics.formUnion(try await takeRules())
        for topic in topics.sorted() {
            try await taker.leave(Errand(.getTopicAttributes(topic), of: topic, in: folder))
            try await taker.leave(Errand(.listSubscriptionsByTopic(topic), of: topic, in: folder))
        }
    }

    /// Takes the trails and what watches their log groups.
    ///
    /// - Returns: the topics that alarms send to.
    private func takeTrails() async throws(CollectionError) -> Set<String> {
        let trails = try await taker.take(Errand(.describeTrails(), in: folder))
        var groups: Set<String> = []
        for trail in trails?["trailList"]?.array ?? [] {
            guard let name = trail["TrailARN"]?.string else { continue }
            try await taker.leave(Errand(.getTrailStatus(name: name), of: name, in: folder))
            try await taker.leave(Errand(.getEventSelectors(name: name), of: name, in: folder))
            if let group = trail["CloudWatchLogsLogGroupArn"]?.string.flatMap(Self.logGroup) { groups.insert(group) }
        }
        var topics: Set<String> = []
        for group in groups.sorted() {
            let filters = try await taker.take(Errand(.describeMetricFilters(logGroup: group), of: group, in: folder))
            for metric in Self.metrics(filters) {
                topics.formUnion(try await takeAlarms(metric))
            }
        }
        return topics
    }

    private struct Metric: Hashable {
        let name: String
        let namespace: String
    }

    /// The metrics that count something of root users.
    private static func metrics(_ filters: JSON?) -> [Metric] {
        let ofRoot = filters?["metricFilters"]?.array?.filter { $0["filterPattern"]?.string?.contains("Root") == true }
        var seen: Set<Metric> = []
        return (ofRoot ?? []).flatMap { $0["metricTransformations"]?.array ?? [] }.compactMap { metric in
            guard let name = metric["metricName"]?.string, let space = metric["metricNamespace"]?.string else {
                return nil
            }
            let found = Metric(name: name, namespace: space)
            return seen.insert(found).inserted ? found : nil
        }
    }

    private func takeAlarms(_ metric: Metric) async throws(CollectionError) -> Set<String> {
        let call = Call.describeAlarms(metric: metric.name, namespace: metric.namespace)
        let alarms = try await taker.take(Errand(call, of: "\(metric.namespace)/\(metric.name)", in: folder))
        let actions = (alarms?["MetricAlarms"]?.array ?? []).flatMap { $0["AlarmActions"]?.array ?? [] }
        return Set(actions.compactMap(\.string).filter(Self.isTopicHere))
    }

    /// Takes the rules for events of root users and what they send to.
    ///
    /// - Returns: the topics among it.
    private func takeRules() async throws(CollectionError) -> Set<String> {
        let rules = try await taker.take(Errand(.listRules(), in: folder))
        var topics: Set<String> = []
        for rule in rules?["Rules"]?.array ?? [] {
            guard let name = rule["Name"]?.string, Self.isOfRoot(rule["EventPattern"]?.string) else { continue }
            let targets = try await taker.take(Errand(.listTargetsByRule(name), of: name, in: folder))
            let places = (targets?["Targets"]?.array ?? []).compactMap { $0["Arn"]?.string }
            topics.formUnion(places.filter(Self.isTopicHere))
        }
        return topics
    }

    /// Whether a pattern may let events of root users through: it names them, or signing in at all.
    private static func isOfRoot(_ pattern: String?) -> Bool {
        guard let pattern else { return false }
        return ["Root", "root", "signin", "Sign-In", "Sign In"].contains { pattern.contains($0) }
    }

    private static func isTopicHere(_ arn: String) -> Bool {
        let parts = arn.split(separator: ":", omittingEmptySubsequences: false)
        return parts.count == 6 && parts[2] == "sns"
    }

    /// `arn:aws:logs:us-east-1:111122223333:log-group:NAME:*` has the name at its seventh place.
    private static func logGroup(_ arn: String) -> String? {
        let parts = arn.split(separator: ":", omittingEmptySubsequences: false)
        return parts.count >= 7 && parts[5] == "log-group" ? String(parts[6]) : nil
    }
}
