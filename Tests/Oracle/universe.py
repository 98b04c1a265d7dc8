"""The requests that a question is about: those of the account's own root user, as plain rules.

A question is a chain of policies and a property of it; a request lies in the property's universe if `faults` finds
nothing wrong with it. The encoding for z3 states the same rules in its own way.
"""

import enum
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import evaluator
from evaluator import Context, listed


class Credential(enum.Enum):
    """How root acts: which keys of the request go together hangs on it."""

    LONG_TERM_KEY = "long-term-key"
    SESSION_WITHOUT_MFA = "session-without-mfa"
    SESSION_WITH_MFA = "session-with-mfa"
    THROUGH_SERVICE = "through-service"


DIRECT = (Credential.LONG_TERM_KEY, Credential.SESSION_WITHOUT_MFA, Credential.SESSION_WITH_MFA)
WITHOUT_MFA = (Credential.LONG_TERM_KEY, Credential.SESSION_WITHOUT_MFA, Credential.THROUGH_SERVICE)


class Unsupported(Exception):
    """A policy that the oracle does not model; the question stays open."""


def listing(text: str) -> tuple[str, ...]:
    """What stands between commas."""
    return tuple(text.split(",")) if text else ()


@dataclass(frozen=True)
class Property:
    """What is to be denied."""

    name: str
    credentials: tuple[Credential, ...]
    without_mfa: bool = False
    exceptions: tuple[str, ...] = ()
    ranges: tuple[str, ...] = ()

    @classmethod
    def parse(cls, text: str) -> "Property":
        """Reads `root-denied-except:iam:*,sts:*`, `root-only-from:10.0.0.0/8;except:iam:*` and the others."""
        name, _, argument = text.partition(":")
        if name == "root-only-from":
            argument, has_exceptions, spared = argument.partition(";except:")
            ranges, exceptions = listing(argument), listing(spared)
            if ranges and bool(has_exceptions) == bool(exceptions):
                return cls(name, DIRECT, exceptions=exceptions, ranges=ranges)
            raise ValueError(f"{text} is no property")
        base, exceptions = name.removesuffix("-except"), listing(argument)
        if (base != name) != bool(exceptions):
            raise ValueError(f"{text} is no property")
        match base:
            case "root-requires-mfa":
                return cls(name, WITHOUT_MFA, without_mfa=True, exceptions=exceptions)
            case "root-keys-denied":
                return cls(name, (Credential.LONG_TERM_KEY,), exceptions=exceptions)
            case "root-denied":
                return cls(name, tuple(Credential), exceptions=exceptions)
        raise ValueError(f"{text} is no property")


@dataclass(frozen=True)
class Condition:
    """One operator on one key, as it is spelled."""

    operator: str
    key: str
    literals: tuple[str, ...]
    variables: bool

    def same_demand(self, other: "Condition") -> bool:
        """Whether two conditions on one key say the same."""
        mine, theirs = (self.operator, self.literals, self.variables), (other.operator, other.literals, other.variables)
        return mine == theirs


@dataclass(frozen=True)
class Question:
    """A chain of policies over an account, and the property that it may or may not have."""

    identifier: str
    property: Property
    account: str
    partition: str
    organization: str
    levels: list[list[dict[str, Any]]]
    source: dict[str, Any]

    @classmethod
    def parse(cls, source: dict[str, Any]) -> "Question":
        """Reads one JSON object as `chains.py` writes it."""
        return cls(
            source["id"],
            Property.parse(source["property"]),
            source["account"],
            source["partition"],
            source["organization"],
            source["serviceControlPolicies"],
            source,
        )

    def root(self) -> str:
        """The ARN of the account's root user."""
        return f"arn:{self.partition}:iam::{self.account}:root"

    def constants(self) -> dict[str, str]:
        """The keys that have one value in every request by this root user."""
        return {
            "aws:PrincipalArn": self.root(),
            "aws:PrincipalType": "Account",
            "aws:PrincipalAccount": self.account,
            "aws:userid": self.account,
            "aws:PrincipalOrgID": self.organization,
            "aws:PrincipalIsAWSService": "false",
        }

    def statements(self) -> Iterator[tuple[Mapping[str, Any], bool]]:
        """All statements, and for each whether its document has variables."""
        for level in self.levels:
            for document in level:
                for statement in listed(document["Statement"]):
                    yield statement, document.get("Version") == "2012-10-17"

    def conditions(self) -> Iterator["Condition"]:
        """Every condition in the chain."""
        for statement, variables in self.statements():
            for operator, block in statement.get("Condition", {}).items():
                for key, values in block.items():
                    literals = tuple(evaluator.text_of(one) for one in listed(values))
                    yield Condition(operator, key, literals, variables)

    def variables(self) -> Iterator[str]:
        """Every key that a variable in the chain stands for."""
        for statement, variables in self.statements():
            texts = json.dumps([statement.get(name) for name in ("Condition", "Resource", "NotResource")])
            if variables:
                yield from (key.strip() for key in re.findall(r"\$\{([^},*?$]+)", texts))


