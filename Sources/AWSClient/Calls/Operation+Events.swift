extension Operation {
    /// `ListRules` of Amazon EventBridge.
    ///
    /// Source: <https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_ListRules.html>
    public static let listRules = Operation(
        .events,
        "ListRules",
        verb: "list-rules",
        output: [
            "Rules": .list([
                "Name": .string, "Arn": .string, "EventPattern": .string, "State": .string, "Description": .string,
                "ScheduleExpression": .string, "RoleArn": .string, "ManagedBy": .string, "EventBusName": .string,
            ]),
            "NextToken": .string,
        ],
        pages: Pagination(input: "NextToken", output: "NextToken", merged: ["Rules"])
    )

    /// `ListTargetsByRule` of Amazon EventBridge.
    ///
    /// Source: <https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_ListTargetsByRule.html>
    public static let listTargetsByRule = Operation(
        .events,
        "ListTargetsByRule",
        verb: "list-targets-by-rule",
        output: [
            "Targets": .list(.target), "NextToken": .string,
        ],
        pages: Pagination(input: "NextToken", output: "NextToken", merged: ["Targets"])
    )
}

extension Shape {
    fileprivate static let ecsParameters: Shape = [
        "TaskDefinitionArn": .string, "TaskCount": .integer, "LaunchType": .string,
        "NetworkConfiguration": [
            "awsvpcConfiguration": [
                "Subnets": .list(.string), "SecurityGroups": .list(.string), "AssignPublicIp": .string,
            ]
        ],
        "PlatformVersion": .string, "Group": .string,
        "CapacityProviderStrategy": .list(["capacityProvider": .string, "weight": .integer, "base": .integer]),
        "EnableECSManagedTags": .boolean, "EnableExecuteCommand": .boolean,
        "PlacementConstraints": .list(["type": .string, "expression": .string]),
        "PlacementStrategy": .list(["type": .string, "field": .string]), "PropagateTags": .string,
        "ReferenceId": .string, "Tags": .list(["Key": .string, "Value": .string]),
    ]

    fileprivate static let target: Shape = [
        "Id": .string, "Arn": .string, "RoleArn": .string, "Input": .string, "InputPath": .string,
        "InputTransformer": ["InputPathsMap": .map(.string), "InputTemplate": .string],
        "KinesisParameters": ["PartitionKeyPath": .string],
        "RunCommandParameters": [
            "RunCommandTargets": .list(["Key": .string, "Values": .list(.string)])
        ],
        "EcsParameters": .ecsParameters,
        "BatchParameters": [
            "JobDefinition": .string, "JobName": .string, "ArrayProperties": ["Size": .integer],
            "RetryStrategy": ["Attempts": .integer],
        ],
        "SqsParameters": ["MessageGroupId": .string],
        "HttpParameters": [
            "PathParameterValues": .list(.string), "HeaderParameters": .map(.string),
            "QueryStringParameters": .map(.string),
        ],
        "RedshiftDataParameters": [
            "SecretManagerArn": .string, "Database": .string, "DbUser": .string, "Sql": .string,
            "StatementName": .string, "WithEvent": .boolean, "Sqls": .list(.string),
        ],
        "SageMakerPipelineParameters": ["PipelineParameterList": .list(["Name": .string, "Value": .string])],
        "DeadLetterConfig": ["Arn": .string],
        "RetryPolicy": [
            "MaximumRetryAttempts": .integer, "MaximumEventAgeInSeconds": .integer,
        ],
        "AppSyncParameters": ["GraphQLOperation": .string],
    ]
}
