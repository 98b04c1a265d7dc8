#!/usr/bin/env python3
"""Makes random chains of service control policies, and of each a question: does it deny what a property speaks of?

A guard that has the property is written down first, then split along a dimension or two into statements that cover it
only together, and in about half of the chains something in it is then made *nearly* right. Noise, allow lists and the
spread over policies and levels come on top. What the answer is after all that, the generator does not know.

The same seed makes the same chains.
"""

import argparse
import copy
import json
import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

Block = dict[str, dict[str, Any]]
Draw = random.Random

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
    "iam:CreateAccessKey", "iam:Create*", "iam:*MFA*", "iam:*", "iam:List*", "iam:?et*", "s3:*", "s3:Get*", "s3:*Object",
    "s3:*Object*", "s3:PutBucketPolicy", "sts:*", "sts:GetSessionToken", "ec2:*", "ec2:Describe*", "account:*",
    "support:*", "organizations:LeaveOrganization", "organizations:*", "kms:*", "*:Describe*", "*:List*", "*:Tag*",
    "budgets:*", "aws-portal:*", "s?:*", "e*:*", "s*:Get*",
]  # fmt: skip
RESOURCES = [
    "arn:P:s3:::logs-*", "arn:P:s3:::*", "arn:P:s3:::logs-*/private/*", "arn:P:s3:::*-archive/*", "arn:P:iam::*:user/*",
    "arn:P:iam::A:*", "arn:P:iam::*:role/admin-*", "arn:P:ec2:*:*:instance/*", "arn:P:ec2:eu-*:A:*", "arn:P:*:*:*:*",
    "arn:P:kms:*:${aws:PrincipalAccount}:key/*", "arn:P:*:eu-west-?:*:*", "arn:P:logs:*:*:log-group:*:log-stream:*",
]  # fmt: skip
MOMENTS = ["2024-01-01T00:00:00Z", "2025-06-30T12:00:00Z", "2026-11-23T00:00:00Z", "2030-01-01T00:00:00Z", "1767225600"]


def choose(draw: Draw, *options: Any) -> Any:
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


# --- Statements


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


# --- Ways to cover everything in several statements

Cover = Callable[[World], list[Scope]]


def region_cover(world: World) -> list[Scope]:
    """By region."""
    draw = world.draw
    regions = some(draw, REGIONS)
    like = [wider(draw, one) for one in regions]
    inside = choose(draw, where("StringEquals", "aws:RequestedRegion", regions), where("StringLike", "aws:RequestedRegion", like))
    negated = choose(draw, "StringNotEquals", "StringNotEqualsIgnoreCase") if "StringEquals" in inside.conditions else None
    if negated == "StringNotEqualsIgnoreCase":
        inside = where("StringEqualsIgnoreCase", "aws:RequestedRegion", [one.upper() for one in regions])
    narrower = like if negated is None and draw.random() < 0.5 else regions
    return [inside, where(negated or "StringNotLike", "aws:RequestedRegion", one_or_list(draw, narrower))]


def address_cover(world: World) -> list[Scope]:
    """By source address; `NotIpAddress` holds where there is none, `IpAddress` does not."""
    draw = world.draw
    networks = some(draw, NETWORKS_4, 2) + (some(draw, NETWORKS_6, 1) if draw.random() < 0.5 else [])
    if draw.random() < 0.1:
        networks.append(draw.choice(SPOILT_NETWORKS))
    halves = ["0.0.0.0/1", "128.0.0.0/1", "::/0"]
    no_address = where("Null", "aws:SourceIp", "true")
    return choose(
        draw,
        [where("IpAddress", "aws:SourceIp", networks), where("NotIpAddress", "aws:SourceIp", networks)],
        [where("IpAddressIfExists", "aws:SourceIp", networks), where("NotIpAddress", "aws:SourceIp", networks)],
        [where("IpAddress", "aws:SourceIp", halves), no_address],
        [where("IpAddress", "aws:SourceIp", "0.0.0.0/0"), where("NotIpAddress", "aws:SourceIp", "0.0.0.0/0")],
        [where("IpAddressIfExists", "aws:SourceIp", ["8.0.0.0/5", "::/1"]), where("NotIpAddress", "aws:SourceIp", ["10.0.0.0/8", "fd00::/8"])],
        [where("NotIpAddress", "aws:SourceIp", "0.0.0.0/0"), where("IpAddress", "aws:SourceIp", halves[:2])],
    )


def endpoint_cover(world: World) -> list[Scope]:
    """By VPC endpoint, and by there being one."""
    draw = world.draw
    key, pool = choose(draw, ("aws:SourceVpc", VPCS), ("aws:SourceVpce", ENDPOINTS))
    values = some(draw, pool, 2)
    return choose(
        draw,
        [where("Null", key, "true"), where("StringLike", key, "*")],
        [where("Null", key, "true"), where("Null", "aws:SourceIp", "true")],
        [where("Null", key, "true"), where("Null", "aws:VpcSourceIp", "false")],
        [where("StringLike", key, [wider(draw, one) for one in values]), where("StringNotLike", key, values)],
        [where("StringEquals", key, values), where("StringNotEquals", key, values)],
        [where("StringLikeIfExists", key, values), where("StringNotLike", key, values)],
        [where("Null", "aws:SourceIp", "false"), where("Null", key, "false"), where("Bool", "aws:ViaAWSService", "true")],
        [where("IpAddress", "aws:VpcSourceIp", "10.0.0.0/8"), where("NotIpAddressIfExists", "aws:VpcSourceIp", "10.0.0.0/8")],
    )


