/// Guards that mean to take from root everything, or its keys.
extension PolicyText {
    static let denyRoot = PolicyText(
        name: "deny-root",
        description: "Denies everything to root users",
        document: #"""
            {
                "Version": "2012-10-17",
                "Statement": [
                    {
                        "Sid": "DenyRoot",
                        "Effect": "Deny",
                        "Action": "*",
                        "Resource": "*",
                        "Condition": {"StringLike": {"aws:PrincipalArn": "arn:aws:iam::*:root"}}
                    }
                ]
            }
            """#
    )

    /// Sessions of centralized root access carry `aws:AssumedRoot`; without the second condition they'd be denied too.
    static let denyRootButAssumed = PolicyText(
        name: "deny-root-but-assumed",
        description: "Denies everything to root users, centralized root sessions aside",
        document: #"""
            {
                "Version": "2012-10-17",
                "Statement": [
                    {
                        "Sid": "DenyRootButAssumed",
                        "Effect": "Deny",
                        "Action": "*",
                        "Resource": "*",
                        "Condition": {
                            "ArnLike": {"aws:PrincipalArn": "arn:*:iam::*:root"},
                            "Null": {"aws:AssumedRoot": "true"}
                        }
                    }
                ]
            }
            """#
    )

    /// What is signed with a long-term key carries no token issue time. Creating one is denied as well.
    static let denyRootKeys = PolicyText(
        name: "deny-root-keys",
        description: "Root may neither create nor use access keys",
        document: #"""
            {
                "Version": "2012-10-17",
                "Statement": [
                    {
                        "Sid": "NoNewRootKeys",
                        "Effect": "Deny",
                        "Action": ["iam:CreateAccessKey", "iam:UpdateAccessKey"],
                        "Resource": "arn:*:iam::*:root",
                        "Condition": {"ArnLike": {"aws:PrincipalArn": "arn:*:iam::*:root"}}
                    },
                    {
                        "Sid": "NoUseOfRootKeys",
                        "Effect": "Deny",
                        "Action": "*",
                        "Resource": "*",
                        "Condition": {
                            "ArnLike": {"aws:PrincipalArn": "arn:*:iam::*:root"},
                            "Null": {"aws:TokenIssueTime": "true"}
                        }
                    }
                ]
            }
            """#
    )
}