# --- What kind of value a key holds


class Kind(enum.Enum):
    """What a key may hold."""

    CONSTANT = enum.auto()
    ABSENT = enum.auto()
    TEXT = enum.auto()
    FLAG = enum.auto()
    NUMBER = enum.auto()
    WHOLE_NUMBER = enum.auto()
    MOMENT = enum.auto()
    SECONDS = enum.auto()
    ADDRESS = enum.auto()
    ARN = enum.auto()
    LIST = enum.auto()


KNOWN = {
    "aws:multifactorauthpresent": Kind.FLAG,
    "aws:multifactorauthage": Kind.WHOLE_NUMBER,
    "aws:tokenissuetime": Kind.MOMENT,
    "aws:viaawsservice": Kind.FLAG,
    "aws:calledvia": Kind.LIST,
    "aws:tagkeys": Kind.LIST,
    "aws:sourceip": Kind.ADDRESS,
    "aws:vpcsourceip": Kind.ADDRESS,
    "aws:sourcevpc": Kind.TEXT,
    "aws:sourcevpce": Kind.TEXT,
    "aws:currenttime": Kind.MOMENT,
    "aws:epochtime": Kind.SECONDS,
    "aws:securetransport": Kind.FLAG,
    "aws:useragent": Kind.TEXT,
    "aws:requestedregion": Kind.TEXT,
}
NEVER = {
    "aws:assumedroot",
    "aws:username",
    "aws:federatedprovider",
    "aws:sourcearn",
    "aws:sourceaccount",
    "aws:sourceorgid",
    "aws:sourceidentity",
    "aws:principalservicename",
    "aws:principalservicenameslist",
}
ALWAYS = (
    "aws:CurrentTime",
    "aws:EpochTime",
    "aws:SecureTransport",
    "aws:UserAgent",
    "aws:RequestedRegion",
    "aws:ViaAWSService",
)
ENDPOINT = ("aws:sourcevpc", "aws:sourcevpce", "aws:vpcsourceip")

# Keys that nothing is known of take their kind from the operators used on them.
FAMILIES = {
    frozenset(): Kind.TEXT,
    frozenset({"string"}): Kind.TEXT,
    frozenset({"arn"}): Kind.ARN,
    frozenset({"bool"}): Kind.FLAG,
    frozenset({"number"}): Kind.NUMBER,
    frozenset({"date"}): Kind.MOMENT,
    frozenset({"ip"}): Kind.ADDRESS,
}


def family(operator: str) -> set[str]:
    """`string`, `arn`, `bool`, `number`, `date`, `ip`; nothing for Null, which suits every key."""
    base = operator.rpartition(":")[2]
    for name, begins in (
        ("string", ("String",)),
        ("arn", ("Arn",)),
        ("bool", ("Bool",)),
        ("number", ("Numeric",)),
        ("date", ("Date",)),
        ("ip", ("IpAddress", "NotIpAddress")),
    ):
        if base.startswith(begins):
            return {name}
    return set()


def kinds(question: Question) -> dict[str, Kind]:
    """The kind of every key that the chain names, in variables too, and of those that every request has."""
    used: dict[str, set[str]] = {key.lower(): set() for key in (*ALWAYS, *question.variables())}
    for one in question.conditions():
        used.setdefault(one.key.lower(), set()).update(family(one.operator))
    constants = {key.lower() for key in question.constants()}
    return {key: kind_of(key, frozenset(families), constants) for key, families in used.items()}


def kind_of(key: str, families: frozenset[str], constants: set[str]) -> Kind:
    """The kind of one key, given the families of operators used on it."""
    if key in constants:
        return Kind.CONSTANT
    if key in NEVER or key.startswith("aws:principaltag/"):
        return Kind.ABSENT
    if key in KNOWN:
        return KNOWN[key]
    if key.startswith("aws:requesttag/") and families <= {"string"}:
        return Kind.TEXT
    if families == {"string", "arn"}:
        return Kind.ARN
    if families in FAMILIES:
        return FAMILIES[families]
    raise Unsupported(f"{key} is used as {' and '.join(sorted(families))}")


# --- Membership


def faults(question: Question, request: Mapping[str, Any]) -> list[str]:
    """Why a request is not one of the question's: nothing if it is."""
    context = evaluator.normal(request["context"])
    found = [*action_faults(question, request["action"]), *resource_faults(question, request["resource"])]
    if request.get("principal", question.root()) != question.root():
        found.append(f"the principal is not {question.root()}")
    found += key_faults(question, context)
    if not found:
        found += [*credential_faults(question.property, context), *source_faults(question.property, context)]
    return found