def action_cover(world: World) -> list[Scope]:
    """By action."""
    draw = world.draw
    actions = some(draw, ACTIONS, 4)
    wide = [wider(draw, one) for one in actions]
    kept = draw.sample(actions, draw.randint(1, len(actions)))
    shouted = [one.upper() for one in actions] if draw.random() < 0.2 else actions
    return choose(
        draw,
        [Scope({"Action": shouted}), Scope({"NotAction": one_or_list(draw, kept)})],
        [Scope({"Action": wide}), Scope({"NotAction": actions})],
        [Scope({"Action": f"{SERVICES[draw.randrange(4)]}:*"}), Scope({"NotAction": [f"{one}:*" for one in SERVICES[:4]]}), Scope({"Action": [f"{one}:*" for one in SERVICES[:4]]})],
    )


def resource_cover(world: World) -> list[Scope]:
    """By resource; requests without one have `*`."""
    draw = world.draw
    arns = world.arns()
    wide = [wider(draw, one) for one in arns]
    return choose(
        draw,
        [Scope({"Resource": one_or_list(draw, arns)}), Scope({"NotResource": arns})],
        [Scope({"Resource": [f"arn:{world.partition}:{one.split(':', 2)[2]}" for one in wide]}), Scope({"NotResource": arns})],
        [Scope({"Resource": f"arn:{world.partition}:*:*:*:*"}), Scope({"NotResource": ["arn:*:*:*:*:*"]})],
    )


def agent_cover(world: World) -> list[Scope]:
    """By overlapping patterns on the user agent."""
    draw = world.draw
    agents = some(draw, AGENTS)
    return pattern_cover(draw, "aws:UserAgent", agents)


def pattern_cover(draw: Draw, key: str, patterns: Sequence[str]) -> list[Scope]:
    """By overlapping patterns on one key that may be absent."""
    wide = [wider(draw, one) for one in patterns]
    base = [where("StringLike", key, wide), where("StringNotLike", key, one_or_list(draw, patterns))]
    if draw.random() < 0.3 and len(patterns) > 1:
        each = [where("StringLike", key, one) for one in wide]
        return [*each, where("StringNotLike", key, list(patterns))]
    if draw.random() < 0.2:
        return [where("StringLike", key, "?*"), where("StringEqualsIfExists", key, "")]
    return base


def tag_cover(world: World) -> list[Scope]:
    """By a tag or a prefix that the request may name or not."""
    draw = world.draw
    key = choose(draw, "aws:RequestTag/team", "aws:requesttag/Env", "s3:prefix", "ec2:InstanceType", "aws:ResourceTag/x")
    values = some(draw, TAGS)
    if draw.random() < 0.5:
        return pattern_cover(draw, key, values)
    return choose(
        draw,
        [where("Null", key, "true"), where("Null", key, "false")],
        [where("Null", key, True), where("StringLike", key, "*")],
        [where("StringEquals", key, values), where("StringNotEquals", key, values)],
        [where("StringEqualsIgnoreCase", key, values), where("StringNotEquals", key, values)],
        [where("StringEqualsIfExists", key, values), where("StringNotEquals", key, values)],
        [where("ForAllValues:StringLike", key, values), where("ForAnyValue:StringNotLike", key, values)],
        [where("StringNotLikeIfExists", key, values), where("StringLike", key, values)],
    )


def tag_keys_cover(world: World) -> list[Scope]:
    """By the list of tag keys, or by the services that a request came through."""
    draw = world.draw
    key, pool = choose(draw, ("aws:TagKeys", TAG_KEYS), ("aws:CalledVia", CALLERS))
    values = some(draw, pool)
    wide = [wider(draw, one) for one in values]
    return choose(
        draw,
        [where("ForAllValues:StringLike", key, wide), where("ForAnyValue:StringNotLike", key, values)],
        [where("ForAnyValue:StringLike", key, wide), where("ForAllValues:StringNotLike", key, values)],
        [where("ForAnyValue:StringEquals", key, values), where("ForAllValues:StringNotEquals", key, values)],
        [where("ForAllValues:StringEqualsIfExists", key, values), where("ForAnyValue:StringNotEquals", key, values[:1])],
        [where("Null", key, "true"), where("ForAnyValue:StringLike", key, "*")],
        [where("StringNotEquals", key, values), where("Null", key, "false")],
        [where("StringLikeIfExists", key, "*"), where("ForAllValues:StringLike", key, wide), where("ForAnyValue:StringNotLike", key, values)],
        [
            where("ForAnyValue:StringLike", key, values[0]),
            where("ForAnyValue:StringNotLike", key, wide[0]),
            where("ForAllValues:StringNotLike", key, values[0]),
        ],
    )


