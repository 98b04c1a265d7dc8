"""Properties, and denials that have them together."""

from collections.abc import Callable
from dataclasses import dataclass

from covers import any_cover
from scopes import ACTIONS, MOMENTS, NETWORKS_4, NETWORKS_6, Scope, World, both, choose, one_or_list, some, where, wider
from selecting import nearly_without_mfa, root_selector, with_key, without_mfa


@dataclass(frozen=True)
class Goal:
    """A property, the conditions that hold of all that it speaks of, and an allow of nothing that it does."""

    property: str
    bases: list[Scope]
    nearly: Callable[[], Scope]
    spared: Scope


def goal(world: World) -> Goal:
    """A property and what a guard for it is made of."""
    found = plain_goal(world)
    takes_exceptions = not found.property.startswith("root-denied-except")
    return excepting(world, found) if takes_exceptions and world.draw.random() < 0.25 else found


def excepting(world: World, plain: Goal) -> Goal:
    """The same goal but for a few actions, and a guard that leaves out some of them."""
    spared = some(world.draw, ACTIONS, 3)
    fewer = world.draw.sample(spared, world.draw.randint(1, len(spared)))
    bases = [both(base, Scope({"NotAction": fewer})) for base in plain.bases]
    if not all(bases):
        return plain
    name = plain.property + (";except:" if plain.property.startswith("root-only-from") else "-except:")
    return Goal(name + ",".join(spared), bases, plain.nearly, plain.spared)


def plain_goal(world: World) -> Goal:
    """A property, the most of them without exceptions, and what a guard for it is made of."""
    draw = world.draw
    kind = draw.choices(["mfa", "keys", "denied", "except", "from"], [35, 20, 15, 15, 15])[0]
    mfa, issued = "aws:MultiFactorAuthPresent", "aws:TokenIssueTime"
    match kind:
        case "mfa":
            spared = choose(
                draw,
                where("Bool", mfa, "true"),
                where("StringEquals", mfa, "true"),
                where("NumericGreaterThanEquals", "aws:MultiFactorAuthAge", 0),
            )
            return Goal("root-requires-mfa", without_mfa(world), lambda: nearly_without_mfa(world), spared)
        case "keys":
            spared = choose(
                draw,
                where("Null", issued, "false"),
                where("Null", mfa, "false"),
                where("Bool", mfa, ["true", "false"]),
                where("DateGreaterThan", issued, MOMENTS[0]),
            )
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
            base = Scope(
                {"NotAction": choose(draw, spared_actions, spared_actions, narrower, [one.upper() for one in narrower])}
            )
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
