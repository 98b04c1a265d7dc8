"""Making a guard nearly right."""

import copy
from typing import Any

from covers import any_cover
from guards import Goal
from scopes import ACTIONS, Block, Draw, Scope, World, as_list, both, one_or_list, some, wider
from selecting import nearly_root_selector, root_selector


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