def number_cover(world: World) -> list[Scope]:
    """By a number; the age of the MFA code is a whole one."""
    draw = world.draw
    key = choose(draw, "s3:max-keys", "aws:MultiFactorAuthAge", "s3:max-keys", "ec2:VolumeSize")
    bound = choose(draw, 0, 100, 3600, 900)
    below = choose(draw, "NumericLessThan", "NumericLessThanEquals")
    above = "NumericGreaterThanEqualsIfExists" if below == "NumericLessThan" else "NumericGreaterThanIfExists"
    return choose(
        draw,
        [where(below, key, str(bound)), where(above, key, bound)],
        [where("NumericEquals", key, [str(bound), "1e2"]), where("NumericNotEquals", key, [f"+{bound}.0", "100"])],
        [where("NumericLessThan", key, bound), where("NumericGreaterThan", key, bound - 1), where("Null", key, "true")],
        [where("NumericLessThanIfExists", key, f"{bound}.5"), where("NumericGreaterThan", key, bound)],
        [where("NumericLessThanEquals", key, [bound, "1e1", "no-number"]), where("NumericNotEquals", key, "NaN")],
    )


def date_cover(world: World) -> list[Scope]:
    """By time; a token is never younger than the request."""
    draw = world.draw
    first, later = sorted(draw.sample(MOMENTS[:4], 2))
    now, issued = "aws:CurrentTime", "aws:TokenIssueTime"
    return choose(
        draw,
        [where("DateLessThan", now, first), where("DateGreaterThanEquals", now, first)],
        [where("DateLessThan", now, later), where("DateGreaterThan", now, first)],
        [where("DateLessThanEqualsIfExists", issued, first), where("DateGreaterThan", issued, first)],
        [where("DateGreaterThan", now, first), where("DateLessThanEqualsIfExists", issued, first)],
        [where("DateGreaterThan", now, first), where("DateLessThanIfExists", issued, later)],
        [where("NumericLessThan", "aws:EpochTime", MOMENTS[4]), where("NumericGreaterThanEquals", "aws:EpochTime", MOMENTS[4])],
        [where("DateLessThan", "aws:EpochTime", later), where("DateGreaterThanEquals", now, first)],
        [where("DateNotEquals", now, first), where("DateEquals", now, first)],
    )


def flag_cover(world: World) -> list[Scope]:
    """By a key that is true or false."""
    draw = world.draw
    key = choose(draw, "aws:SecureTransport", "aws:ViaAWSService", "s3:x-flag", "ec2:IsLaunchTemplateResource")
    return choose(
        draw,
        [where("Bool", key, "true"), where("BoolIfExists", key, "false")],
        [where("Bool", key, True), where("Bool", key, False), where("Null", key, "true")],
        [where("Bool", "aws:ViaAWSService", "true"), where("Null", "aws:CalledVia", "true")],
        [where("StringEquals", "aws:SecureTransport", "true"), where("StringNotEquals", "aws:SecureTransport", "true")],
        [where("Bool", key, ["true", "false"]), where("Null", key, "true")],
    )


def mfa_cover(world: World) -> list[Scope]:
    """By how root signed in."""
    draw = world.draw
    mfa, age, issued = "aws:MultiFactorAuthPresent", "aws:MultiFactorAuthAge", "aws:TokenIssueTime"
    return choose(
        draw,
        [where("BoolIfExists", mfa, "false"), where("Bool", mfa, "true")],
        [where("Null", mfa, "true"), where("Null", mfa, "false")],
        [where("Null", issued, "true"), where("Bool", mfa, ["false", "true"])],
        [where("Null", age, "true"), where("Null", age, "false")],
        [where("Null", issued, "true"), where("Bool", mfa, "false"), where("NumericGreaterThanEquals", age, "0"), where("Null", age, "true")],
        [where("Null", "aws:AssumedRoot", "true"), where("Bool", "aws:AssumedRoot", "true")],
    )


def linked_cover(world: World) -> list[Scope]:
    """By a variable on a key that is free itself: a link between two keys."""
    tag = world.draw.choice(["${aws:RequestTag/vpc}", "${aws:RequestTag/vpc, 'none'}", "${aws:TagKeys}", "${aws:username}"])
    return [where("StringEquals", "aws:SourceVpc", tag), where("StringNotEquals", "aws:SourceVpc", tag)]


COVERS: list[tuple[Cover, int]] = [
    (region_cover, 5), (address_cover, 5), (endpoint_cover, 4), (action_cover, 5), (resource_cover, 5), (agent_cover, 4),
    (tag_cover, 4), (tag_keys_cover, 4), (number_cover, 3), (date_cover, 4), (flag_cover, 3), (mfa_cover, 3),
]  # fmt: skip


def any_cover(world: World) -> list[Scope]:
    """One of them; a link between two keys is rare, as it is in the wild."""
    if world.draw.random() < 0.02:
        return linked_cover(world)
    return world.draw.choices([cover for cover, _ in COVERS], [weight for _, weight in COVERS])[0](world)


# --- Who, and how signed in