def action_faults(question: Question, action: str) -> Iterator[str]:
    """An action is `service:Name`, and none of those that the property spares."""
    if not re.fullmatch(r"[a-z0-9-]+:[A-Za-z0-9]+", action, re.ASCII):
        yield f"{action} is no action"
    if any(evaluator.action_matches(one, action) for one in question.property.exceptions):
        yield f"{action} is excepted"


def resource_faults(question: Question, resource: str) -> Iterator[str]:
    """A resource is `*` or an ARN of the account's partition."""
    if resource == "*":
        return
    parts = resource.split(":", 5)
    if len(parts) != 6 or parts[:2] != ["arn", question.partition] or not parts[2] or not parts[5]:
        yield f"{resource} is no ARN of partition {question.partition}"


def key_faults(question: Question, context: Context) -> Iterator[str]:
    """Every key holds what it may; constants are as they are, some keys are never there and some always."""
    for key, constant in question.constants().items():
        if context.get(key.lower()) != constant:
            yield f"{key} is not {constant}"
    for key in ALWAYS:
        if key.lower() not in context:
            yield f"{key} is always there"
    known = kinds(question)
    for key, value in context.items():
        kind = known[key] if key in known else kind_of(key, frozenset(), set(map(str.lower, question.constants())))
        if kind is Kind.ABSENT:
            yield f"{key} is never there"
        elif isinstance(value, list) != (kind is Kind.LIST):
            yield f"{key} holds {len(evaluator.listed(value))} values"
        elif isinstance(value, str) and not holds(kind, value):
            yield f"{key} is no {kind.name}: {value}"


def holds(kind: Kind, value: str) -> bool:
    """Whether a value is of a kind."""
    match kind:
        case Kind.FLAG:
            return value in ("true", "false")
        case Kind.NUMBER:
            return evaluator.number(value) is not None
        case Kind.WHOLE_NUMBER:
            return value.isdigit()
        case Kind.MOMENT:
            return evaluator.moment(value) is not None
        case Kind.SECONDS:
            return re.fullmatch(r"-?\d+", value) is not None or evaluator.moment(value) is not None
        case Kind.ADDRESS:
            return evaluator.address(value) is not None
        case Kind.ARN:
            return evaluator.is_arn(value)
        case _:
            return True


def credential_of(context: Context) -> Credential | None:
    """Which credential a request was made with; none if its keys do not go together."""
    mfa, token = context.get("aws:multifactorauthpresent"), "aws:tokenissuetime" in context
    age, called = "aws:multifactorauthage" in context, "aws:calledvia" in context
    if (context["aws:viaawsservice"] == "true") != called or token != (mfa is not None):
        return None
    if age and mfa != "true":
        return None
    if called:
        return Credential.THROUGH_SERVICE
    if mfa == "true":
        return Credential.SESSION_WITH_MFA if age else None
    return Credential.SESSION_WITHOUT_MFA if mfa == "false" else Credential.LONG_TERM_KEY


def credential_faults(wanted: Property, context: Context) -> Iterator[str]:
    """The credential's keys go together, the times are in order, and the property speaks of the credential."""
    credential = credential_of(context)
    if credential not in wanted.credentials:
        yield f"{credential} is not what {wanted.name} speaks of"
    if wanted.without_mfa and context.get("aws:multifactorauthpresent") == "true":
        yield "the request has MFA"
    now = evaluator.moment(str(context["aws:currenttime"])) or 0
    issued = evaluator.moment(str(context.get("aws:tokenissuetime", context["aws:currenttime"]))) or 0
    if issued > now:
        yield "the token is issued after the request"
    epoch = str(context["aws:epochtime"])
    seconds = int(epoch) if re.fullmatch(r"-?\d+", epoch) else (evaluator.moment(epoch) or 0) // 1000
    if seconds != now // 1000:
        yield "aws:EpochTime and aws:CurrentTime differ"


def source_faults(wanted: Property, context: Context) -> Iterator[str]:
    """Either an address or a VPC endpoint; neither only through a service. A property may want the address."""
    source = "aws:sourceip" in context
    endpoint = [key in context for key in ENDPOINT]
    if any(endpoint) != all(endpoint) or source and any(endpoint):
        yield "the source is neither an address nor a VPC endpoint"
    if not source and not any(endpoint) and "aws:calledvia" not in context:
        yield "the request comes from nowhere"
    if wanted.ranges:
        if not source:
            yield "the request has no source address"
        else:
            version, number = evaluator.address(str(context["aws:sourceip"])) or (0, 0)
            if any(evaluator.in_network(one, version, number) for one in wanted.ranges):
                yield "the source address is in the ranges"


def read(line: str) -> Question:
    """A question from a line of JSON."""
    return Question.parse(json.loads(line))
