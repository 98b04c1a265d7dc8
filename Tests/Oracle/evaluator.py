"""A plain decision on one concrete request: the rules of the policy language written down, with nothing clever in it.

It shares no code with the encoding for z3, so that each can be held to the other. Three values: `True`, `False`, and
`None` where the rules leave the answer open (a malformed ARN in a policy).
"""

import ipaddress
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta, timezone
from decimal import Decimal, InvalidOperation
from typing import Any

Truth = bool | None
Value = str | list[str]
Context = dict[str, Value]

LIST_KEYS = {"aws:tagkeys", "aws:calledvia", "aws:principalorgpaths", "aws:principalservicenameslist"}

# The two wildcards, as tokens that no character equals.
ANY, ONE = object(), object()
Pattern = list[Any]


# --- Three-valued logic


def all_of(truths: Iterable[Truth]) -> Truth:
    """False if one is, else open if one is, else true."""
    seen = list(truths)
    return False if False in seen else None if None in seen else True


def any_of(truths: Iterable[Truth]) -> Truth:
    """True if one is, else open if one is, else false."""
    seen = list(truths)
    return True if True in seen else None if None in seen else False


def opposite(truth: Truth) -> Truth:
    """The negation; what is open stays open."""
    return None if truth is None else not truth


# --- Patterns


def units(text: str) -> list[str]:
    """The UTF-16 units of a string: what `?` counts."""
    if text.isascii():
        return list(text)
    data = text.encode("utf-16-le", "surrogatepass")
    return [chr(int.from_bytes(data[i : i + 2], "little")) for i in range(0, len(data), 2)]


def pattern(text: str, context: Context, variables: bool, wildcards: bool) -> Pattern | None:
    """A policy's value as characters and wildcards; `None` if it has a variable that this request does not resolve.

    What a variable puts in is literal: its `*` matches a star and nothing else.
    """
    tokens: Pattern = []
    at = 0
    while at < len(text):
        end = text.find("}", at)
        if variables and text.startswith("${", at) and end > 0:
            value = variable(text[at + 2 : end], context)
            if value is None:
                return None
            tokens += units(value)
            at = end + 1
            continue
        if wildcards and text[at] in "*?":
            tokens.append(ANY if text[at] == "*" else ONE)
        else:
            tokens += units(text[at])
        at += 1
    return tokens


def variable(body: str, context: Context) -> str | None:
    """What `${body}` stands for: an escaped character, a single-valued key of the request, or the default."""
    if body in ("*", "?", "$"):
        return body
    key, _, default = body.partition(",")
    value = context.get(key.strip().lower())
    if isinstance(value, list) or key.strip().lower() in LIST_KEYS:
        return None
    if value is None:
        return default.strip().strip("'") if default else None
    return value


def matches(tokens: Pattern, subject: Sequence[str]) -> bool:
    """Whether the whole subject fits the pattern: column by column, no backtracking to get wrong."""
    reachable = {0}
    for token in tokens:
        if token is ANY:
            reachable = set(range(min(reachable), len(subject) + 1))
        else:
            reachable = {at + 1 for at in reachable if at < len(subject) and (token is ONE or token == subject[at])}
        if not reachable:
            return False
    return len(subject) in reachable


def segments(tokens: Pattern) -> list[Pattern]:
    """Splits at the first five colons; fewer than six parts are no ARN."""
    parts: list[Pattern] = [[]]
    for token in tokens:
        if token == ":" and len(parts) < 6:
            parts.append([])
        else:
            parts[-1].append(token)
    return parts


def arn_matches(tokens: Pattern, subject: str) -> bool:
    """Whether each of the six segments fits its own pattern: wildcards stay inside their segment."""
    parts, subjects = segments(tokens), segments(units(subject))
    return len(parts) == len(subjects) == 6 and all(map(matches, parts, subjects))


def is_arn(text: str) -> bool:
    """Whether a request's value has the form of an ARN."""
    parts = text.split(":", 5)
    return len(parts) == 6 and parts[0] == "arn"


# --- Values of other types


def number(text: str) -> Decimal | None:
    """A decimal number with sign and exponent, and nothing else that Python would take for one."""
    if not re.fullmatch(r"[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?", text, re.ASCII):
        return None
    try:
        return Decimal(text)
    except InvalidOperation:
        return None


DATE = re.compile(
    r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,3}))?)?(Z|[+-]\d\d:?\d\d)?)?)?)?", re.ASCII
)


