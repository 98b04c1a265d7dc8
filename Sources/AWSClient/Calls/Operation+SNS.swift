extension Operation {
    /// `ListSubscriptionsByTopic` of Amazon SNS.
    ///
    /// Source: <https://docs.aws.amazon.com/sns/latest/api/API_ListSubscriptionsByTopic.html>
    public static let listSubscriptionsByTopic = Operation(
        .sns,
        "ListSubscriptionsByTopic",
        verb: "list-subscriptions-by-topic",
        output: [
            "Subscriptions": .list([
                "SubscriptionArn": .string, "Owner": .string, "Protocol": .string, "Endpoint": .string,
                "TopicArn": .string,
            ]),
            "NextToken": .string,
        ],
        pages: Pagination(input: "NextToken", output: "NextToken", merged: ["Subscriptions"])
    )

    /// `GetTopicAttributes` of Amazon SNS.
    ///
    /// Source: <https://docs.aws.amazon.com/sns/latest/api/API_GetTopicAttributes.html>
    public static let getTopicAttributes = Operation(
        .sns,
        "GetTopicAttributes",
        verb: "get-topic-attributes",
        output: [
            "Attributes": .map(.string)
        ]
    )
}
