"""Denials of which each leaves much open, and all together little or nothing."""

from guards import Goal
from scopes import MOMENTS, Cover, Draw, Scope, World, both, choose, one_or_list, where
from selecting import root_selector


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
    operators = [
        f"{q}:String{no}{op}"
        for q in ("ForAnyValue", "ForAllValues")
        for no in ("", "Not")
        for op in ("Like", "Equals")
    ]
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
    key = choose(
        draw, "s3:max-keys", "aws:MultiFactorAuthAge", "aws:CurrentTime", "aws:TokenIssueTime", "aws:EpochTime"
    )
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
