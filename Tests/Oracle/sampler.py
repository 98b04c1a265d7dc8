"""Random requests of a question's universe, drawn near the literals of its policies.

A proof says that none of them is allowed. Trying is no proof, but it needs neither z3 nor the encoding, so it would
show where these are wrong.
"""

import random
import re
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from ipaddress import IPv4Address, IPv6Address
from typing import Any

import evaluator
import universe
from universe import Credential, Kind, Question

NAMES = ["ListUsers", "GetObject", "PutObject", "CreateAccessKey", "DescribeInstances", "TagResource", "x"]
SERVICES = ["iam", "s3", "ec2", "sts", "kms", "zz"]
WORDS = ["", "a", "b", "x", "prod", "-", "/", "eu", "team", ":"]


class Sampler:
    """Draws requests."""

    def __init__(self, question: Question, draw: random.Random) -> None:
        self.question = question
        self.draw = draw
        self.kinds = universe.kinds(question)
        self.names = {key.lower(): key for key in question.variables()}
        self.names |= {one.key.lower(): one.key for one in question.conditions()}
        self.literals: dict[str, list[str]] = {}
        for one in question.conditions():
            if not one.operator.endswith("Null"):
                self.literals.setdefault(one.key.lower(), []).extend(map(self.resolved, one.literals))
        self.actions = list(question.property.exceptions)
        self.resources: list[str] = []
        for statement, _ in question.statements():
            for element in ("Action", "NotAction"):
                self.actions += evaluator.listed(statement.get(element, []))
            for element in ("Resource", "NotResource"):
                self.resources += map(self.resolved, evaluator.listed(statement.get(element, [])))

    def resolved(self, text: str) -> str:
        """A literal with the variables that every request resolves alike."""
        constants = {key.lower(): value for key, value in self.question.constants().items()}

        def value(found: re.Match[str]) -> str:
            return constants.get(found.group(1).lower(), found.group(1)[:1])

        return re.sub(r"\$\{([^},]*)[^}]*\}", value, text)

    def requests(self, count: int) -> Iterator[dict[str, Any]]:
        """Requests that the property speaks of; fewer than asked for where its universe is too small to hit."""
        for _ in range(count):
            request = self.request()
            wrong = universe.faults(self.question, request)
            # An address in the ranges or an action that is spared: the draw missed the property.
            missed = [one for one in wrong if "ranges" in one or "excepted" in one]
            if wrong != missed:
                raise AssertionError(f"the sampler drew no request: {wrong}")
            if not wrong:
                yield request

    def request(self) -> dict[str, Any]:
        """A request."""
        return {
            "principal": self.question.root(),
            "action": self.action(),
            "resource": self.resource(),
            "context": self.context(),
        }

    # --- Action and resource

    def action(self) -> str:
        """An action near a pattern."""
        service, _, name = self.draw.choice(self.actions or ["*"]).partition(":")
        service = re.sub(r"[^a-z0-9-]", "", self.filled(service.lower(), SERVICES)) or self.draw.choice(SERVICES)
        name = re.sub(r"[^A-Za-z0-9]", "", self.filled(name or "*", NAMES)) or self.draw.choice(NAMES)
        if self.draw.random() < 0.2:
            name = self.draw.choice(NAMES)
        return f"{service}:{name}"

    def resource(self) -> str:
        """`*`, or an ARN near a pattern."""
        pattern = self.draw.choice([*self.resources, "*"])
        if pattern == "*" and self.draw.random() < 0.6:
            return "*"
        parts = [self.filled(part, WORDS) for part in (pattern.split(":", 5) + ["*"] * 6)[:6]]
        parts[2:5] = [part.replace(":", "") for part in parts[2:5]]
        return ":".join(["arn", self.question.partition, parts[2] or "s3", *parts[3:5], parts[5] or "x"])

    def filled(self, pattern: str, words: list[str]) -> str:
        """A string that fits a pattern, or nearly."""
        text = re.sub(r"\*", lambda _: self.draw.choice(words), pattern)
        text = re.sub(r"\?", lambda _: self.draw.choice("ax1"), text)
        if self.draw.random() < 0.15 and text:
            at = self.draw.randrange(len(text))
            text = text[:at] + self.draw.choice(["", "x", text[at].swapcase()]) + text[at + 1 :]
        return text

    # --- Context

    def context(self) -> evaluator.Context:
        """A context: one kind of credential's keys, those that are always there, and others or not."""
        credential = self.draw.choice(self.question.property.credentials)
        context: evaluator.Context = dict(self.question.constants())
        self.put_credential(context, credential)
        self.put_source(context, credential)
        for key in universe.ALWAYS[2:5]:
            context[key] = self.value(key.lower())
        settled = {*universe.KNOWN, *(key.lower() for key in context)} - {"aws:tagkeys"}
        for key, kind in self.kinds.items():
            if key not in settled and kind is not Kind.ABSENT and self.draw.random() < 0.7:
                context[self.names[key]] = self.value(key)
        return context

    def put_credential(self, context: evaluator.Context, credential: Credential) -> None:
        """The keys that hang on how root acts, and the time."""
        through = credential is Credential.THROUGH_SERVICE
        mfa = {Credential.SESSION_WITHOUT_MFA: "false", Credential.SESSION_WITH_MFA: "true"}.get(credential)
        if through:
            mfa = self.draw.choice([None, "false", *([] if self.question.property.without_mfa else ["true"])])
            context["aws:CalledVia"] = self.members() or ["x"]
        context["aws:ViaAWSService"] = str(through).lower()
        now = self.moment(["aws:currenttime", "aws:epochtime", "aws:tokenissuetime"])
        if mfa is not None:
            context["aws:MultiFactorAuthPresent"] = mfa
            issued = min(now, self.moment(["aws:currenttime", "aws:epochtime", "aws:tokenissuetime"]))
            context["aws:TokenIssueTime"] = written(issued)
        if mfa == "true" and (not through or self.draw.random() < 0.5):
            context["aws:MultiFactorAuthAge"] = str(max(0, int(float(str(self.value("aws:multifactorauthage"))))))
        context["aws:CurrentTime"] = written(now)
        context["aws:EpochTime"] = str(now // 1000)

    def put_source(self, context: evaluator.Context, credential: Credential) -> None:
        """An address, a VPC endpoint, or neither."""
        options = (
            ["address", "endpoint", "none"] if credential is Credential.THROUGH_SERVICE else ["address", "endpoint"]
        )
        match "address" if self.question.property.ranges else self.draw.choice(options):
            case "address":
                context["aws:SourceIp"] = self.value("aws:sourceip")
            case "endpoint":
                for key in ("aws:SourceVpc", "aws:SourceVpce", "aws:VpcSourceIp"):
                    context[key] = self.value(key.lower())

    def value(self, key: str) -> evaluator.Value:
        """A value near a literal of the key's."""
        near = self.literals.get(key, [])
        literal = self.draw.choice(near) if near else "*"
        match self.kinds.get(key, universe.KNOWN.get(key, Kind.TEXT)):
            case Kind.FLAG:
                return self.draw.choice(["true", "false"])
            case Kind.NUMBER | Kind.WHOLE_NUMBER:
                base = evaluator.number(literal) or 0
                return f"{float(base) + self.draw.choice([-1, -0.5, 0, 0, 0.5, 1, 1000]):g}"
            case Kind.MOMENT:
                return written(self.moment([key]))
            case Kind.ADDRESS:
                return self.address([*near, *self.question.property.ranges])
            case Kind.ARN:
                parts = [
                    self.filled(part, ["", "a", "x1"]).replace(":", "")
                    for part in (literal.split(":") + ["*"] * 6)[1:6]
                ]
                return ":".join(["arn", *parts[:4], parts[4] or "x"])
            case Kind.LIST:
                return self.members(key)
            case _:
                return self.filled(literal, [*WORDS, *(one.strip("*?") for one in near)])

    def members(self, key: str = "aws:calledvia") -> list[str]:
        """A list of strings near the key's literals."""
        near = self.literals.get(key, ["*"])
        return [self.filled(self.draw.choice(near), WORDS) for _ in range(self.draw.randrange(4))]

    def moment(self, keys: list[str]) -> int:
        """A moment near a literal of one of the keys."""
        near = [
            found for key in keys for one in self.literals.get(key, []) if (found := evaluator.moment(one)) is not None
        ]
        base = self.draw.choice(near or [1_770_000_000_000])
        return base + self.draw.choice([0, 0, -1, 1, 1000, -1000, 86_400_000, -86_400_000, 10**11, -(10**11)])

    def address(self, networks: list[str]) -> str:
        """An address at the edge of a network, or any."""
        networks = [one for one in networks if evaluator.address(one.partition("/")[0])]
        base, _, length = self.draw.choice([*networks, "0.0.0.0/0", "::/0"]).partition("/")
        six = ":" in base
        width = 128 if six else 32
        start = int(IPv6Address(base)) if six else int(IPv4Address(base))
        host = 1 << max(0, width - int(length or width))
        start -= start % host
        number = start + self.draw.choice([0, host - 1, host, -1, self.draw.randrange(host)])
        number %= 1 << width
        return str(IPv6Address(number) if six else IPv4Address(number))


def written(milliseconds: int) -> str:
    """A moment as a request has it."""
    time = datetime(1970, 1, 1, tzinfo=timezone.utc) + timedelta(milliseconds=milliseconds)
    return time.isoformat(timespec="milliseconds").replace("+00:00", "Z")
