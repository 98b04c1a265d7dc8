extension Operation {
    /// `DescribeMetricFilters` of Amazon CloudWatch Logs.
    ///
    /// Source: <https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_DescribeMetricFilters.html>
    public static let describeMetricFilters = Operation(
        .logs,
        "DescribeMetricFilters",
        verb: "describe-metric-filters",
        output: [
            "metricFilters": .list([
                "filterName": .string, "filterPattern": .string,
                "metricTransformations": .list([
                    "metricName": .string, "metricNamespace": .string, "metricValue": .string,
                    "defaultValue": .real, "dimensions": .map(.string), "unit": .string,
                ]),
                "creationTime": .integer, "logGroupName": .string, "applyOnTransformedLogs": .boolean,
                "fieldSelectionCriteria": .string, "emitSystemFieldDimensions": .list(.string),
            ]),
            "nextToken": .string,
        ],
        pages: Pagination(input: "nextToken", output: "nextToken", merged: ["metricFilters"])
    )
}
