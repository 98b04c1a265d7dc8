/// What tells people of events: metric filters, alarms, rules and topics.
extension Call {
    /// The metric filters of a log group.
    ///
    /// - Parameter logGroup: The log group's name.
    /// - Returns: The call.
    public static func describeMetricFilters(logGroup: String) -> Call {
        Call(.describeMetricFilters, ["logGroupName": .string(logGroup)])
    }

    /// The alarms.
    ///
    /// - Parameter types: `MetricAlarm`, `CompositeAlarm`; none for AWS's own default, metric alarms.
    /// - Returns: The call.
    public static func describeAlarms(types: [String] = []) -> Call {
        Call(.describeAlarms, ["AlarmTypes": types.isEmpty ? nil : .strings(types)])
    }

    /// The alarms that watch a metric.
    ///
    /// - Parameters:
    ///   - metric: The metric's name.
    ///   - namespace: Its namespace.
    /// - Returns: The call.
    public static func describeAlarms(metric: String, namespace: String) -> Call {
        Call(.describeAlarmsForMetric, ["MetricName": .string(metric), "Namespace": .string(namespace)])
    }

    /// The rules of an event bus.
    ///
    /// - Parameter bus: The bus's name or ARN; nil for the default one.
    /// - Returns: The call.
    public static func listRules(bus: String? = nil) -> Call {
        Call(.listRules, ["EventBusName": bus.map(JSON.string)])
    }

    /// What a rule sends its events to.
    ///
    /// - Parameters:
    ///   - rule: The rule's name.
    ///   - bus: The bus's name or ARN; nil for the default one.
    /// - Returns: The call.
    public static func listTargetsByRule(_ rule: String, bus: String? = nil) -> Call {
        Call(.listTargetsByRule, ["Rule": .string(rule), "EventBusName": bus.map(JSON.string)])
    }

    /// Who is told what is sent to a topic.
    ///
    /// - Parameter topicARN: The topic.
    /// - Returns: The call.
    public static func listSubscriptionsByTopic(_ topicARN: String) -> Call {
        Call(.listSubscriptionsByTopic, ["TopicArn": .string(topicARN)])
    }

    /// How a topic is set up.
    ///
    /// - Parameter topicARN: The topic.
    /// - Returns: The call.
    public static func getTopicAttributes(_ topicARN: String) -> Call {
        Call(.getTopicAttributes, ["TopicArn": .string(topicARN)])
    }
}