def moment(text: str) -> int | None:
    """Milliseconds since 1970 of an ISO date, from a bare year on, or of epoch seconds."""
    if re.fullmatch(r"-?\d+", text, re.ASCII) and len(text) != 4:
        return int(text) * 1000
    found = DATE.fullmatch(text)
    if not found:
        return None
    year, month, day, hour, minute, second = (int(part or default) for part, default in zip(found.groups(), "011000"))
    try:
        time = datetime(year, month, day, hour, minute, second, tzinfo=timezone.utc)
    except ValueError:
        return None
    zone = found.group(8) or "Z"
    if zone != "Z":
        shift = timedelta(hours=int(zone[1:3]), minutes=int(zone[-2:]))
        time = time - shift if zone[0] == "+" else time + shift
    since = time - datetime(1970, 1, 1, tzinfo=timezone.utc)
    return (since.days * 86_400 + since.seconds) * 1000 + int((found.group(7) or "0").ljust(3, "0"))


def dotted(text: str) -> int | None:
    """An IPv4 address; leading zeros mean nothing."""
    parts = text.split(".")
    if len(parts) != 4 or not all(part.isascii() and part.isdigit() and int(part) < 256 for part in parts):
        return None
    return sum(int(part) << shift for part, shift in zip(parts, (24, 16, 8, 0)))


def address(text: str) -> tuple[int, int] | None:
    """The version and the number of a request's address; an IPv4 address in IPv6 clothes counts as IPv4."""
    if (four := dotted(text)) is not None:
        return 4, four
    try:
        six = ipaddress.IPv6Address(text)
    except ValueError:
        return None
    return (4, int(six.ipv4_mapped)) if six.ipv4_mapped else (6, int(six))


def in_network(network: str, version: int, value: int) -> bool:
    """Whether a policy's network holds an address: IPv4 host bits are ignored, IPv6 ones spoil the network."""
    base, slash, length = network.partition("/")
    width = 32 if version == 4 else 128
    bits = int(length) if re.fullmatch(r"\+?\d+", length) else None if slash else width
    if bits is None or bits > width:
        return False
    host = width - bits
    if version == 4:
        four = dotted(base)
        return four is not None and four >> host == value >> host
    try:
        six = int(ipaddress.IPv6Address(base))
    except ValueError:
        return False
    return six % (1 << host) == 0 and six >> host == value >> host


# --- Operators

# The families, and for each operator whether it is a negation.
OPERATORS: dict[str, tuple[str, bool]] = {
    "StringEquals": ("equals", False),
    "StringNotEquals": ("equals", True),
    "StringEqualsIgnoreCase": ("ignore-case", False),
    "StringNotEqualsIgnoreCase": ("ignore-case", True),
    "StringLike": ("like", False),
    "StringNotLike": ("like", True),
    "ArnEquals": ("arn", False),
    "ArnNotEquals": ("arn", True),
    "ArnLike": ("arn", False),
    "ArnNotLike": ("arn", True),
    "Bool": ("bool", False),
    "IpAddress": ("ip", False),
    "NotIpAddress": ("ip", True),
    "NumericEquals": ("number ==", False),
    "NumericNotEquals": ("number ==", True),
    "NumericLessThan": ("number <", False),
    "NumericLessThanEquals": ("number <=", False),
    "NumericGreaterThan": ("number >", False),
    "NumericGreaterThanEquals": ("number >=", False),
    "DateEquals": ("date ==", False),
    "DateNotEquals": ("date ==", True),
    "DateLessThan": ("date <", False),
    "DateLessThanEquals": ("date <=", False),
    "DateGreaterThan": ("date >", False),
    "DateGreaterThanEquals": ("date >=", False),
}


def condition(operator: str, key: str, literals: Sequence[str], context: Context, variables: bool = True) -> Truth:
    """Whether one operator on one key holds of a request."""
    value = context.get(key.lower())
    quantifier, _, base = operator.rpartition(":")
    if_exists = base.endswith("IfExists")
    base = base.removesuffix("IfExists")
    if base == "Null":
        return any((literal.lower() == "true") == (value is None) for literal in literals)
    family, negated = OPERATORS[base]

    def of(one: str) -> Truth:
        return compare(family, negated, one, literals, context, variables)

    if quantifier:
        members = [] if value is None else value if isinstance(value, list) else [value]
        return all_of(map(of, members)) if quantifier == "ForAllValues" else any_of(map(of, members))
    if value is None:
        return negated or if_exists
    if isinstance(value, list):
        return False
    return of(value)


def compare(
    family: str, negated: bool, value: str, literals: Sequence[str], context: Context, variables: bool
) -> Truth:
    """Whether an operator holds of one value that is there."""
    if family == "arn" and not is_arn(value) or family == "ip" and address(value) is None:
        return False
    found: Truth = False
    for literal in literals:
        found = equal(family, value, literal, context, variables)
        # The first answer that is not "no" stands: that is how AWS was seen to treat a malformed ARN in a list.
        if found is not False:
            break
    return opposite(found) if negated else found


