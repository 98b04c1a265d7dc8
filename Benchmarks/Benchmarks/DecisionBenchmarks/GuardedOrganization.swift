import PolicyLanguage

/// Service control policies as organizations have them: five levels, and at each AWS's own that allows everything with
/// four that deny.
enum GuardedOrganization {
    /// A list for each level, from the root down.
    static func levels() throws(PolicyError) -> [[PolicyDocument]] {
        var levels: [[PolicyDocument]] = []
        for statements in [foundations, auditTrails, borders, workloads, accounts] {
            var policies = [try PolicyDocument(parsing: everything)]
            for text in statements { policies.append(try PolicyDocument(parsing: policy(text))) }
            levels.append(policies)
        }
        return levels
    }

    /// A request that nothing denies: the root user, with MFA, over TLS, in a region that is open.
    static let allowed = request(mfa: "true")
    /// The same without MFA, which two statements deny.
    static let denied = request(mfa: "false")

    /// A request by the root user; `mfa` is what its key says of MFA.
    static func request(mfa: String) -> Request {
        let context = [
            "aws:PrincipalArn": "arn:aws:iam::111122223333:root", "aws:PrincipalType": "Account",
            "aws:PrincipalAccount": "111122223333", "aws:userid": "111122223333",
            "aws:PrincipalOrgID": "o-a1b2c3d4e5", "aws:PrincipalIsAWSService": "false",
            "aws:MultiFactorAuthPresent": mfa, "aws:SourceIp": "192.0.2.17", "aws:ViaAWSService": "false",
            "aws:CurrentTime": "2026-03-01T12:00:00Z", "aws:EpochTime": "1772366400", "aws:SecureTransport": "true",
            "aws:RequestedRegion": "eu-central-1", "aws:UserAgent": "aws-cli/2.17.0", "s3:TlsVersion": "1.3",
        ]
        return Request(
            principal: "arn:aws:iam::111122223333:root",
            action: "s3:PutObject",
            resource: "arn:aws:s3:::accounts-2026/ledgers/march.parquet",
            context: context.mapValues { .single($0) }
        )
    }