def root_selector(world: World) -> Scope:
    """A condition that holds of root."""
    draw, principal = world.draw, "aws:PrincipalArn"
    arn = f"arn:{world.partition}:iam::{world.account}:root"
    anywhere = f"arn:{world.partition}:iam::*:root"
    return choose(
        draw,
        where("ArnLike", principal, anywhere),
        where("ArnLike", principal, one_or_list(draw, [anywhere])),
        where("ArnEquals", principal, "arn:*:iam::*:root"),
        where("StringLike", principal, anywhere),
        where("StringLike", principal, ["arn:*:root"]),
        where("StringLike", "AWS:PRINCIPALARN", "*:root"),
        where("StringEquals", principal, arn),
        where("StringLike", principal, [f"arn:aws-cn:iam::*:root", f"arn:aws*:iam::{world.account}:root"]),
        where("ArnLike", principal, f"arn:{world.partition}:iam::${{aws:PrincipalAccount}}:root"),
        where("StringEquals", "aws:PrincipalType", "Account"),
        where("StringLike", "aws:PrincipalAccount", ["1111*", world.account]),
        where("StringEquals", "aws:PrincipalAccount", "${aws:userid}"),
        where("StringEquals", "aws:userid", "${aws:PrincipalAccount}"),
        where("StringNotEquals", "aws:PrincipalTag/breakglass", "yes"),
        where("StringNotLike", "aws:username", "*"),
        where("StringNotEquals", "aws:userid", "${aws:username}"),
        where("StringEquals", "aws:PrincipalType", "${aws:username, 'Account'}"),
        where("Null", "aws:username", "true"),
        where("ForAllValues:StringEquals", "aws:PrincipalTag/role", ["admin", "ops"]),
        where("StringEquals", "aws:PrincipalOrgID", world.organization),
        where("BoolIfExists", "aws:PrincipalIsAWSService", "false"),
        Scope(),
        both(where("ArnLike", principal, anywhere), where("Null", "aws:AssumedRoot", "true")),
        both(where("ArnNotLike", principal, f"arn:{world.partition}:iam::*:role/*"), where("BoolIfExists", "aws:AssumedRoot", "false")),
    )


def nearly_root_selector(world: World) -> Scope:
    """A condition that looks as if it held of root, and seldom does."""
    draw, principal = world.draw, "aws:PrincipalArn"
    return choose(
        draw,
        where("StringLike", principal, f"arn:{world.other_partition}:iam::*:root"),
        where("ArnLike", principal, f"arn:{world.other_partition}:iam::*:root"),
        where("StringEquals", principal, f"arn:{world.partition}:iam::*:root"),
        where("ArnLike", principal, "arn:*:root"),
        where("ArnLike", principal, f"arn:{world.partition}:iam::*:user/root"),
        where("ArnLike", principal, f"arn:{world.partition}:iam:*:root"),
        where("StringLike", principal, f"arn:{world.partition}:iam::999988887777:root"),
        where("StringEquals", "aws:PrincipalType", ["Root", "User"]),
        where("StringEquals", "aws:username", "root"),
        where("StringNotEquals", "aws:userid", "${aws:PrincipalAccount}"),
        where("StringEquals", "aws:PrincipalTag/role", "root"),
        where("StringLike", principal, "arn:${*}:iam::*:root"),
        where("StringNotEquals", "aws:PrincipalOrgID", world.organization),
        where("Bool", "aws:AssumedRoot", "false"),
        where("StringEqualsIgnoreCase", principal, f"ARN:{world.partition}:IAM::{world.account}:ROOT"),
        where("ForAnyValue:StringNotEquals", "aws:PrincipalTag/role", "admin"),
        where("StringLike", principal, "arn:*:iam::?${aws:userid}:root"),
    )


def without_mfa(world: World) -> list[Scope]:
    """Conditions that together hold wherever there is no MFA."""
    mfa, age, issued = "aws:MultiFactorAuthPresent", "aws:MultiFactorAuthAge", "aws:TokenIssueTime"
    return choose(
        world.draw,
        [where("BoolIfExists", mfa, "false")],
        [where("BoolIfExists", "aws:multifactorauthpresent", False)],
        [where("BoolIfExists", mfa, "false")],
        [where("StringNotEquals", mfa, "true")],
        [where("StringEqualsIfExists", mfa, "false")],
        [where("NumericGreaterThanIfExists", age, "3600")],
        [where("Null", age, "true")],
        [where("Null", mfa, "true"), where("Bool", mfa, "false")],
        [where("Null", issued, True), where("StringLike", mfa, "f*")],
        [where("Null", issued, "true"), where("Bool", mfa, "FALSE")],
        [where("ForAllValues:Bool", mfa, "false")],
    )


def with_key(world: World) -> list[Scope]:
    """Conditions that hold of every request signed with a long-term key."""
    mfa, age, issued = "aws:MultiFactorAuthPresent", "aws:MultiFactorAuthAge", "aws:TokenIssueTime"
    return choose(
        world.draw,
        [where("Null", issued, "true")],
        [where("Null", mfa, "true")],
        [where("BoolIfExists", mfa, "false")],
        [where("StringNotEquals", mfa, ["true", "false"])],
        [where("DateLessThanIfExists", issued, "2015-01-01T00:00:00Z")],
        [where("NumericLessThanIfExists", age, 0)],
        [both(where("Null", issued, "true"), where("Bool", "aws:ViaAWSService", "false"))],
        [where("Null", "aws:CalledVia", "true")],
    )


