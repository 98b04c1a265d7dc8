extension Operation {
    /// `DescribeAlarms` of Amazon CloudWatch.
    ///
    /// Source: <https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_DescribeAlarms.html>
    public static let describeAlarms = Operation(
        .cloudwatch,
        "DescribeAlarms",
        verb: "describe-alarms",
        output: [
            "CompositeAlarms": .list(.compositeAlarm), "MetricAlarms": .list(.metricAlarm), "NextToken": .string,
        ],
        pages: Pagination(input: "NextToken", output: "NextToken", merged: ["MetricAlarms", "CompositeAlarms"])
    )

    /// `DescribeAlarmsForMetric` of Amazon CloudWatch.
    ///
    /// Source: <https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_DescribeAlarmsForMetric.html>
    public static let describeAlarmsForMetric = Operation(
        .cloudwatch,
        "DescribeAlarmsForMetric",
        verb: "describe-alarms-for-metric",
        output: [
            "MetricAlarms": .list(.metricAlarm)
        ]
    )
}

extension Shape {
    fileprivate static let compositeAlarm: Shape = [
        "ActionsEnabled": .boolean, "AlarmActions": .list(.string), "AlarmArn": .string,
        "AlarmConfigurationUpdatedTimestamp": .timestamp, "AlarmDescription": .string, "AlarmName": .string,
        "AlarmRule": .string, "InsufficientDataActions": .list(.string), "OKActions": .list(.string),
        "StateReason": .string, "StateReasonData": .string, "StateUpdatedTimestamp": .timestamp,
        "StateValue": .string, "StateTransitionedTimestamp": .timestamp, "ActionsSuppressedBy": .string,
        "ActionsSuppressedReason": .string, "ActionsSuppressor": .string, "ActionsSuppressorWaitPeriod": .integer,
        "ActionsSuppressorExtensionPeriod": .integer,
    ]

    fileprivate static let dimension: Shape = [
        "Name": .string, "Value": .string,
    ]

    fileprivate static let metricAlarm: Shape = [
        "AlarmName": .string, "AlarmArn": .string, "AlarmDescription": .string,
        "AlarmConfigurationUpdatedTimestamp": .timestamp, "ActionsEnabled": .boolean, "OKActions": .list(.string),
        "AlarmActions": .list(.string), "InsufficientDataActions": .list(.string), "StateValue": .string,
        "StateReason": .string, "StateReasonData": .string, "StateUpdatedTimestamp": .timestamp,
        "MetricName": .string, "Namespace": .string, "Statistic": .string, "ExtendedStatistic": .string,
        "Dimensions": .list(.dimension), "Period": .integer, "Unit": .string, "EvaluationPeriods": .integer,
        "DatapointsToAlarm": .integer, "Threshold": .real, "ComparisonOperator": .string,
        "TreatMissingData": .string, "EvaluateLowSampleCountPercentile": .string,
        "Metrics": .list([
            "Id": .string,
            "MetricStat": [
                "Metric": [
                    "Namespace": .string, "MetricName": .string, "Dimensions": .list(.dimension),
                ],
                "Period": .integer, "Stat": .string, "Unit": .string,
            ],
            "Expression": .string, "Label": .string, "ReturnData": .boolean, "Period": .integer,
            "AccountId": .string,
        ]),
        "ThresholdMetricId": .string, "EvaluationState": .string, "StateTransitionedTimestamp": .timestamp,
        "EvaluationCriteria": [
            "PromQLCriteria": [
                "Query": .string, "PendingPeriod": .integer, "RecoveryPeriod": .integer,
            ]
        ],
        "EvaluationInterval": .integer,
    ]
}
