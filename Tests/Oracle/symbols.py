"""A request of which only the rules are known: each key as z3's variables, and the rules that tie them together."""

import json
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from fractions import Fraction
from ipaddress import IPv4Address, IPv6Address
from typing import Any

import z3

import universe
from formula import (
    FALSE,
    NO_COLON,
    PRINTABLE,
    TRUE,
    Formula,
    atom,
    conjunction,
    constrained,
    disjunction,
    known,
)
from stringsolver import Solution
from universe import Condition, Credential, Kind, Question

FIRST_MOMENT = -62_135_596_800_000
LAST_MOMENT = 253_402_300_799_999


# --- Values


@dataclass(frozen=True)
class Absent:
    """A key that is never there."""

    present: Formula = FALSE

    def concrete(self, solution: Solution) -> None:
        return None


@dataclass(frozen=True)
class Text:
    """A string, known or not."""

    present: Formula
    term: z3.SeqRef | str

    def concrete(self, solution: Solution) -> str:
        return self.term if isinstance(self.term, str) else solution.text(self.term)


@dataclass(frozen=True)
class Flag:
    """`true` or `false`."""

    present: Formula
    value: Formula

    def concrete(self, solution: Solution) -> str:
        return "true" if solution.truth(self.value.yes) else "false"


@dataclass(frozen=True)
class Number:
    """A decimal number."""

    present: Formula
    term: z3.ArithRef

    def concrete(self, solution: Solution) -> str:
        value = solution.number(self.term)
        exact = Fraction(value.numerator_as_long(), value.denominator_as_long())
        return str(exact.numerator) if exact.denominator == 1 else f"{float(exact):.12f}".rstrip("0")


