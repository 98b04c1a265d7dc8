extension Call {
    /// Whether the account complies with its rules.
    ///
    /// - Parameter rules: The rules' names; none for all of them.
    /// - Returns: The call.
    public static func describeComplianceByConfigRule(rules: [String] = []) -> Call {
        Call(.describeComplianceByConfigRule, ["ConfigRuleNames": rules.isEmpty ? nil : .strings(rules)])
    }

    /// Which resources comply with a rule.
    ///
    /// - Parameter rule: The rule's name.
    /// - Returns: The call.
    public static func getComplianceDetailsByConfigRule(_ rule: String) -> Call {
        Call(.getComplianceDetailsByConfigRule, ["ConfigRuleName": .string(rule)])
    }

    /// The rules.
    ///
    /// - Parameter rules: The rules' names; none for all of them.
    /// - Returns: The call.
    public static func describeConfigRules(_ rules: [String] = []) -> Call {
        Call(.describeConfigRules, ["ConfigRuleNames": rules.isEmpty ? nil : .strings(rules)])
    }

    /// What AWS Config records.
    ///
    /// - Returns: The call.
    public static func describeConfigurationRecorders() -> Call {
        Call(.describeConfigurationRecorders)
    }

    /// Where AWS Config puts what it recorded.
    ///
    /// - Returns: The call.
    public static func describeDeliveryChannels() -> Call {
        Call(.describeDeliveryChannels)
    }

    /// The aggregators, which gather the records of many accounts.
    ///
    /// - Returns: The call.
    public static func describeConfigurationAggregators() -> Call {
        Call(.describeConfigurationAggregators)
    }

    /// What an aggregator knows that a query selects.
    ///
    /// - Parameters:
    ///   - expression: The query, in AWS Config's SQL.
    ///   - aggregator: The aggregator's name.
    /// - Returns: The call.
    public static func selectAggregateResourceConfig(_ expression: String, aggregator: String) -> Call {
        Call(
            .selectAggregateResourceConfig,
            ["Expression": .string(expression), "ConfigurationAggregatorName": .string(aggregator)]
        )
    }

    /// What is recorded in this account and Region that a query selects.
    ///
    /// - Parameter expression: The query, in AWS Config's SQL.
    /// - Returns: The call.
    public static func selectResourceConfig(_ expression: String) -> Call {
        Call(.selectResourceConfig, ["Expression": .string(expression)])
    }
}