def nearly_without_mfa(world: World) -> Scope:
    """Conditions that leave some requests without MFA out."""
    mfa, age, issued = "aws:MultiFactorAuthPresent", "aws:MultiFactorAuthAge", "aws:TokenIssueTime"
    return choose(
        world.draw,
        where("Bool", mfa, "false"),
        where("Bool", mfa, "false"),
        where("Null", mfa, "true"),
        where("StringEquals", mfa, "false"),
        where("StringEquals", mfa, "False"),
        where("NumericGreaterThan", age, "3600"),
        where("Null", issued, "true"),
        where("BoolIfExists", mfa, "true"),
        both(where("BoolIfExists", mfa, "false"), where("Bool", "aws:ViaAWSService", "false")),
        both(where("BoolIfExists", mfa, "false"), where("Null", "aws:CalledVia", "true")),
        both(where("BoolIfExists", mfa, "false"), where("Null", issued, "false")),
        where("ForAnyValue:Bool", mfa, "false"),
    )


# --- Guards


@dataclass(frozen=True)
class Goal:
    """A property, the conditions that hold of all that it speaks of, and an allow that holds of nothing that it does."""

    property: str
    bases: list[Scope]
    nearly: Callable[[], Scope]
    spared: Scope


def goal(world: World) -> Goal:
    """A property and what a guard for it is made of."""
    draw = world.draw
    kind = draw.choices(["mfa", "keys", "denied", "except", "from"], [35, 20, 15, 15, 15])[0]
    mfa, issued = "aws:MultiFactorAuthPresent", "aws:TokenIssueTime"
    match kind:
        case "mfa":
            spared = choose(draw, where("Bool", mfa, "true"), where("StringEquals", mfa, "true"), where("NumericGreaterThanEquals", "aws:MultiFactorAuthAge", 0))
            return Goal("root-requires-mfa", without_mfa(world), lambda: nearly_without_mfa(world), spared)
        case "keys":
            spared = choose(draw, where("Null", issued, "false"), where("Null", mfa, "false"), where("Bool", mfa, ["true", "false"]), where("DateGreaterThan", issued, MOMENTS[0]))
            return Goal("root-keys-denied", with_key(world), lambda: nearly_without_mfa(world), spared)
        case "denied":
            spared = choose(
                draw,
                where("StringNotEquals", "aws:PrincipalType", "Account"),
                where("ArnNotLike", "aws:PrincipalArn", "arn:*:iam::*:root"),
                where("StringLike", "aws:username", "*"),
                where("StringEquals", "aws:PrincipalTag/team", ["a", "b"]),
                where("Bool", "aws:AssumedRoot", "true"),
            )
            return Goal("root-denied", [Scope()], lambda: nearly_without_mfa(world), spared)
        case "except":
            spared_actions = some(draw, ACTIONS, 3)
            narrower = draw.sample(spared_actions, draw.randint(1, len(spared_actions)))
            base = Scope({"NotAction": choose(draw, spared_actions, spared_actions, narrower, [one.upper() for one in narrower])})
            wide = [wider(draw, one) for one in spared_actions]
            return Goal(
                f"root-denied-except:{','.join(spared_actions)}",
                [base],
                lambda: Scope({"NotAction": choose(draw, wide, [*spared_actions, "kms:Decrypt"])}),
                Scope({"Action": spared_actions}),
            )
        case _:
            ranges = some(draw, NETWORKS_4, 2) + (some(draw, NETWORKS_6, 1) if draw.random() < 0.4 else [])
            fewer = draw.sample(ranges, draw.randint(1, len(ranges)))
            operator = choose(draw, "NotIpAddress", "NotIpAddress", "NotIpAddressIfExists")
            base = where(operator, "aws:SourceIp", choose(draw, ranges, fewer, one_or_list(draw, fewer)))
            if draw.random() < 0.4:
                base = both(base, where("Bool", "aws:ViaAWSService", "false"))
            more = [*ranges, choose(draw, "192.0.2.0/24", "10.0.0.0/7", "2001:db8::/16", "0.0.0.0/0")]
            return Goal(
                f"root-only-from:{','.join(ranges)}",
                [base],
                lambda: choose(
                    draw,
                    where("NotIpAddress", "aws:SourceIp", more),
                    both(base, where("Bool", "aws:MultiFactorAuthPresent", "false")),
                    where("IpAddress", "aws:SourceIp", ["0.0.0.0/1", "128.0.0.0/2"]),
                ),
                where("IpAddress", "aws:SourceIp", fewer),
            )


def deny_guard(world: World, goal: Goal) -> list[Scope]:
    """Denials that have the property together."""
    leaves = [both(base, root_selector(world)) for base in goal.bases]
    for _ in range(world.draw.choices([0, 1, 2, 3, 4], [2, 4, 5, 3, 2])[0]):
        parts = any_cover(world)
        if world.draw.random() < 0.3 and len(leaves) * len(parts) <= 9:
            split = [[leaf.narrowed(part) for part in parts] for leaf in leaves]
            if all(all(group) for group in split):
                leaves = [leaf for group in split for leaf in group if leaf]
        else:
            at = world.draw.randrange(len(leaves))
            narrowed = [leaves[at].narrowed(part) for part in parts]
            if all(narrowed):
                leaves[at : at + 1] = [leaf for leaf in narrowed if leaf]
    return leaves