    private static let everything = policy(#"{"Effect": "Allow", "Action": "*", "Resource": "*"}"#)

    private static func policy(_ statements: String) -> String {
        #"{"Version": "2012-10-17", "Statement": [\#(statements)]}"#
    }
}

/// Four policies a level, their statements only.
extension GuardedOrganization {
    private static let foundations = [
        #"""
        {"Sid": "RootNeedsMFA", "Effect": "Deny", "Resource": "*",
         "NotAction": ["iam:CreateVirtualMFADevice", "iam:EnableMFADevice", "iam:ListMFADevices",
                       "iam:ListVirtualMFADevices", "iam:ResyncMFADevice", "sts:GetSessionToken"],
         "Condition": {"BoolIfExists": {"aws:MultiFactorAuthPresent": "false"},
                       "StringLike": {"aws:PrincipalArn": "arn:aws:iam::*:root"}}}
        """#,
        #"{"Sid": "Stay", "Effect": "Deny", "Action": "organizations:LeaveOrganization", "Resource": "*"}"#,
        #"""
        {"Sid": "NoUsersNorKeys", "Effect": "Deny", "Resource": "*",
         "Action": ["iam:CreateUser", "iam:CreateAccessKey", "iam:CreateLoginProfile", "iam:UpdateLoginProfile"],
         "Condition": {"ArnNotLike": {"aws:PrincipalArn": ["arn:aws:iam::*:role/break-glass",
                                                           "arn:aws:iam::*:role/aws-reserved/sso.amazonaws.com/*"]}}}
        """#,
        #"""
        {"Sid": "EncryptedOnly", "Effect": "Deny", "Action": "*", "Resource": "*",
         "Condition": {"Bool": {"aws:SecureTransport": "false"}, "Null": {"aws:SourceIp": "false"}}}
        """#,
    ]

    private static let auditTrails = [
        #"""
        {"Sid": "Trails", "Effect": "Deny", "Resource": "arn:aws:cloudtrail:*:*:trail/organization-*",
         "Action": ["cloudtrail:DeleteTrail", "cloudtrail:StopLogging", "cloudtrail:UpdateTrail",
                    "cloudtrail:PutEventSelectors", "cloudtrail:RemoveTags"]}
        """#,
        #"""
        {"Sid": "Detectors", "Effect": "Deny", "Resource": "*",
         "Action": ["guardduty:AcceptInvitation", "guardduty:ArchiveFindings", "guardduty:CreateFilter",
                    "guardduty:DeleteDetector", "guardduty:DeleteFilter", "guardduty:DeleteMembers",
                    "guardduty:DisassociateMembers", "guardduty:StopMonitoringMembers", "guardduty:UpdateDetector",
                    "securityhub:DisableSecurityHub", "securityhub:DeleteInsight", "securityhub:UpdateStandardsControl"],
         "Condition": {"ArnNotLike": {"aws:PrincipalArn": "arn:aws:iam::*:role/security-*"}}}
        """#,
        #"""
        {"Sid": "Recorders", "Effect": "Deny", "Resource": "*",
         "Action": ["config:DeleteConfigurationRecorder", "config:DeleteDeliveryChannel", "config:DeleteConfigRule",
                    "config:PutConfigurationRecorder", "config:StopConfigurationRecorder", "config:PutDeliveryChannel"],
         "Condition": {"ArnNotLike": {"aws:PrincipalArn": "arn:aws:iam::*:role/security-*"}}}
        """#,
        #"""
        {"Sid": "LogBuckets", "Effect": "Deny",
         "Action": ["s3:DeleteBucket*", "s3:DeleteObject*", "s3:PutBucketPolicy", "s3:PutObject", "s3:PutLifecycle*"],
         "Resource": ["arn:aws:s3:::log-archive-*", "arn:aws:s3:::log-archive-*/*", "arn:aws:s3:::*-access-logs/*"],
         "Condition": {"StringNotLike": {"aws:PrincipalArn": ["arn:aws:iam::*:role/log-*"]}}},
        {"Sid": "PublicAccess", "Effect": "Deny", "Resource": "*",
         "Action": ["s3:PutAccountPublicAccessBlock", "s3:PutBucketPublicAccessBlock", "s3:PutBucketAcl"]}
        """#,
    ]

    private static let elsewhere = #"""
        "NotAction": ["a4b:*", "account:*", "artifact:*", "aws-portal:*", "billing:*", "budgets:*", "ce:*", "chime:*",
                      "cloudfront:*", "config:*", "consoleapp:*", "cur:*", "directconnect:*", "ec2:DescribeRegions",
                      "ec2:DescribeTransitGateways", "fms:*", "freetier:*", "globalaccelerator:*", "health:*", "iam:*",
                      "importexport:*", "invoicing:*", "kms:*", "mobileanalytics:*", "networkmanager:*",
                      "organizations:*", "payments:*", "pricing:*", "route53:*", "route53domains:*", "s3:GetAccountPublic*",
                      "s3:ListAllMyBuckets", "savingsplans:*", "shield:*", "sts:*", "support:*", "tax:*",
                      "trustedadvisor:*", "waf:*", "wafv2:*"]
        """#

    private static let borders = [
        #"""
        {"Sid": "Regions", "Effect": "Deny", "Resource": "*", \#(elsewhere),
         "Condition": {"StringNotEquals": {"aws:RequestedRegion": ["eu-west-1", "eu-central-1", "eu-north-1"]},
                       "ArnNotLike": {"aws:PrincipalArn": ["arn:aws:iam::*:role/break-glass"]}}}
        """#,
        #"""
        {"Sid": "Networks", "Effect": "Deny", "Action": "*", "Resource": "*",
         "Condition": {"NotIpAddressIfExists": {"aws:SourceIp": ["192.0.2.0/24", "198.51.100.0/24", "2001:db8::/32"]},
                       "BoolIfExists": {"aws:ViaAWSService": "false", "aws:PrincipalIsAWSService": "false"},
                       "StringNotEqualsIfExists": {"aws:SourceVpc": "vpc-0a1b2c3d"}}}
        """#,
        #"""
        {"Sid": "OwnOrganization", "Effect": "Deny", "Action": ["s3:*", "sqs:*", "kms:*", "secretsmanager:*", "sts:*"],
         "Resource": "*",
         "Condition": {"StringNotEqualsIfExists": {"aws:PrincipalOrgID": "o-a1b2c3d4e5"},
                       "BoolIfExists": {"aws:PrincipalIsAWSService": "false"}}}
        """#,
        #"""
        {"Sid": "NoOldTLS", "Effect": "Deny", "Action": "s3:*", "Resource": "*",
         "Condition": {"NumericLessThan": {"s3:TlsVersion": "1.2"}}}
        """#,
    ]

    private static let workloads = [
        #"""
        {"Sid": "Instances", "Effect": "Deny", "Action": "ec2:RunInstances", "Resource": "arn:aws:ec2:*:*:instance/*",
         "Condition": {"StringNotLike": {"ec2:InstanceType": ["t3.*", "t4g.*", "m7?.large", "m7?.xlarge"]}}},
        {"Sid": "Metadata", "Effect": "Deny", "Action": "ec2:RunInstances", "Resource": "arn:aws:ec2:*:*:instance/*",
         "Condition": {"StringNotEquals": {"ec2:MetadataHttpTokens": "required"}}}
        """#,
        #"""
        {"Sid": "Tags", "Effect": "Deny", "Action": ["ec2:RunInstances", "ec2:CreateVolume", "rds:CreateDBInstance"],
         "Resource": "*", "Condition": {"Null": {"aws:RequestTag/cost-center": "true"}}},
        {"Sid": "TagKeys", "Effect": "Deny", "Action": ["ec2:CreateTags", "ec2:DeleteTags"], "Resource": "*",
         "Condition": {"ForAnyValue:StringLike": {"aws:TagKeys": ["security-*", "cost-center"]}}}
        """#,
        #"""
        {"Sid": "Keys", "Effect": "Deny", "Action": ["kms:ScheduleKeyDeletion", "kms:DisableKey", "kms:PutKeyPolicy"],
         "Resource": "arn:aws:kms:*:*:key/*",
         "Condition": {"StringNotLike": {"aws:PrincipalArn": ["arn:aws:iam::*:role/key-admin", "arn:aws:iam::*:root"]}}}
        """#,
        #"""
        {"Sid": "RegionsOfWorkloads", "Effect": "Deny", "Resource": "*", \#(elsewhere),
         "Condition": {"StringNotEquals": {"aws:RequestedRegion": ["eu-central-1"]},
                       "StringNotLike": {"aws:PrincipalArn": ["arn:aws:iam::*:role/network-*"]}}}
        """#,
    ]

    private static let accounts = [
        #"""
        {"Sid": "RootDoesLittle", "Effect": "Deny", "Resource": "*",
         "NotAction": ["account:*", "aws-portal:*", "billing:*", "iam:*", "s3:GetBucketPolicy", "s3:PutBucketPolicy",
                       "s3:PutObject", "sqs:SetQueueAttributes", "support:*", "sts:*", "tax:*"],
         "Condition": {"StringLike": {"aws:PrincipalArn": ["arn:aws:iam::*:root"]},
                       "BoolIfExists": {"aws:MultiFactorAuthPresent": "true"}}}
        """#,
        #"""
        {"Sid": "RootAlwaysWithMFA", "Effect": "Deny", "Action": "s3:*", "Resource": "*",
         "Condition": {"ArnLike": {"aws:PrincipalArn": "arn:*:iam::*:root"},
                       "BoolIfExists": {"aws:MultiFactorAuthPresent": "false"}}}
        """#,
        #"""
        {"Sid": "Frozen", "Effect": "Deny", "NotAction": ["iam:*", "sts:*", "support:*"], "Resource": "*",
         "Condition": {"DateGreaterThan": {"aws:CurrentTime": "2027-01-01T00:00:00Z"},
                       "StringNotEquals": {"aws:PrincipalAccount": ["444455556666", "777788889999"]}}}
        """#,
        #"""
        {"Sid": "Ledgers", "Effect": "Deny", "Action": ["s3:DeleteObject", "s3:DeleteObjectVersion", "s3:PutObject"],
         "Resource": ["arn:aws:s3:::accounts-2024/*", "arn:aws:s3:::accounts-2025/*"]},
        {"Sid": "OtherLedgers", "Effect": "Deny", "Action": "s3:PutObject",
         "NotResource": ["arn:aws:s3:::accounts-*/ledgers/*", "arn:aws:s3:::scratch-*"]}
        """#,
    ]
}
