"""What random chains are made of: scopes of statements, the world that they are of, and how both are drawn."""

import copy
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

Block = dict[str, dict[str, Any]]
Draw = random.Random
T = TypeVar("T")

REGIONS = ["eu-west-1", "eu-west-2", "eu-central-1", "us-east-1", "us-west-2", "ap-southeast-2", "us-gov-west-1"]
NETWORKS_4 = ["203.0.113.0/24", "198.51.100.0/25", "198.51.100.128/25", "192.0.2.17/28", "10.0.0.0/8", "10.20.0.0/16"]
NETWORKS_6 = ["2001:db8::/32", "2001:db8:1::/48", "fd00::/8", "2001:db8:ffff::1/128"]
# One with host bits, and one that is none: they never match.
SPOILT_NETWORKS = ["2001:db8::5/64", "not-an-address", "10.0.0.0/33"]
VPCS = ["vpc-0a1b2c3d", "vpc-1111aaaa", "vpc-0a*", "vpc-?111*"]
ENDPOINTS = ["vpce-0aa11bb2", "vpce-0bb22cc3", "vpce-0*", "vpce-*c3"]
AGENTS = ["*console*", "aws-cli/*", "*Boto3*", "*terraform/1.?*", "S3Console/0.4*", "*aws*cli*", "?*", "*[*Mozilla*]*"]
TAGS = ["prod", "prod-*", "*-eu", "team-?", "dev*test", "", "PROD", "a*b*c", "*", "a${*}*", "*p*r*", "*o?-*"]
TAG_KEYS = ["team", "cost*", "*owner*", "env-?", "Project", "aws:*", "*:*"]
CALLERS = ["athena.amazonaws.com", "cloudformation.amazonaws.com", "*.amazonaws.com", "dynamodb.*", "*"]
SERVICES = ["iam", "sts", "s3", "ec2", "account", "support", "organizations", "kms", "budgets", "aws-portal"]
ACTIONS = [
    "iam:CreateAccessKey", "iam:Create*", "iam:*MFA*", "iam:*", "iam:List*", "iam:?et*", "s3:*", "s3:Get*",
    "s3:*Object", "s3:*Object*", "s3:PutBucketPolicy", "sts:*", "sts:GetSessionToken", "ec2:*", "ec2:Describe*",
    "account:*",
    "support:*", "organizations:LeaveOrganization", "organizations:*", "kms:*", "*:Describe*", "*:List*", "*:Tag*",
    "budgets:*", "aws-portal:*", "s?:*", "e*:*", "s*:Get*",
]  # fmt: skip
RESOURCES = [
    "arn:P:s3:::logs-*", "arn:P:s3:::*", "arn:P:s3:::logs-*/private/*", "arn:P:s3:::*-archive/*", "arn:P:iam::*:user/*",
    "arn:P:iam::A:*", "arn:P:iam::*:role/admin-*", "arn:P:ec2:*:*:instance/*", "arn:P:ec2:eu-*:A:*", "arn:P:*:*:*:*",
    "arn:P:kms:*:${aws:PrincipalAccount}:key/*", "arn:P:*:eu-west-?:*:*", "arn:P:logs:*:*:log-group:*:log-stream:*",
]  # fmt: skip
MOMENTS = ["2024-01-01T00:00:00Z", "2025-06-30T12:00:00Z", "2026-11-23T00:00:00Z", "2030-01-01T00:00:00Z", "1767225600"]


def choose(draw: Draw, *options: T) -> T:
    """One of the options."""
    return draw.choice(options)


def some(draw: Draw, pool: Sequence[str], most: int = 3) -> list[str]:
    """A few different members of a pool."""
    return draw.sample(pool, draw.randint(1, min(most, len(pool))))


def as_list(value: Any) -> list[Any]:
    """A single value stands for a list of one."""
    return value if isinstance(value, list) else [value]


def one_or_list(draw: Draw, values: Sequence[str]) -> str | list[str]:
    """The two ways to write a list of one."""
    return values[0] if len(values) == 1 and draw.random() < 0.7 else list(values)


def wider(draw: Draw, pattern: str) -> str:
    """A pattern that fits all that another one fits, and mostly more."""
    for _ in range(draw.randint(1, 2)):
        # Variables stay whole, and the colons of ARNs and actions where they are.
        places = [i for i, c in enumerate(pattern) if c not in ":${}"]
        if "${" in pattern or not places:
            return pattern
        start = draw.choice(places)
        end = start
        while end + 1 < len(pattern) and end + 1 in places and draw.random() < 0.6:
            end += 1
        inside = pattern[start : end + 1]
        sign = "?" if len(inside) == 1 and inside != "*" and draw.random() < 0.3 else "*"
        pattern = pattern[:start] + sign + pattern[end + 1 :]
    return pattern.replace("**", "*")


@dataclass
class Scope:
    """What one statement speaks of: elements of the statement, conditions aside, and conditions."""

    elements: dict[str, Any] = field(default_factory=dict)
    conditions: Block = field(default_factory=dict)

    def narrowed(self, other: "Scope") -> "Scope | None":
        """Both at once; none where the two would need the same place."""
        if {key[-6:] for key in self.elements} & {key[-6:] for key in other.elements}:
            return None
        merged = copy.deepcopy(self)
        merged.elements |= copy.deepcopy(other.elements)
        for operator, block in other.conditions.items():
            mine = merged.conditions.setdefault(operator, {})
            for key, values in block.items():
                same = next((one for one in mine if one.lower() == key.lower()), None)
                if same is None:
                    mine[key] = copy.deepcopy(values)
                elif "Not" in operator and ":" not in operator:
                    # Neither of these and neither of those: one condition can say it.
                    mine[same] = [*dict.fromkeys([*as_list(mine[same]), *as_list(values)])]
                else:
                    return None
        return merged

    def statement(self, effect: str) -> dict[str, Any]:
        """The statement."""
        elements = {"Action": "*", "Resource": "*"}
        for key, value in self.elements.items():
            elements.pop(key.removeprefix("Not"), None)
            elements[key] = value
        body = {"Effect": effect, **elements}
        return {**body, "Condition": self.conditions} if self.conditions else body


def where(operator: str, key: str, values: Any) -> Scope:
    """A scope of one condition."""
    return Scope(conditions={operator: {key: values}})


def both(*scopes: Scope) -> Scope:
    """Scopes that do not clash, at once."""
    result = Scope()
    for scope in scopes:
        result = result.narrowed(scope) or result
    return result


@dataclass(frozen=True)
class World:
    """Whose chain it is."""

    draw: Draw
    account: str
    partition: str
    organization: str

    def arn(self, text: str) -> str:
        """A pattern of `RESOURCES` in this partition and account."""
        return text.replace("arn:P:", f"arn:{self.partition}:").replace(":A:", f":{self.account}:")

    def arns(self, most: int = 3) -> list[str]:
        """Some resource patterns."""
        elsewhere = self.draw.random() < 0.05
        patterns = [one.replace("arn:P:", f"arn:{self.other_partition}:") if elsewhere else one for one in RESOURCES]
        return [self.arn(one) for one in some(self.draw, patterns, most)]

    @property
    def other_partition(self) -> str:
        """Where the account is not."""
        return "aws-us-gov" if self.partition == "aws" else "aws"


# Scopes that together cover everything, or leave little open.
Cover = Callable[[World], list[Scope]]
