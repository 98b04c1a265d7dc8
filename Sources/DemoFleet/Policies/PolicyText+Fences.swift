/// Policies that draw a line around where from, where or what, and bear on root on the way.
extension PolicyText {
    static let rootFromOffices = PolicyText(
        name: "root-from-offices",
        description: "Root acts from the addresses of the VPN only",
        document: #"""
            {
                "Version": "2012-10-17",
                "Statement": [
                    {
                        "Sid": "RootFromOffices",
                        "Effect": "Deny",
                        "Action": "*",
                        "Resource": "*",
                        "Condition": {
                            "NotIpAddress": {"aws:SourceIp": ["192.0.2.0/24", "198.51.100.16/28", "2001:db8:7::/48"]},
                            "BoolIfExists": {"aws:ViaAWSService": "false"},
                            "StringLike": {"aws:PrincipalArn": "arn:aws:iam::*:root"}
                        }
                    }
                ]
            }
            """#
    )

    static let stayInRegions = PolicyText(
        name: "stay-in-regions",
        description: "Regional services in two regions only",
        document: #"""
            {
                "Version": "2012-10-17",
                "Statement": [
                    {
                        "Sid": "StayInRegions",
                        "Effect": "Deny",
                        "NotAction": [
                            "account:*", "budgets:*", "ce:*", "cloudfront:*", "health:*", "iam:*",
                            "organizations:*", "route53:*", "sts:*", "support:*", "tag:*"
                        ],
                        "Resource": "*",
                        "Condition": {"StringNotEquals": {"aws:RequestedRegion": ["eu-central-1", "us-east-1"]}}
                    }
                ]
            }
            """#
    )

    static let denyLeaving = PolicyText(
        name: "deny-leaving",
        description: "No account leaves the organization by itself",
        document: #"""
            {
                "Version": "2012-10-17",
                "Statement": [
                    {
                        "Sid": "DenyLeaving",
                        "Effect": "Deny",
                        "Action": "organizations:LeaveOrganization",
                        "Resource": "*"
                    }
                ]
            }
            """#
    )

    /// Stands in the place of FullAWSAccess: what it doesn't name is denied, to root as well.
    static let allowWorkbench = PolicyText(
        name: "allow-workbench",
        description: "The services that a sandbox may use",
        document: #"""
            {
                "Version": "2012-10-17",
                "Statement": [
                    {
                        "Sid": "Workbench",
                        "Effect": "Allow",
                        "Action": ["cloudwatch:*", "dynamodb:*", "ec2:*", "lambda:*", "logs:*", "s3:*"],
                        "Resource": "*"
                    }
                ]
            }
            """#
    )

    static let denyAll = PolicyText(
        name: "quarantine",
        description: "Denies everything to everybody",
        document: #"{"Version":"2012-10-17","Statement":{"Effect":"Deny","Action":"*","Resource":"*"}}"#
    )

    /// A resource control policy.
    static let bucketsForOwnPrincipals = PolicyText(
        name: "buckets-for-own-principals",
        description: "Buckets answer to principals of the organization and to services of AWS",
        document: #"""
            {
                "Version": "2012-10-17",
                "Statement": [
                    {
                        "Sid": "BucketsForOwnPrincipals",
                        "Effect": "Deny",
                        "Principal": "*",
                        "Action": "s3:*",
                        "Resource": "*",
                        "Condition": {
                            "StringNotEqualsIfExists": {"aws:PrincipalOrgID": "${aws:ResourceOrgID}"},
                            "BoolIfExists": {"aws:PrincipalIsAWSService": "false"}
                        }
                    }
                ]
            }
            """#
    )
}
