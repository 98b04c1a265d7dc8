import PolicyLanguage
import PolicyReach
import Testing

/// Policies as AWS's documentation describes them, written anew, and what they leave open.
@Suite struct `A policy of the kind that AWS publishes` {
    private static let full = #"{"Effect": "Allow", "Action": "*", "Resource": "*"}"#
    private static let root = #""StringLike": {"aws:PrincipalArn": "arn:aws:iam::*:root"}"#
    private static let noMFA = #""BoolIfExists": {"aws:MultiFactorAuthPresent": "false"}"#

    struct Example: CustomTestStringConvertible {
        let testDescription: String
        let source: String
        /// Statements of a policy for each level; FullAWSAccess stands beside where nothing allows.
        let levels: [[String]]
        let property: String
        let result: Proof.Result
        let remainder: [String]

        init(
            _ testDescription: String,
            _ source: String,
            _ levels: [[String]],
            _ property: String,
            _ result: Proof.Result,
            _ remainder: [String] = []
        ) {
            self.testDescription = testDescription
            self.source = source
            self.levels = levels
            self.property = property
            self.result = result
            self.remainder = remainder
        }
    }

    private static func deny(_ conditions: String..., actions: String = #""Action": "*""#) -> String {
        let block = conditions.isEmpty ? "" : ", \"Condition\": {\(conditions.joined(separator: ", "))}"
        return "{\"Effect\": \"Deny\", \(actions), \"Resource\": \"*\"\(block)}"
    }

    private static let organizations = "https://docs.aws.amazon.com/organizations/latest/userguide/"
    private static let iam = "https://docs.aws.amazon.com/IAM/latest/UserGuide/"

