"""Ways to cover everything with several scopes: by region, by address, by what is absent, and so on."""

from collections.abc import Sequence

from scopes import (
    ACTIONS,
    AGENTS,
    CALLERS,
    ENDPOINTS,
    MOMENTS,
    NETWORKS_4,
    NETWORKS_6,
    REGIONS,
    SERVICES,
    SPOILT_NETWORKS,
    TAG_KEYS,
    TAGS,
    VPCS,
    Cover,
    Draw,
    Scope,
    World,
    choose,
    one_or_list,
    some,
    where,
    wider,
)


def region_cover(world: World) -> list[Scope]:
    """By region."""
    draw = world.draw
    regions = some(draw, REGIONS)
    like = [wider(draw, one) for one in regions]
    inside = choose(
        draw, where("StringEquals", "aws:RequestedRegion", regions), where("StringLike", "aws:RequestedRegion", like)
    )
    negated = (
        choose(draw, "StringNotEquals", "StringNotEqualsIgnoreCase") if "StringEquals" in inside.conditions else None
    )
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
        [
            where("IpAddressIfExists", "aws:SourceIp", ["8.0.0.0/5", "::/1"]),
            where("NotIpAddress", "aws:SourceIp", ["10.0.0.0/8", "fd00::/8"]),
        ],
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
        [
            where("Null", "aws:SourceIp", "false"),
            where("Null", key, "false"),
            where("Bool", "aws:ViaAWSService", "true"),
        ],
        [
            where("IpAddress", "aws:VpcSourceIp", "10.0.0.0/8"),
            where("NotIpAddressIfExists", "aws:VpcSourceIp", "10.0.0.0/8"),
        ],
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
        [
            Scope({"Action": f"{SERVICES[draw.randrange(4)]}:*"}),
            Scope({"NotAction": [f"{one}:*" for one in SERVICES[:4]]}),
            Scope({"Action": [f"{one}:*" for one in SERVICES[:4]]}),
        ],
    )


def resource_cover(world: World) -> list[Scope]:
    """By resource; requests without one have `*`."""
    draw = world.draw
    arns = world.arns()
    wide = [wider(draw, one) for one in arns]
    return choose(
        draw,
        [Scope({"Resource": one_or_list(draw, arns)}), Scope({"NotResource": arns})],
        [
            Scope({"Resource": [f"arn:{world.partition}:{one.split(':', 2)[2]}" for one in wide]}),
            Scope({"NotResource": arns}),
        ],
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
    key = choose(
        draw, "aws:RequestTag/team", "aws:requesttag/Env", "s3:prefix", "ec2:InstanceType", "aws:ResourceTag/x"
    )
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
        [
            where("ForAllValues:StringEqualsIfExists", key, values),
            where("ForAnyValue:StringNotEquals", key, values[:1]),
        ],
        [where("Null", key, "true"), where("ForAnyValue:StringLike", key, "*")],
        [where("StringNotEquals", key, values), where("Null", key, "false")],
        [
            where("StringLikeIfExists", key, "*"),
            where("ForAllValues:StringLike", key, wide),
            where("ForAnyValue:StringNotLike", key, values),
        ],
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
        [
            where("NumericLessThan", "aws:EpochTime", MOMENTS[4]),
            where("NumericGreaterThanEquals", "aws:EpochTime", MOMENTS[4]),
        ],
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
        [
            where("Null", issued, "true"),
            where("Bool", mfa, "false"),
            where("NumericGreaterThanEquals", age, "0"),
            where("Null", age, "true"),
        ],
        [where("Null", "aws:AssumedRoot", "true"), where("Bool", "aws:AssumedRoot", "true")],
    )


def linked_cover(world: World) -> list[Scope]:
    """By a variable on a key that is free itself: a link between two keys."""
    tag = world.draw.choice(
        ["${aws:RequestTag/vpc}", "${aws:RequestTag/vpc, 'none'}", "${aws:TagKeys}", "${aws:username}"]
    )
    return [where("StringEquals", "aws:SourceVpc", tag), where("StringNotEquals", "aws:SourceVpc", tag)]


COVERS: list[tuple[Cover, int]] = [
    (region_cover, 5), (address_cover, 5), (endpoint_cover, 4), (action_cover, 5), (resource_cover, 5),
    (agent_cover, 4), (tag_cover, 4), (tag_keys_cover, 4), (number_cover, 3), (date_cover, 4),
    (flag_cover, 3), (mfa_cover, 3),
]  # fmt: skip


def any_cover(world: World) -> list[Scope]:
    """One of them; a link between two keys is rare, as it is in the wild."""
    if world.draw.random() < 0.02:
        return linked_cover(world)
    return world.draw.choices([cover for cover, _ in COVERS], [weight for _, weight in COVERS])[0](world)