# --- Needles: what many denials leave open together, if anything


def short_pattern(draw: Draw) -> str:
    """A pattern of few letters, so that several of them overlap in many ways."""
    return "".join(draw.choices("ab*?", [4, 3, 4, 1], k=draw.randint(1, 4))).replace("**", "*")


def string_needles(world: World) -> list[Scope]:
    """A string must fit some patterns and must not fit others."""
    draw = world.draw
    key = choose(draw, "aws:UserAgent", "aws:RequestedRegion", "s3:prefix", "aws:RequestTag/team", "aws:SourceVpc")
    result = []
    for _ in range(draw.randint(1, 5)):
        patterns = [short_pattern(draw) for _ in range(draw.choice([1, 1, 2, 3]))]
        operator = draw.choices(
            ["StringNotLike", "StringLike", "StringLikeIfExists", "StringEquals", "StringNotEquals", "Null"],
            [10, 10, 2, 3, 1, 1],
        )[0]
        if operator == "Null":
            result.append(where("Null", key, "true"))
        elif "Equals" in operator:
            result.append(where(operator, key, [one.strip("*?") or "a" for one in patterns] + ["ab"]))
        else:
            result.append(where(operator, key, one_or_list(draw, patterns)))
    return result


def list_needles(world: World) -> list[Scope]:
    """Some members must fit some patterns, and none may fit others."""
    draw = world.draw
    key = choose(draw, "aws:TagKeys", "aws:TagKeys", "aws:CalledVia")
    operators = [f"{q}:String{no}{op}" for q in ("ForAnyValue", "ForAllValues") for no in ("", "Not") for op in ("Like", "Equals")]
    return [
        where(draw.choice(operators), key, [short_pattern(draw) for _ in range(draw.randint(1, 2))])
        for _ in range(draw.randint(2, 5))
    ]


def action_needles(world: World) -> list[Scope]:
    """The action must fit some patterns and must not fit others."""
    draw = world.draw
    services = ["s3", "s?", "*", "s*", "iam", "*3"]
    return [
        Scope(
            {
                choose(draw, "Action", "NotAction"): [
                    f"{draw.choice(services)}:{short_pattern(draw)}" for _ in range(draw.randint(1, 3))
                ]
            }
        )
        for _ in range(draw.randint(2, 5))
    ]


def resource_needles(world: World) -> list[Scope]:
    """The resource must fit some patterns and must not fit others, segment by segment."""
    draw = world.draw

    def arn() -> str:
        region, account = choose(draw, "*", "", "eu-*", "*-1"), choose(draw, "*", "A", "${aws:PrincipalAccount}", "")
        rest = f"{short_pattern(draw)}{draw.choice([':', '/', ''])}{short_pattern(draw)}"
        return world.arn(f"arn:P:{draw.choice(['s3', '*', 's*'])}:{region}:{account}:{rest}")

    return [
        Scope({choose(draw, "Resource", "NotResource"): [arn() for _ in range(draw.randint(1, 3))]})
        for _ in range(draw.randint(2, 4))
    ]


def address_needles(world: World) -> list[Scope]:
    """The address must be in some networks and must not be in others."""
    draw = world.draw
    key = choose(draw, "aws:SourceIp", "aws:SourceIp", "aws:VpcSourceIp")

    def networks() -> list[str]:
        return [
            f"2001:db8:{draw.randrange(4):x}000::/{draw.choice([34, 36, 48])}"
            if draw.random() < 0.2
            else f"10.0.{draw.randrange(4)}.{draw.choice([0, 64, 128])}/{draw.choice([15, 22, 23, 24, 25, 26])}"
            for _ in range(draw.randint(1, 3))
        ]

    return [
        where(choose(draw, "IpAddress", "NotIpAddress", "IpAddressIfExists", "NotIpAddressIfExists"), key, networks())
        for _ in range(draw.randint(2, 5))
    ]


def order_needles(world: World) -> list[Scope]:
    """A number or a moment must lie between others."""
    draw = world.draw
    key = choose(draw, "s3:max-keys", "aws:MultiFactorAuthAge", "aws:CurrentTime", "aws:TokenIssueTime", "aws:EpochTime")
    dates = key.endswith("Time")
    signs = ["LessThan", "LessThanEquals", "GreaterThan", "GreaterThanEquals", "Equals", "NotEquals"]
    result = []
    for _ in range(draw.randint(2, 4)):
        sign = draw.choices(signs, [4, 4, 4, 4, 1, 1])[0]
        value = draw.choice(MOMENTS[:4]) if dates else str(draw.choice([0, 1, 10, "9.5", 100]))
        result.append(where(f"{'Date' if dates else 'Numeric'}{sign}{draw.choice(['', '', 'IfExists'])}", key, value))
    return result


NEEDLES: list[tuple[Cover, int]] = [
    (string_needles, 4), (list_needles, 3), (action_needles, 3), (resource_needles, 3), (address_needles, 2),
    (order_needles, 2),
]  # fmt: skip


