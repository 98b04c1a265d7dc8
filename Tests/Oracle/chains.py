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
from collections.abc import Iterator
from typing import Any

from covers import any_cover
from guards import Goal, deny_guard, goal
from needles import needle_guard
from scopes import ACTIONS, REGIONS, SERVICES, Draw, Scope, World, both, choose, some, where, wider
from spoiling import spoil

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
