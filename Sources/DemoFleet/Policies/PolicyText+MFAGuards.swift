/// Guards that mean to let root do nothing without MFA.
extension PolicyText {
    /// Holds in every partition: what doesn't say that MFA was used, long-term keys among it, is denied.
    static let requireMFA = PolicyText(
        name: "root-requires-mfa",
        description: "Denies everything to root users without MFA",
        document: #"""
            {
                "Version": "2012-10-17",
                "Statement": [
                    {
                        "Sid": "DenyRootWithoutMFA",
                        "Effect": "Deny",
                        "Action": "*",
                        "Resource": "*",
                        "Condition": {
                            "BoolIfExists": {"aws:MultiFactorAuthPresent": "false"},
                            "ArnLike": {"aws:PrincipalArn": "arn:*:iam::*:root"}
                        }
                    }
                ]
            }
            """#
    )

    /// The same for the commercial partition alone; elsewhere no principal's ARN begins like that.
    static let requireMFACommercial = PolicyText(
        name: "root-requires-mfa",
        description: "Denies everything to root users without MFA",
        document: #"""
            {
                "Version": "2012-10-17",
                "Statement": [
                    {
                        "Sid": "DenyRootWithoutMFA",
                        "Effect": "Deny",
                        "Action": "*",
                        "Resource": "*",
                        "Condition": {
                            "BoolIfExists": {"aws:MultiFactorAuthPresent": "false"},
                            "StringLike": {"aws:PrincipalArn": "arn:aws:iam::*:root"}
                        }
                    }
                ]
            }
            """#
    )

    /// Long-term keys slip through: their requests have no such condition key, so `Bool` doesn't match them.
    static let requireMFAOfSessions = PolicyText(
        name: "root-mfa",
        description: "Root must use MFA",
        document: #"""
            {
                "Version": "2012-10-17",
                "Statement": {
                    "Sid": "RootMFA",
                    "Effect": "Deny",
                    "Action": "*",
                    "Resource": "*",
                    "Condition": {
                        "Bool": {"aws:MultiFactorAuthPresent": "false"},
                        "StringLike": {"aws:PrincipalArn": "arn:aws:iam::*:root"}
                    }
                }
            }
            """#
    )

    /// Meant to let root enrol a device, and so leaves all of IAM and STS open to whoever has the password.
    static let requireMFAOutsideIAM = PolicyText(
        name: "root-mfa-with-enrolment",
        description: "Root must use MFA, but may enrol a device",
        document: #"""
            {
                "Version": "2012-10-17",
                "Statement": [
                    {
                        "Sid": "RootMFAOutsideIAM",
                        "Effect": "Deny",
                        "NotAction": ["iam:*", "sts:*", "account:*", "support:*"],
                        "Resource": "*",
                        "Condition": {
                            "BoolIfExists": {"aws:MultiFactorAuthPresent": "false"},
                            "StringLike": {"aws:PrincipalArn": "arn:aws:iam::*:root"}
                        }
                    }
                ]
            }
            """#
    )
}