def needle_guard(world: World, goal: Goal) -> list[Scope]:
    """Denials that each leave much open, of root or of all, and together little or nothing."""
    draw = world.draw
    kinds = draw.choices([kind for kind, _ in NEEDLES], [weight for _, weight in NEEDLES], k=draw.randint(1, 3))
    denials = [one for kind in dict.fromkeys(kinds) for one in kind(world)]
    base = draw.choice(goal.bases)
    if len(goal.bases) > 1 or draw.random() < 0.3:
        base = Scope()
    return [both(one, base, root_selector(world)) for one in denials]


# --- Making it nearly right


def spoil(world: World, goal: Goal, leaves: list[Scope]) -> list[Scope]:
    """Changes one thing of a guard; mostly it then leaves something open, sometimes it holds all the same."""
    draw = world.draw
    leaves = copy.deepcopy(leaves)
    at = draw.randrange(len(leaves))
    match draw.choices(["drop", "who", "how", "narrow", "carve", "operator", "value"], [2, 2, 3, 3, 3, 6, 9])[0]:
        case "drop":
            return leaves[:at] + leaves[at + 1 :] if len(leaves) > 1 else [both(goal.nearly(), root_selector(world))]
        case "who":
            leaves[at] = both(nearly_root_selector(world), leaves[at])
        case "how":
            leaves[at] = both(goal.nearly(), leaves[at])
        case "narrow":
            leaves[at] = both(leaves[at], draw.choice(any_cover(world)))
        case "carve":
            carved = Scope({"NotAction": one_or_list(draw, some(draw, ACTIONS))})
            leaves[at] = leaves[at].narrowed(carved) or both(leaves[at], Scope({"NotResource": world.arns()}))
        case "operator":
            change_operator(draw, leaves[at].conditions)
        case _:
            change_value(world, leaves[at])
    return leaves


SWAPS = [
    ("ForAllValues:", "ForAnyValue:"), ("ForAnyValue:", "ForAllValues:"), ("StringLike", "StringEquals"),
    ("StringEquals", "StringLike"), ("StringNotLike", "StringNotEquals"), ("StringNotEquals", "StringNotLike"),
    ("LessThanEquals", "LessThan"), ("GreaterThan", "LessThan"), ("ArnLike", "StringLike"), ("NotIp", "Ip"),
    ("IpAddress", "NotIpAddress"),
]  # fmt: skip


def change_operator(draw: Draw, conditions: Block) -> None:
    """Adds or takes away an IfExists, or puts an operator in another's place."""
    operators = [one for one in conditions if one != "Null"]
    if not operators:
        return
    old = draw.choice(operators)
    new = old.removesuffix("IfExists") if old.endswith("IfExists") else f"{old}IfExists"
    swaps = [old.replace(a, b, 1) for a, b in SWAPS if a in old and "IgnoreCase" not in old]
    if swaps and draw.random() < 0.6:
        new = draw.choice(swaps).replace("NotNot", "Not")
    if new not in conditions:
        conditions[new] = conditions.pop(old)


def change_value(world: World, scope: Scope) -> None:
    """Changes one value of one condition or element, a little."""
    draw = world.draw
    places = [(block, key) for block in scope.conditions.values() for key in block]
    places += [(scope.elements, key) for key in scope.elements]
    if not places:
        return
    block, key = draw.choice(places)
    values = as_list(block[key])
    at = draw.randrange(len(values))
    values = [*values[:at], nearby(draw, values[at]), *values[at + 1 :]]
    if len(values) > 1 and draw.random() < 0.3:
        values.pop(at)
    block[key] = one_or_list(draw, values)


def nearby(draw: Draw, value: Any) -> Any:
    """A value that could be mistaken for another."""
    match value:
        case bool():
            return not value
        case int():
            return max(0, value + draw.choice([-1, 1, 60]))
        case "true" | "false":
            return "false" if value == "true" else "true"
        case str() if "/" in value and value.replace(".", "").replace("/", "").isdigit():
            base, _, length = value.partition("/")
            return f"{base}/{min(32, int(length) + 1)}"
        case str() if value.isdigit():
            return str(int(value) + 1)
        case str() if "::" in value and not value.startswith("arn"):
            return value.replace("db8", "db9")
        case str() if value[:2] == "20" and value.endswith("Z"):
            return value.replace("00Z", "01Z")
        case str() if value.startswith(("arn:", "o-")) or ":" in value:
            head, _, tail = value.rpartition(":")
            return f"{head}:{tail.replace('*', '?*', 1)}" if draw.random() < 0.6 and "*" in tail else f"{head}:x{tail}"
        case _:
            return draw.choice([wider(draw, value) or "x", f"{value}x", f"x{value}", value.replace("*", "?*", 1)])


# --- Chains

FULL_ACCESS = {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "*", "Resource": "*"}}


def noise(world: World) -> Scope:
    """A denial as real chains have them: about something else."""
    draw = world.draw
    actions = Scope({choose(draw, "Action", "Action", "NotAction"): some(draw, ACTIONS, 4)})
    scope = choose(
        draw,
        Scope({"Action": "organizations:LeaveOrganization"}),
        actions,
        Scope({"Action": some(draw, ACTIONS), "Resource": world.arns()}),
        both(actions, where("StringNotEquals", "aws:RequestedRegion", some(draw, REGIONS))),
        both(actions, where("ArnNotLike", "aws:PrincipalArn", f"arn:{world.partition}:iam::*:role/admin-*")),
        both(actions, where("Bool", "aws:SecureTransport", "false")),
        both(actions, where("StringNotEquals", "aws:PrincipalOrgID", world.organization)),
    )
    return both(scope, draw.choice(any_cover(world))) if draw.random() < 0.4 else scope


