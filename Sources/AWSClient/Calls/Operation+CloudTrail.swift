extension Operation {
    /// `DescribeTrails` of AWS CloudTrail.
    ///
    /// Source: <https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_DescribeTrails.html>
    public static let describeTrails = Operation(
        .cloudtrail,
        "DescribeTrails",
        verb: "describe-trails",
        output: [
            "trailList": .list(.trail)
        ]
    )

    /// `GetTrailStatus` of AWS CloudTrail.
    ///
    /// Source: <https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_GetTrailStatus.html>
    public static let getTrailStatus = Operation(
        .cloudtrail,
        "GetTrailStatus",
        verb: "get-trail-status",
        output: [
            "IsLogging": .boolean, "LatestDeliveryError": .string, "LatestNotificationError": .string,
            "LatestDeliveryTime": .timestamp, "LatestNotificationTime": .timestamp, "StartLoggingTime": .timestamp,
            "StopLoggingTime": .timestamp, "LatestCloudWatchLogsDeliveryError": .string,
            "LatestCloudWatchLogsDeliveryTime": .timestamp, "LatestDigestDeliveryTime": .timestamp,
            "LatestDigestDeliveryError": .string, "LatestDeliveryAttemptTime": .string,
            "LatestNotificationAttemptTime": .string, "LatestNotificationAttemptSucceeded": .string,
            "LatestDeliveryAttemptSucceeded": .string, "TimeLoggingStarted": .string, "TimeLoggingStopped": .string,
        ]
    )

    /// `GetEventSelectors` of AWS CloudTrail.
    ///
    /// Source: <https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_GetEventSelectors.html>
    public static let getEventSelectors = Operation(
        .cloudtrail,
        "GetEventSelectors",
        verb: "get-event-selectors",
        output: [
            "TrailARN": .string,
            "EventSelectors": .list([
                "ReadWriteType": .string, "IncludeManagementEvents": .boolean,
                "DataResources": .list(["Type": .string, "Values": .list(.string)]),
                "ExcludeManagementEventSources": .list(.string),
            ]),
            "AdvancedEventSelectors": .list([
                "Name": .string,
                "FieldSelectors": .list([
                    "Field": .string, "Equals": .list(.string), "StartsWith": .list(.string),
                    "EndsWith": .list(.string), "NotEquals": .list(.string), "NotStartsWith": .list(.string),
                    "NotEndsWith": .list(.string),
                ]),
            ]),
        ]
    )

    /// `ListPublicKeys` of AWS CloudTrail.
    ///
    /// Source: <https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_ListPublicKeys.html>
    public static let listPublicKeys = Operation(
        .cloudtrail,
        "ListPublicKeys",
        verb: "list-public-keys",
        output: [
            "PublicKeyList": .list([
                "Value": .blob, "ValidityStartTime": .timestamp, "ValidityEndTime": .timestamp,
                "Fingerprint": .string,
            ]),
            "NextToken": .string,
        ],
        pages: Pagination(input: "NextToken", output: "NextToken", merged: ["PublicKeyList"])
    )
}

extension Shape {
    fileprivate static let trail: Shape = [
        "Name": .string, "S3BucketName": .string, "S3KeyPrefix": .string, "SnsTopicName": .string,
        "SnsTopicARN": .string, "IncludeGlobalServiceEvents": .boolean, "IsMultiRegionTrail": .boolean,
        "HomeRegion": .string, "TrailARN": .string, "LogFileValidationEnabled": .boolean,
        "CloudWatchLogsLogGroupArn": .string, "CloudWatchLogsRoleArn": .string, "KmsKeyId": .string,
        "HasCustomEventSelectors": .boolean, "HasInsightSelectors": .boolean, "IsOrganizationTrail": .boolean,
    ]
}
