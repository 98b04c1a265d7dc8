extension Operation {
    /// `DescribeComplianceByConfigRule` of AWS Config.
    ///
    /// Source: <https://docs.aws.amazon.com/config/latest/APIReference/API_DescribeComplianceByConfigRule.html>
    public static let describeComplianceByConfigRule = Operation(
        .config,
        "DescribeComplianceByConfigRule",
        verb: "describe-compliance-by-config-rule",
        output: [
            "ComplianceByConfigRules": .list([
                "ConfigRuleName": .string,
                "Compliance": [
                    "ComplianceType": .string,
                    "ComplianceContributorCount": ["CappedCount": .integer, "CapExceeded": .boolean],
                ],
            ]),
            "NextToken": .string,
        ],
        pages: Pagination(input: "NextToken", output: "NextToken", merged: ["ComplianceByConfigRules"])
    )

    /// `GetComplianceDetailsByConfigRule` of AWS Config.
    ///
    /// Source: <https://docs.aws.amazon.com/config/latest/APIReference/API_GetComplianceDetailsByConfigRule.html>
    public static let getComplianceDetailsByConfigRule = Operation(
        .config,
        "GetComplianceDetailsByConfigRule",
        verb: "get-compliance-details-by-config-rule",
        output: [
            "EvaluationResults": .list([
                "EvaluationResultIdentifier": [
                    "EvaluationResultQualifier": [
                        "ConfigRuleName": .string, "ResourceType": .string, "ResourceId": .string,
                        "EvaluationMode": .string,
                    ],
                    "OrderingTimestamp": .timestamp, "ResourceEvaluationId": .string,
                ],
                "ComplianceType": .string, "ResultRecordedTime": .timestamp, "ConfigRuleInvokedTime": .timestamp,
                "Annotation": .string, "ResultToken": .string,
            ]),
            "NextToken": .string,
        ],
        pages: Pagination(input: "NextToken", output: "NextToken", merged: ["EvaluationResults"])
    )

    /// `DescribeConfigRules` of AWS Config.
    ///
    /// Source: <https://docs.aws.amazon.com/config/latest/APIReference/API_DescribeConfigRules.html>
    public static let describeConfigRules = Operation(
        .config,
        "DescribeConfigRules",
        verb: "describe-config-rules",
        output: [
            "ConfigRules": .list(.configRule), "NextToken": .string,
        ],
        pages: Pagination(input: "NextToken", output: "NextToken", merged: ["ConfigRules"])
    )

    /// `DescribeConfigurationRecorders` of AWS Config.
    ///
    /// Source: <https://docs.aws.amazon.com/config/latest/APIReference/API_DescribeConfigurationRecorders.html>
    public static let describeConfigurationRecorders = Operation(
        .config,
        "DescribeConfigurationRecorders",
        verb: "describe-configuration-recorders",
        output: [
            "ConfigurationRecorders": .list([
                "arn": .string, "name": .string, "roleARN": .string,
                "recordingGroup": [
                    "allSupported": .boolean, "includeGlobalResourceTypes": .boolean,
                    "resourceTypes": .list(.string), "exclusionByResourceTypes": ["resourceTypes": .list(.string)],
                    "recordingStrategy": ["useOnly": .string],
                ],
                "recordingMode": [
                    "recordingFrequency": .string,
                    "recordingModeOverrides": .list([
                        "description": .string, "resourceTypes": .list(.string), "recordingFrequency": .string,
                    ]),
                ],
                "recordingScope": .string, "servicePrincipal": .string,
            ])
        ]
    )

    /// `DescribeDeliveryChannels` of AWS Config.
    ///
    /// Source: <https://docs.aws.amazon.com/config/latest/APIReference/API_DescribeDeliveryChannels.html>
    public static let describeDeliveryChannels = Operation(
        .config,
        "DescribeDeliveryChannels",
        verb: "describe-delivery-channels",
        output: [
            "DeliveryChannels": .list([
                "name": .string, "s3BucketName": .string, "s3KeyPrefix": .string, "s3KmsKeyArn": .string,
                "snsTopicARN": .string, "configSnapshotDeliveryProperties": ["deliveryFrequency": .string],
            ])
        ]
    )

    /// `DescribeConfigurationAggregators` of AWS Config.
    ///
    /// Source: <https://docs.aws.amazon.com/config/latest/APIReference/API_DescribeConfigurationAggregators.html>
    public static let describeConfigurationAggregators = Operation(
        .config,
        "DescribeConfigurationAggregators",
        verb: "describe-configuration-aggregators",
        output: [
            "ConfigurationAggregators": .list([
                "ConfigurationAggregatorName": .string, "ConfigurationAggregatorArn": .string,
                "AccountAggregationSources": .list([
                    "AccountIds": .list(.string), "AllAwsRegions": .boolean, "AwsRegions": .list(.string),
                ]),
                "OrganizationAggregationSource": [
                    "RoleArn": .string, "AwsRegions": .list(.string), "AllAwsRegions": .boolean,
                ],
                "CreationTime": .timestamp, "LastUpdatedTime": .timestamp, "CreatedBy": .string,
                "AggregatorFilters": [
                    "ResourceType": ["Type": .string, "Value": .list(.string)],
                    "ServicePrincipal": ["Type": .string, "Value": .list(.string)],
                ],
            ]),
            "NextToken": .string,
        ],
        pages: Pagination(input: "NextToken", output: "NextToken", merged: ["ConfigurationAggregators"])
    )

    /// `SelectAggregateResourceConfig` of AWS Config.
    ///
    /// Source: <https://docs.aws.amazon.com/config/latest/APIReference/API_SelectAggregateResourceConfig.html>
    public static let selectAggregateResourceConfig = Operation(
        .config,
        "SelectAggregateResourceConfig",
        verb: "select-aggregate-resource-config",
        output: [
            "Results": .list(.string), "QueryInfo": .queryInfo, "NextToken": .string,
        ],
        pages: Pagination(input: "NextToken", output: "NextToken", merged: ["Results"], kept: ["QueryInfo"])
    )

    /// `SelectResourceConfig` of AWS Config.
    ///
    /// Source: <https://docs.aws.amazon.com/config/latest/APIReference/API_SelectResourceConfig.html>
    public static let selectResourceConfig = Operation(
        .config,
        "SelectResourceConfig",
        verb: "select-resource-config",
        output: [
            "Results": .list(.string), "QueryInfo": .queryInfo, "NextToken": .string,
        ],
        pages: Pagination(input: "NextToken", output: "NextToken", merged: ["Results"], kept: ["QueryInfo"])
    )
}

extension Shape {
    fileprivate static let configRule: Shape = [
        "ConfigRuleName": .string, "ConfigRuleArn": .string, "ConfigRuleId": .string, "Description": .string,
        "Scope": [
            "ComplianceResourceTypes": .list(.string), "TagKey": .string, "TagValue": .string,
            "ComplianceResourceId": .string,
        ],
        "Source": [
            "Owner": .string, "SourceIdentifier": .string,
            "SourceDetails": .list([
                "EventSource": .string, "MessageType": .string, "MaximumExecutionFrequency": .string,
            ]),
            "CustomPolicyDetails": [
                "PolicyRuntime": .string, "PolicyText": .string, "EnableDebugLogDelivery": .boolean,
            ],
        ],
        "InputParameters": .string, "MaximumExecutionFrequency": .string, "ConfigRuleState": .string,
        "CreatedBy": .string, "EvaluationModes": .list(["Mode": .string]),
    ]

    fileprivate static let queryInfo: Shape = [
        "SelectFields": .list(["Name": .string])
    ]
}