def equal(family: str, value: str, literal: str, context: Context, variables: bool) -> Truth:
    """Whether a request's value fits one value of the policy."""
    match family.partition(" ")[0]:
        case "equals" | "ignore-case" | "like":
            tokens = pattern(literal, context, variables, wildcards=family == "like")
            if tokens is None:
                return False
            if family == "ignore-case":
                return "".join(tokens).lower() == value.lower()
            return matches(tokens, units(value))
        case "arn":
            tokens = pattern(literal, context, variables, wildcards=True)
            if tokens is None or tokens == [ANY]:
                return tokens is not None
            return arn_matches(tokens, value) if len(segments(tokens)) == 6 else None
        case "bool":
            return value.lower() == ("true" if literal.lower() == "true" else "false")
        case "ip":
            return in_network(literal, *(address(value) or (0, 0)))
        case "number":
            return ordered(family[7:], number(value), number(literal))
        case _:
            return ordered(family[5:], moment(value), moment(literal))


def ordered(sign: str, left: Any, right: Any) -> bool:
    """Whether two values of one type stand in an order; what could not be read stands in none."""
    if left is None or right is None:
        return False
    holds: dict[str, bool] = {
        "==": left == right,
        "<": left < right,
        "<=": left <= right,
        ">": left > right,
        ">=": left >= right,
    }
    return holds[sign]


# --- Statements and chains


def listed(value: Any) -> list[Any]:
    """A single value stands for a list of one."""
    return value if isinstance(value, list) else [value]


def text_of(value: Any) -> str:
    """A condition's value as text, be it written as a string, a boolean or a number."""
    return str(value).lower() if isinstance(value, bool) else str(value)


def normal(context: Mapping[str, Value]) -> Context:
    """A context with keys in lower case; a list key is always a list, and an empty one is absent; others are single."""
    result: Context = {}
    for key, value in context.items():
        many = listed(value)
        if key.lower() not in LIST_KEYS:
            result[key.lower()] = many[0] if len(many) == 1 else many
        elif many:
            result[key.lower()] = many
    return result


def action_matches(text: str, action: str) -> bool:
    """Whether an action fits a pattern, case aside."""
    if text in ("*", "*:*"):
        return True
    tokens = [ANY if c == "*" else ONE if c == "?" else c for c in text.lower()]
    return matches(tokens, action.lower())


def resource_matches(text: str, resource: str, context: Context, variables: bool) -> bool:
    """Whether a resource fits a pattern; the request's `*` fits only `*`."""
    if text == "*" or resource == "*":
        return text == "*"
    tokens = pattern(text, context, variables, wildcards=True)
    return tokens is not None and arn_matches(tokens, resource)


def statement_matches(statement: Mapping[str, Any], request: Mapping[str, Any], variables: bool) -> Truth:
    """Whether a statement speaks of a request, whatever its effect."""
    context: Context = request["context"]
    if "Action" in statement:
        action = any(action_matches(one, request["action"]) for one in listed(statement["Action"]))
    else:
        action = not any(action_matches(one, request["action"]) for one in listed(statement["NotAction"]))
    element = "NotResource" if "NotResource" in statement else "Resource"
    fits = any(
        resource_matches(one, request["resource"], context, variables) for one in listed(statement.get(element, "*"))
    )
    conditions = (
        condition(operator, key, [text_of(one) for one in listed(values)], context, variables)
        for operator, block in statement.get("Condition", {}).items()
        for key, values in block.items()
    )
    return all_of([action, fits != (element == "NotResource"), *conditions])


def decide(levels: Sequence[Sequence[Mapping[str, Any]]], request: Mapping[str, Any]) -> str:
    """What a chain of service control policies says of a request: `allow`, `implicit_deny`, `explicit_deny`, `unknown`.

    A request is `{"action", "resource", "context"}`; what its context does not name is absent.
    """
    request = {**request, "context": normal(request["context"])}
    denies: list[Truth] = []
    allows: list[Truth] = []
    for level in levels:
        allowed: list[Truth] = []
        for document in level:
            variables = document.get("Version") == "2012-10-17"
            for statement in listed(document["Statement"]):
                truths = denies if statement["Effect"] == "Deny" else allowed
                truths.append(statement_matches(statement, request, variables))
        allows.append(any_of(allowed))
    denied, allowed_everywhere = any_of(denies), all_of(allows)
    if denied:
        return "explicit_deny"
    if allowed_everywhere is False:
        return "implicit_deny"
    return "unknown" if denied is None or allowed_everywhere is None else "allow"
