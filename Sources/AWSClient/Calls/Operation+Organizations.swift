extension Operation {
    /// `DescribeOrganization` of AWS Organizations.
    ///
    /// Source: <https://docs.aws.amazon.com/organizations/latest/APIReference/API_DescribeOrganization.html>
    public static let describeOrganization = Operation(
        .organizations,
        "DescribeOrganization",
        verb: "describe-organization",
        output: [
            "Organization": [
                "Id": .string, "Arn": .string, "FeatureSet": .string, "MasterAccountArn": .string,
                "MasterAccountId": .string, "MasterAccountEmail": .string,
                "AvailablePolicyTypes": .list(.policyTypeSummary),
            ]
        ]
    )

    /// `ListRoots` of AWS Organizations.
    ///
    /// Source: <https://docs.aws.amazon.com/organizations/latest/APIReference/API_ListRoots.html>
    public static let listRoots = Operation(
        .organizations,
        "ListRoots",
        verb: "list-roots",
        output: [
            "Roots": .list([
                "Id": .string, "Arn": .string, "Name": .string, "PolicyTypes": .list(.policyTypeSummary),
            ]),
            "NextToken": .string,
        ],
        pages: Pagination(input: "NextToken", output: "NextToken", merged: ["Roots"])
    )

    /// `ListAccounts` of AWS Organizations.
    ///
    /// Source: <https://docs.aws.amazon.com/organizations/latest/APIReference/API_ListAccounts.html>
    public static let listAccounts = Operation(
        .organizations,
        "ListAccounts",
        verb: "list-accounts",
        output: [
            "Accounts": .list(.account), "NextToken": .string,
        ],
        pages: Pagination(input: "NextToken", output: "NextToken", merged: ["Accounts"])
    )

    /// `ListOrganizationalUnitsForParent` of AWS Organizations.
    ///
    /// Source: <https://docs.aws.amazon.com/organizations/latest/APIReference/API_ListOrganizationalUnitsForParent.html>
    public static let listOrganizationalUnitsForParent = Operation(
        .organizations,
        "ListOrganizationalUnitsForParent",
        verb: "list-organizational-units-for-parent",
        output: [
            "OrganizationalUnits": .list(["Id": .string, "Arn": .string, "Name": .string, "Path": .string]),
            "NextToken": .string,
        ],
        pages: Pagination(input: "NextToken", output: "NextToken", merged: ["OrganizationalUnits"])
    )

    /// `ListAccountsForParent` of AWS Organizations.
    ///
    /// Source: <https://docs.aws.amazon.com/organizations/latest/APIReference/API_ListAccountsForParent.html>
    public static let listAccountsForParent = Operation(
        .organizations,
        "ListAccountsForParent",
        verb: "list-accounts-for-parent",
        output: [
            "Accounts": .list(.account), "NextToken": .string,
        ],
        pages: Pagination(input: "NextToken", output: "NextToken", merged: ["Accounts"])
    )

    /// `ListPolicies` of AWS Organizations.
    ///
    /// Source: <https://docs.aws.amazon.com/organizations/latest/APIReference/API_ListPolicies.html>
    public static let listPolicies = Operation(
        .organizations,
        "ListPolicies",
        verb: "list-policies",
        output: [
            "Policies": .list(.policySummary), "NextToken": .string,
        ],
        pages: Pagination(input: "NextToken", output: "NextToken", merged: ["Policies"])
    )

    /// `DescribePolicy` of AWS Organizations.
    ///
    /// Source: <https://docs.aws.amazon.com/organizations/latest/APIReference/API_DescribePolicy.html>
    public static let describePolicy = Operation(
        .organizations,
        "DescribePolicy",
        verb: "describe-policy",
        output: [
            "Policy": ["PolicySummary": .policySummary, "Content": .string]
        ]
    )

    /// `ListTargetsForPolicy` of AWS Organizations.
    ///
    /// Source: <https://docs.aws.amazon.com/organizations/latest/APIReference/API_ListTargetsForPolicy.html>
    public static let listTargetsForPolicy = Operation(
        .organizations,
        "ListTargetsForPolicy",
        verb: "list-targets-for-policy",
        output: [
            "Targets": .list([
                "TargetId": .string, "Arn": .string, "Name": .string, "Type": .string,
            ]),
            "NextToken": .string,
        ],
        pages: Pagination(input: "NextToken", output: "NextToken", merged: ["Targets"])
    )

    /// `ListPoliciesForTarget` of AWS Organizations.
    ///
    /// Source: <https://docs.aws.amazon.com/organizations/latest/APIReference/API_ListPoliciesForTarget.html>
    public static let listPoliciesForTarget = Operation(
        .organizations,
        "ListPoliciesForTarget",
        verb: "list-policies-for-target",
        output: [
            "Policies": .list(.policySummary), "NextToken": .string,
        ],
        pages: Pagination(input: "NextToken", output: "NextToken", merged: ["Policies"])
    )

    /// `ListDelegatedAdministrators` of AWS Organizations.
    ///
    /// Source: <https://docs.aws.amazon.com/organizations/latest/APIReference/API_ListDelegatedAdministrators.html>
    public static let listDelegatedAdministrators = Operation(
        .organizations,
        "ListDelegatedAdministrators",
        verb: "list-delegated-administrators",
        output: [
            "DelegatedAdministrators": .list([
                "Id": .string, "Arn": .string, "Email": .string, "Name": .string, "Status": .string,
                "State": .string, "JoinedMethod": .string, "JoinedTimestamp": .timestamp,
                "DelegationEnabledDate": .timestamp,
            ]),
            "NextToken": .string,
        ],
        pages: Pagination(input: "NextToken", output: "NextToken", merged: ["DelegatedAdministrators"])
    )
}

extension Shape {
    fileprivate static let policyTypeSummary: Shape = [
        "Type": .string, "Status": .string,
    ]

    fileprivate static let account: Shape = [
        "Id": .string, "Arn": .string, "Email": .string, "Name": .string, "Status": .string, "State": .string,
        "Paths": .list(.string), "JoinedMethod": .string, "JoinedTimestamp": .timestamp,
    ]

    static let policySummary: Shape = [
        "Id": .string, "Arn": .string, "Name": .string, "Description": .string, "Type": .string,
        "AwsManaged": .boolean,
    ]
}