@dataclass(frozen=True)
class Moment:
    """Milliseconds since 1970; `seconds` writes them as the epoch's seconds."""

    present: Formula
    term: z3.ArithRef
    seconds: bool = False

    def concrete(self, solution: Solution) -> str:
        value = solution.number(self.term).as_long()
        if self.seconds:
            return str(value // 1000)
        time = datetime(1970, 1, 1, tzinfo=timezone.utc) + timedelta(milliseconds=value)
        return time.isoformat(timespec="milliseconds").replace("+00:00", "Z")


@dataclass(frozen=True)
class Address:
    """An IPv4 or IPv6 address."""

    present: Formula
    is_four: Formula
    four: z3.BitVecRef
    six: z3.BitVecRef

    def concrete(self, solution: Solution) -> str:
        if solution.truth(self.is_four.yes):
            return str(IPv4Address(solution.number(self.four).as_long()))
        return str(IPv6Address(solution.number(self.six).as_long()))


@dataclass(frozen=True)
class Member:
    """A string that may be in a list."""

    active: Formula
    term: z3.SeqRef


@dataclass(frozen=True)
class Many:
    """A list of strings: one member for each demand that the chain can make, and at the end one more."""

    present: Formula
    members: tuple[Member, ...]
    demands: tuple[Condition, ...]

    def asked_for(self, condition: Condition) -> int:
        """The member that is set aside for a demand."""
        return next(i for i, one in enumerate(self.demands) if one.same_demand(condition))

    def concrete(self, solution: Solution) -> list[str]:
        return [solution.text(one.term) for one in self.members if solution.truth(one.active.yes)]


Value = Absent | Text | Flag | Number | Moment | Address | Many


# --- The request


@dataclass
class Request:
    """Any request by root with one kind of credential that a property speaks of."""

    question: Question
    credential: Credential
    rules: list[z3.BoolRef] = field(default_factory=list)
    values: dict[str, Value] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.named = json.dumps(self.question.levels).lower()
        self.action_and_resource()
        for key, value in self.question.constants().items():
            self.put(key, self.constant(value))
        self.credentials()
        self.times()
        self.sources()
        self.put("aws:SecureTransport", Flag(TRUE, atom(z3.Bool("aws:SecureTransport"))))
        for key in ("aws:UserAgent", "aws:RequestedRegion"):
            self.put(key, self.text(key, TRUE))
        self.others()

    def put(self, key: str, value: Value) -> None:
        """Gives a key its value."""
        self.names[key.lower()] = key
        self.values[key.lower()] = value

    def constant(self, value: str) -> Value:
        """A value that is always there."""
        return Flag(TRUE, known(value == "true")) if value in ("true", "false") else Text(TRUE, value)

    def action_and_resource(self) -> None:
        """`service:name`, in lower case; and `*` or an ARN.

        Each is one string, not one for each part: z3 is far better at one membership in a large language than at many
        in small ones that hang together.
        """
        lower, digits = z3.Range("a", "z"), z3.Range("0", "9")
        service, name = z3.Plus(z3.Union(lower, digits, z3.Re("-"))), z3.Plus(z3.Union(lower, digits))
        self.action = self.string("action", z3.Concat(service, z3.Re(":"), name))
        start, part, colon = z3.Re(f"arn:{self.question.partition}:"), z3.Star(NO_COLON), z3.Re(":")
        arn = z3.Concat(start, z3.Plus(NO_COLON), colon, part, colon, part, colon, z3.Plus(PRINTABLE))
        self.resource = self.string("resource", z3.Union(z3.Re("*"), arn))

    def credentials(self) -> None:
        """The keys that hang on how root acts."""
        through = self.credential is Credential.THROUGH_SERVICE
        cases: dict[Credential, Value] = {
            Credential.LONG_TERM_KEY: Absent(),
            Credential.SESSION_WITHOUT_MFA: Flag(TRUE, FALSE),
            Credential.SESSION_WITH_MFA: Flag(TRUE, TRUE),
            Credential.THROUGH_SERVICE: Flag(atom(z3.Bool("temporary")), atom(z3.Bool("with MFA"))),
        }
        mfa = cases[self.credential]
        with_mfa = conjunction([mfa.present, mfa.value]) if isinstance(mfa, Flag) else FALSE
        aged = conjunction([with_mfa, atom(z3.Bool("aged"))]) if through else with_mfa
        self.put("aws:MultiFactorAuthPresent", mfa)
        self.put("aws:MultiFactorAuthAge", self.whole(aged))
        self.put("aws:ViaAWSService", Flag(TRUE, known(through)))
        self.put("aws:CalledVia", self.many("aws:CalledVia") if through else Absent())
        if through:
            self.rules.append(self.values["aws:calledvia"].present.yes)
        if self.question.property.without_mfa:
            self.rules.append(with_mfa.no)
        self.temporary = mfa.present

    def whole(self, present: Formula) -> Value:
        """Seconds since the MFA code was given."""
        if present is FALSE:
            return Absent()
        age = z3.Int("aws:MultiFactorAuthAge")
        self.rules.append(age >= 0)
        return Number(present, z3.ToReal(age))

    def times(self) -> None:
        """The moment of the request, in both forms, and that of the token, which comes first."""
        now = self.moment("aws:CurrentTime")
        self.put("aws:CurrentTime", Moment(TRUE, now))
        self.put("aws:EpochTime", Moment(TRUE, (now / 1000) * 1000, seconds=True))
        if self.temporary is FALSE:
            self.put("aws:TokenIssueTime", Absent())
            return
        issued = self.moment("aws:TokenIssueTime")
        self.rules.append(issued <= now)
        self.put("aws:TokenIssueTime", Moment(self.temporary, issued))

    def moment(self, name: str) -> z3.ArithRef:
        """Any moment that can be written with four digits of a year."""
        term = z3.Int(name)
        self.rules += [term >= FIRST_MOMENT, term <= LAST_MOMENT]
        return term

    def sources(self) -> None:
        """An address or a VPC endpoint, not both; through a service it may be neither."""
        source, endpoint = z3.Bool("source address"), z3.Bool("endpoint")
        self.rules.append(z3.Not(z3.And(source, endpoint)))
        if self.credential is not Credential.THROUGH_SERVICE:
            self.rules.append(z3.Or(source, endpoint))
        address = self.address("aws:SourceIp", atom(source))
        self.put("aws:SourceIp", address)
        self.put("aws:VpcSourceIp", self.address("aws:VpcSourceIp", atom(endpoint)))
        for key in ("aws:SourceVpc", "aws:SourceVpce"):
            self.put(key, self.text(key, atom(endpoint)))
        if self.question.property.ranges:
            self.rules.append(source)
            self.rules += [in_network(address, one).no for one in self.question.property.ranges]

    def others(self) -> None:
        """The keys that the chain names beside these: there or not, as the request likes."""
        spelled = {one.key.lower(): one.key for one in self.question.conditions()}
        for key, kind in universe.kinds(self.question).items():
            if key not in self.values:
                name = spelled.get(key, key)
                self.put(name, self.optional(name, kind))

    def optional(self, name: str, kind: Kind) -> Value:
        """A key that may be there."""
        present = atom(z3.Bool(f"{name} is there"))
        match kind:
            case Kind.ABSENT:
                return Absent()
            case Kind.LIST:
                return self.many(name)
            case Kind.FLAG:
                return Flag(present, atom(z3.Bool(name)))
            case Kind.NUMBER:
                return Number(present, z3.Real(name))
            case Kind.MOMENT:
                return Moment(present, self.moment(name))
            case Kind.ADDRESS:
                return self.address(name, present)
            case Kind.ARN:
                part = z3.Concat(z3.Star(NO_COLON), z3.Re(":"))
                return Text(
                    present, self.string(name, z3.Concat(z3.Re("arn:"), part, part, part, part, z3.Plus(PRINTABLE)))
                )
            case _:
                return self.text(name, present)

    def string(self, name: str, language: z3.ReRef) -> z3.SeqRef:
        """A string of a language."""
        term, rule = constrained(name, language)
        self.rules.append(rule)
        return term

    def text(self, name: str, present: Formula) -> Text:
        """A string of any kind. What the chain never names is not worth z3's time, and any string will do."""
        if name.lower() not in self.named:
            return Text(present, "any")
        return Text(present, self.string(name, z3.Star(PRINTABLE)))

    def address(self, name: str, present: Formula) -> Address:
        """An address; one of IPv4 is never written as IPv6."""
        four, six = z3.BitVec(f"{name} 4", 32), z3.BitVec(f"{name} 6", 128)
        self.rules.append(z3.Extract(127, 32, six) != 0xFFFF)
        return Address(present, atom(z3.Bool(f"{name} is IPv4")), four, six)

    def many(self, name: str) -> Many:
        """A list with as many members as the chain can ask for."""
        demands: list[Condition] = []
        for one in self.question.conditions():
            if one.key.lower() == name.lower() and ":" in one.operator and not any(map(one.same_demand, demands)):
                demands.append(one)
        members = tuple(
            Member(atom(z3.Bool(f"{name} has {i}")), self.string(f"{name} {i}", z3.Star(PRINTABLE)))
            for i in range(len(demands) + 1)
        )
        return Many(disjunction(one.active for one in members), members, tuple(demands))

    def concrete(self, solution: Solution) -> dict[str, Any]:
        """The request that a solution stands for."""
        return {
            "principal": self.question.root(),
            "action": solution.text(self.action),
            "resource": solution.text(self.resource),
            "context": {
                self.names[key]: value.concrete(solution)
                for key, value in self.values.items()
                if solution.truth(value.present.yes)
            },
        }


def in_network(value: Address, text: str) -> Formula:
    """Whether an address is in a network as a policy writes it. Host bits are ignored in IPv4 and spoil an IPv6 one."""
    try:
        number, width, bits = network(text)
    except ValueError:
        return FALSE
    if bits > width or width == 128 and number & ((1 << 128 - bits) - 1):
        return FALSE
    family, term = (value.is_four, value.four) if width == 32 else (~value.is_four, value.six)
    if bits == 0:
        return family
    return conjunction([family, atom(z3.Extract(width - 1, width - bits, term) == number >> width - bits)])


def network(text: str) -> tuple[int, int, int]:
    """The number of a network's address, and of how many bits how many count."""
    base, _, length = text.partition("/")
    if ":" in base:
        return int(IPv6Address(base)), 128, int(length or 128)
    return int(IPv4Address(".".join(str(int(part)) for part in base.split(".")))), 32, int(length or 32)