    static let examples: [Example] = [
        Example(
            "deny everything to root",
            organizations + "orgs_manage_policies_scps_examples_general.html#example-scp-root-user",
            [[deny(root)]],
            "root-denied",
            .proved
        ),
        Example(
            "deny everything to root, in another partition",
            organizations + "orgs_manage_policies_scps_examples_general.html#example-scp-root-user",
            [[deny(#""StringLike": {"aws:PrincipalArn": "arn:aws-us-gov:iam::*:root"}"#)]],
            "root-keys-denied",
            .refuted,
            ["With a long-term key: any action, on any resource, from anywhere."]
        ),
        Example(
            "deny all without MFA but what enrols a device",
            iam + "reference_policies_examples_aws_my-sec-creds-self-manage-mfa-only.html",
            [
                [
                    deny(
                        noMFA,
                        root,
                        actions:
                            #""NotAction": ["iam:CreateVirtualMFADevice", "iam:EnableMFADevice", "iam:ListMFADevices"]"#
                    )
                ]
            ],
            "root-requires-mfa",
            .refuted,
            ["With a long-term key", "In a session without MFA", "Through an AWS service"].map {
                $0 + ": iam:CreateVirtualMFADevice, iam:EnableMFADevice or iam:ListMFADevices, on any resource, "
                    + "from anywhere."
            }
        ),
        Example(
            "deny all without MFA, the same as a property with its carve-outs",
            iam + "reference_policies_examples_aws_my-sec-creds-self-manage-mfa-only.html",
            [[deny(root, actions: #""NotAction": ["iam:*MFA*", "sts:GetSessionToken"]"#)]],
            "root-denied-except:iam:*,sts:GetSessionToken",
            .proved
        ),
        Example(
            "deny all without MFA, with Bool: keys carry no such key",
            iam + "reference_policies_elements_condition_operators.html#Conditions_IfExists",
            [[deny(#""Bool": {"aws:MultiFactorAuthPresent": "false"}"#, root)]],
            "root-requires-mfa",
            .refuted,
            [
                "With a long-term key: any action, on any resource, from anywhere.",
                "Through an AWS service: any action, on any resource, from anywhere, where "
                    + "aws:MultiFactorAuthPresent is absent.",
            ]
        ),
        Example(
            "deny root but not centralized root sessions",
            organizations + "orgs_manage_policies_scps_examples_general.html",
            [[deny(root, #""Null": {"aws:AssumedRoot": "true"}"#)]],
            "root-denied",
            .proved
        ),
        Example(
            "deny root but not centralized root sessions, asked of these",
            iam + "id_root-user-privileged-task.html",
            [[deny(root, #""Null": {"aws:AssumedRoot": "true"}"#)]],
            "assume-root-denied",
            .refuted,
            ["In an AssumeRoot session: any action, on any resource, from anywhere."]
        ),
        Example(
            "a fence of regions that spares global services",
            organizations + "orgs_manage_policies_scps_examples_general.html#example-scp-deny-region",
            [
                [
                    deny(
                        #""StringNotEquals": {"aws:RequestedRegion": ["eu-central-1", "eu-west-1"]}"#,
                        actions: #""NotAction": ["iam:*", "organizations:*", "support:*"]"#
                    )
                ]
            ],
            "root-keys-denied",
            .refuted,
            [
                "With a long-term key: any action of iam, any action of organizations or any action of support, "
                    + "on any resource, from anywhere.",
                "With a long-term key: any action, on any resource, from anywhere, where aws:RequestedRegion is "
                    + "eu-central-1 or eu-west-1.",
            ]
        ),
        Example(
            "a guard split over two policies by region",
            organizations + "orgs_manage_policies_scps_evaluation.html",
            [
                [deny(noMFA, root, #""StringEquals": {"aws:RequestedRegion": "us-east-1"}"#)],
                [deny(noMFA, root, #""StringNotEquals": {"aws:RequestedRegion": "us-east-1"}"#)],
            ],
            "root-requires-mfa",
            .proved
        ),
        Example(
            "a guard split over two policies that leaves a gap",
            organizations + "orgs_manage_policies_scps_evaluation.html",
            [
                [deny(noMFA, root, #""StringLike": {"aws:RequestedRegion": "us-*"}"#)],
                [deny(noMFA, root, #""StringNotLike": {"aws:RequestedRegion": "us-east-*"}"#)],
            ],
            "root-keys-denied",
            .proved
        ),
        Example(
            "an allow list at the account, without FullAWSAccess",
            organizations + "orgs_manage_policies_scps_evaluation.html#how_scps_allow",
            [
                [full],
                [#"{"Effect": "Allow", "Action": ["s3:*", "ec2:Describe*"], "Resource": "*"}"#],
            ],
            "root-keys-denied",
            .refuted,
            ["With a long-term key: any action of s3 or ec2:Describe*, on any resource, from anywhere."]
        ),
        Example(
            "an allow list at the account with nothing in it for what a level above allows",
            organizations + "orgs_manage_policies_scps_evaluation.html#how_scps_allow",
            [
                [#"{"Effect": "Allow", "Action": "ec2:*", "Resource": "*"}"#],
                [#"{"Effect": "Allow", "Action": ["s3:*", "iam:*"], "Resource": "*"}"#],
            ],
            "root-denied",
            .proved
        ),
        Example(
            "root only from the office",
            iam + "reference_policies_examples_aws_deny-ip.html",
            [
                [
                    deny(
                        root,
                        #""NotIpAddress": {"aws:SourceIp": ["192.0.2.0/24", "203.0.113.0/24"]}"#,
                        #""Bool": {"aws:ViaAWSService": "false"}"#
                    )
                ]
            ],
            "root-only-from:192.0.2.0/24,203.0.113.0/24",
            .proved
        ),
        Example(
            "root only from the office, asked for half of it",
            iam + "reference_policies_examples_aws_deny-ip.html",
            [[deny(root, #""NotIpAddress": {"aws:SourceIp": ["192.0.2.0/24", "203.0.113.0/24"]}"#)]],
            "root-only-from:192.0.2.0/24",
            .refuted,
            ["With a long-term key", "In a session without MFA", "In a session with MFA"].map {
                $0 + ": any action, on any resource, where aws:SourceIp lies in 192.0.2.0/24 or 203.0.113.0/24 and "
                    + "aws:SourceIp lies outside 192.0.2.0/24."
            }
        ),
        Example(
            "deny leaving the organization and no more",
            organizations + "orgs_manage_policies_scps_examples_general.html#example-scp-leave-org",
            [[deny(actions: #""Action": "organizations:LeaveOrganization""#)]],
            "root-keys-denied",
            .refuted,
            ["With a long-term key: any action but organizations:LeaveOrganization, on any resource, from anywhere."]
        ),
    ]

    @Test(arguments: examples)
    func `leaves open what is written out here`(example: Example) throws {
        let levels = try example.levels.enumerated().map { index, statements in
            let allows = statements.contains { $0.contains("Allow") }
            let text =
                "{\"Version\": \"2012-10-17\", \"Statement\": ["
                + (statements + (allows ? [] : [Self.full])).joined(separator: ", ") + "]}"
            let policy = PolicyStack.Attached(id: "p-\(index)", .document(try PolicyDocument(parsing: text)))
            return PolicyStack.Level(node: "ou-\(index)", policies: [policy])
        }
        let user = RootUser(account: "111122223333", organization: "o-a1b2c3d4e5")
        let stack = PolicyStack(serviceControl: levels)
        let proof = Prover(stack, over: user).prove(try Property(parsing: example.property))
        #expect(proof.result == example.result, "\(proof.doubts)")
        #expect(proof.remainder.map(\.sentence) == example.remainder)
        #expect(proof.isRemainderComplete)
        #expect(proof.by.isEmpty == (example.result != .proved))
        for remainder in proof.remainder {
            let inForce = PoliciesInForce(serviceControl: try documents(levels))
            #expect(inForce.decide(remainder.witness).outcome == .allow)
        }
    }

    private func documents(_ levels: [PolicyStack.Level]) throws -> [[PolicyDocument]] {
        try levels.map { level in
            try level.policies.map { policy in
                guard case .document(let document) = policy.content else { throw Unreadable() }
                return document
            }
        }
    }

    private struct Unreadable: Error {}
}
