internal import AWSClient
internal import Organization

/// Who would notice that the root user is used: trails, the metric filters on their log groups, alarms, rules, and the
/// people that topics tell.
struct MonitoringErrands {
    let taker: Taker
    let account: AccountID
    let folder: String
    /// Whether this is where the account's events of root users are recorded: what watches them may then be in any Region.
    let isHome: Bool

    func take() async throws(CollectionError) {
        var topics = try await takeTrails()
        topics.formUnion(try await takeRules())
        for topic in topics.sorted() {
            let taker = self.taker.in(region: Self.region(of: topic) ?? self.taker.client.region)
            try await taker.leave(Errand(.getTopicAttributes(topic), of: topic, in: folder))
            try await taker.leave(Errand(.listSubscriptionsByTopic(topic), of: topic, in: folder))
        }
    }

    /// Takes the trails and what watches their log groups.
    ///
    /// - Returns: the topics that alarms send to.
    private func takeTrails() async throws(CollectionError) -> Set<String> {
        let trails = try await taker.take(Errand(.describeTrails(), in: folder))
        var groups: Set<LogGroup> = []
        for trail in trails?["trailList"]?.array ?? [] {
            guard let name = trail["TrailARN"]?.string else { continue }
            try await taker.leave(Errand(.getTrailStatus(name: name), of: name, in: folder))
            try await taker.leave(Errand(.getEventSelectors(name: name), of: name, in: folder))
            // Other Regions and members list copies of a trail, whose log group is not theirs.
            guard isHome || trail["HomeRegion"]?.string == taker.client.region else { continue }
            if let group = trail["CloudWatchLogsLogGroupArn"]?.string.flatMap({ LogGroup($0) }),
                group.account == account
            {
                groups.insert(group)
            }
        }
        var topics: Set<String> = []
        for group in groups.sorted(by: { ($0.name, $0.region) < ($1.name, $1.region) }) {
            topics.formUnion(try await takeFilters(group))
        }
        return topics
    }

    private func takeFilters(_ group: LogGroup) async throws(CollectionError) -> Set<String> {
        let taker = self.taker.in(region: group.region)
        let call = Call.describeMetricFilters(logGroup: group.name)
        let filters = try await taker.take(Errand(call, of: group.name, in: folder))
        var topics: Set<String> = []
        for metric in Self.metrics(filters) {
            topics.formUnion(try await takeAlarms(metric, taker))
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

    private func takeAlarms(_ metric: Metric, _ taker: Taker) async throws(CollectionError) -> Set<String> {
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

    private static func region(of topic: String) -> String? {
        let parts = topic.split(separator: ":", omittingEmptySubsequences: false)
        return parts.count == 6 && !parts[3].isEmpty ? String(parts[3]) : nil
    }

    /// Where a trail's events go: `arn:aws:logs:us-east-1:111122223333:log-group:NAME:*`.
    private struct LogGroup: Hashable {
        let region: String
        let account: AccountID
        let name: String

        init?(_ arn: String) {
            let parts = arn.split(separator: ":", omittingEmptySubsequences: false)
            guard parts.count >= 7, parts[5] == "log-group", let account = AccountID(String(parts[4])) else {
                return nil
            }
            region = String(parts[3])
            self.account = account
            name = String(parts[6])
        }
    }
}
