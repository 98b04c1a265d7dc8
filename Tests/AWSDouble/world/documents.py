"""The policies of the organization: what they are called, what they say, and where they are attached."""

import json
from dataclasses import dataclass
from typing import Any

SCP = "SERVICE_CONTROL_POLICY"
RCP = "RESOURCE_CONTROL_POLICY"


@dataclass(frozen=True)
class Draft:
    """A policy before it has an id. `at` names units by path, `/` is the root; numbers are accounts' positions."""

    name: str
    description: str
    kind: str
    statements: list[dict[str, Any]]
    at: tuple[str | int, ...]
    aws_managed: bool = False

    def content(self, partition: str) -> str:
        """The document as text."""
        document = {"Version": "2012-10-17", "Statement": self.statements}
        return json.dumps(document, ensure_ascii=False).replace("arn:aws:", f"arn:{partition}:")


def deny(sid: str, conditions: dict[str, Any], **elements: Any) -> dict[str, Any]:
    """A statement that denies."""
    return {"Sid": sid, "Effect": "Deny", "Action": "*", "Resource": "*", **elements, "Condition": conditions}


ROOT = {"aws:PrincipalArn": "arn:aws:iam::*:root"}
HOME = ["us-east-1", "eu-west-1", "us-gov-west-1", "cn-north-1"]
FENCED_OFF = ["account:*", "budgets:*", "cloudfront:*", "iam:*", "organizations:*", "route53:*", "sts:*", "support:*"]

DRAFTS = [
    Draft(
        "root-requires-mfa",
        "Nothing by root without MFA; long-term keys neither",
        SCP,
        [deny("RootMFA", {"BoolIfExists": {"aws:MultiFactorAuthPresent": "false"}, "ArnLike": ROOT})],
        ("/Workloads", "/Security"),
    ),
    Draft(
        "root-mfa-but-keys",
        "Meant to demand MFA; says nothing of requests that have no such key",
        SCP,
        [deny("RootMFA", {"Bool": {"aws:MultiFactorAuthPresent": "false"}, "StringLike": ROOT})],
        ("/Infrastructure", 7, 8),
    ),
    Draft(
        "region-fence",
        "Only where we work",
        SCP,
        [
            {
                "Sid": "Fence",
                "Effect": "Deny",
                "NotAction": FENCED_OFF,
                "Resource": "*",
                "Condition": {"StringNotEquals": {"aws:RequestedRegion": HOME}},
            }
        ],
        ("/Workloads/Test", "/Sandbox"),
    ),
    Draft(
        "deny-leaving",
        'No account leaves <by itself> & "quietly" – 退会禁止',
        SCP,
        [{"Sid": "Stay", "Effect": "Deny", "Action": "organizations:LeaveOrganization", "Resource": "*"}],
        ("/",),
    ),
    Draft(
        "root-denied",
        "Root does nothing at all",
        SCP,
        [deny("NoRoot", {"StringLike": ROOT})],
        ("/Workloads/Production/Payments", 12),
    ),
    Draft(
        "own-organization-only",
        "Buckets for principals of the organization",
        RCP,
        [
            {
                **deny("Own", {"StringNotEqualsIfExists": {"aws:PrincipalOrgID": "${aws:ResourceOrgID}"}}),
                "Principal": "*",
                "Action": "s3:*",
            }
        ],
        ("/Workloads", 9),
    ),
]
EVERYTHING = [{"Effect": "Allow", "Action": "*", "Resource": "*"}]
MANAGED = {
    "p-FullAWSAccess": Draft(
        "FullAWSAccess", "Allows access to every operation", SCP, EVERYTHING, ("everywhere",), aws_managed=True
    ),
    "p-RCPFullAWSAccess": Draft(
        "RCPFullAWSAccess",
        "Allows access to every resource",
        RCP,
        [{**EVERYTHING[0], "Principal": "*"}],
        ("everywhere",),
        aws_managed=True,
    ),
}