def allow_list(world: World) -> list[Scope]:
    """Allows in place of FullAWSAccess."""
    draw = world.draw
    services = Scope({"Action": [f"{one}:*" for one in draw.sample(SERVICES, draw.randint(2, 7))]})
    return choose(
        draw,
        [services],
        [Scope({"NotAction": some(draw, ACTIONS)})],
        [Scope({"Action": some(draw, ACTIONS, 5)}), Scope({"Action": some(draw, ACTIONS), "Resource": world.arns()})],
        [both(services, draw.choice(any_cover(world)))],
        any_cover(world),
        [Scope({"Action": "*:*"})],
        [both(services, Scope({"Resource": world.arns()})), Scope({"NotResource": world.arns()})],
    )


def chain(draw: Draw, identifier: str) -> dict[str, Any]:
    """One question."""
    partition = draw.choices(["aws", "aws-us-gov", "aws-cn"], [85, 10, 5])[0]
    world = World(draw, "111122223333", partition, "o-a1b2c3d4e5")
    wanted = goal(world)
    denies, allows = [], []
    match draw.choices(["deny", "needle", "allow", "scoped"], [50, 22, 14, 14])[0]:
        case "needle":
            denies = needle_guard(world, wanted)
        case "deny":
            denies = deny_guard(world, wanted)
            for _ in range(draw.choices([0, 1, 2], [10, 55, 35])[0]):
                denies = spoil(world, wanted, denies)
        case "allow":
            scope = wanted.spared if draw.random() < 0.45 else spoil(world, wanted, [wanted.spared])[0]
            allows = [scope.narrowed(part) or scope for part in any_cover(world)] if draw.random() < 0.5 else [scope]
        case _:
            allows, denies = scoped_guard(world, wanted)
    denies += [noise(world) for _ in range(draw.choices([0, 1, 2, 3], [4, 3, 2, 1])[0])]
    return {
        "id": identifier,
        "property": wanted.property,
        "account": world.account,
        "partition": world.partition,
        "organization": world.organization,
        "serviceControlPolicies": spread(world, denies, allows),
    }


def scoped_guard(world: World, wanted: Goal) -> tuple[list[Scope], list[Scope]]:
    """An allow list, and denials of no more than what it allows."""
    draw = world.draw
    actions = some(draw, ACTIONS, 4)
    allows = [Scope({"Action": [one]}) for one in actions] if draw.random() < 0.4 else [Scope({"Action": actions})]
    covering = [wider(draw, one) if draw.random() < 0.5 else one for one in actions]
    if draw.random() < 0.4:
        covering[draw.randrange(len(covering))] = draw.choice(ACTIONS)
    leaves = deny_guard(world, wanted)
    if draw.random() < 0.7:
        leaves = spoil(world, wanted, leaves)
    return allows, [leaf.narrowed(Scope({"Action": covering})) or leaf for leaf in leaves]


def spread(world: World, denies: list[Scope], allows: list[Scope]) -> list[list[dict[str, Any]]]:
    """Policies on the levels from the organization's root to the account."""
    draw = world.draw
    count = draw.randint(1, 5)
    levels: list[list[dict[str, Any]]] = [[] for _ in range(count)]
    narrow = draw.randrange(count) if allows else -1
    for at, level in enumerate(levels):
        if at == narrow:
            level += documents(draw, [scope.statement("Allow") for scope in allows])
        elif draw.random() < 0.1:
            level += documents(draw, [scope.statement("Allow") for scope in allow_list(world)])
        elif draw.random() > 0.01:
            level.append(copy.deepcopy(FULL_ACCESS))
    draw.shuffle(denies)
    for document in documents(draw, [scope.statement("Deny") for scope in denies]):
        free = [level for level in levels if 0 < len(level) < 4] or [level for level in levels if level]
        if free:
            draw.choice(free).insert(0, document)
    return levels


def documents(draw: Draw, statements: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Statements in one policy or several."""
    result = []
    while statements:
        size = draw.randint(1, 4)
        taken, statements = statements[:size], statements[size:]
        version = "2008-10-17" if draw.random() < 0.03 else "2012-10-17"
        result.append({"Version": version, "Statement": taken[0] if len(taken) == 1 and draw.random() < 0.5 else taken})
    return result


def chains(seed: int, count: int) -> Iterator[dict[str, Any]]:
    """The chains of a seed. Each has a seed of its own, so that one of them can be made again without the others."""
    for number in range(count):
        yield chain(random.Random(f"{seed}/{number}"), f"{seed}-{number}")


def main() -> None:
    """Prints chains, one a line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--chains", type=int, default=2000, metavar="N", help="how many (default: 2000)")
    parser.add_argument("--seed", type=int, default=1, metavar="N", help="(default: 1)")
    options = parser.parse_args()
    for one in chains(options.seed, options.chains):
        print(json.dumps(one, separators=(",", ":")))


if __name__ == "__main__":
    main()
