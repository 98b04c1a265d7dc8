"""Faults to put in: which, where, how often. Chance hangs on the seed and the call, not on the order of calls.

A plan is a dictionary. Each key is a fault, and its value a share of all calls, or a rule, or a list of rules:

    {"seed": 7, "throttle": 0.1, "deny": [{"account": "111122223333", "operation": "iam:GetAccountSummary"}],
     "expire": {"after": 20}, "drop": {"share": 0.5, "first": 1, "operation": "organizations:*"}, "clockOffset": 600}

A rule may say `account`, `operation` and `role` (patterns with `*`), `share` (1), `first` (only the first so many
sendings of the same call), `after` (only from this call of a session on), `times` (so often in all) and what a fault
takes: `seconds`.
"""

import collections
import fnmatch
import hashlib
from dataclasses import dataclass, field
from typing import Any

# In the order in which they are tried; the first that hits is the call's fault.
KINDS = {
    "deny": "refused with the service's word for access denied",
    "refuseRole": "AssumeRole refused; `account` and `role` are the role's",
    "expire": "the session has expired",
    "throttle": "throttled, as the service says it",
    "error500": "status 500 in the protocol's form",
    "error503": "status 503 in the protocol's form",
    "echo": "refused for its signature, in a message that repeats the request's head, and the secret",
    "html500": "status 500 with a page",
    "html503": "status 503 with a page",
    "html403": "status 403 with a page",
    "html404": "status 404 with a page",
    "drop": "the connection breaks in the middle of the body",
    "dribble": "the body comes in small pieces, within `seconds` (2)",
    "delay": "the answer comes after `seconds` (1)",
    "chunked": "the body comes in chunks, without its length; nothing is wrong with that",
    "close": "the connection is closed after the answer; nor with that",
    "malformed": "status 200 and a body that breaks off",
    "garbage": "status 200 and a body that is none of the protocol's",
    "empty": "status 200 and no body",
    "repeatToken": "a page names itself as the next one",
}
SETTINGS = ("seed", "clockOffset")


class PlanError(Exception):
    """A plan that is none."""


@dataclass(eq=False)
class Rule:
    """When a fault hits."""

    kind: str
    account: str = "*"
    operation: str = "*"
    role: str = "*"
    share: float = 1.0
    first: int | None = None
    after: int | None = None
    times: int | None = None
    seconds: float | None = None
    done: int = field(default=0)

    @classmethod
    def read(cls, kind: str, value: Any) -> "Rule":
        """A rule of a plan."""
        if isinstance(value, (int, float)) and not isinstance(value, bool):
            return cls(kind, share=value)
        if isinstance(value, str):
            return cls(kind, account=value)
        allowed = set(cls.__dataclass_fields__) - {"kind", "done"}
        if not isinstance(value, dict) or set(value) - allowed:
            raise PlanError(f"{kind}: a rule has {', '.join(sorted(allowed))}")
        return cls(kind, **value)

    def names(self, account: str, action: str, role: str, wanted: tuple[str, str]) -> bool:
        """Whether the rule speaks of such a call; `wanted` is the account and the role that AssumeRole is for."""
        if self.kind == "refuseRole":
            if action != "sts:AssumeRole":
                return False
            account, role = wanted
        return (
            (self.account == "*" or fnmatch.fnmatchcase(account, self.account))
            and (self.operation == "*" or fnmatch.fnmatchcase(action, self.operation))
            and (self.role == "*" or fnmatch.fnmatchcase(role, self.role))
        )


class Faults:
    """The plan in force."""

    def __init__(self) -> None:
        self.put({})

    def put(self, plan: dict[str, Any]) -> None:
        """Replaces the plan."""
        if not isinstance(plan, dict):
            raise PlanError("a plan is a dictionary")
        unknown = set(plan) - set(KINDS) - set(SETTINGS)
        if unknown:
            raise PlanError(f"no such fault: {', '.join(sorted(unknown))}; there are {', '.join(KINDS)}")
        self.seed = plan.get("seed", 1)
        self.clock_offset = float(plan.get("clockOffset", 0))
        self._rules = [
            Rule.read(kind, rule)
            for kind in KINDS
            if kind in plan
            for rule in (plan[kind] if isinstance(plan[kind], list) else [plan[kind]])
        ]
        self._sendings: dict[bytes, int] = collections.defaultdict(int)

    def find(
        self, account: str, action: str, role: str, identity: bytes, calls: int, wanted: tuple[str, str]
    ) -> Rule | None:
        """The fault of a call: `identity` is what makes it this call, `calls` the session's number of it, from 1."""
        if not self._rules:
            return None
        self._sendings[identity] += 1
        sending = self._sendings[identity]
        for at, rule in enumerate(self._rules):
            if not rule.names(account, action, role, wanted):
                continue
            if (rule.first is not None and sending > rule.first) or (rule.after is not None and calls < rule.after):
                continue
            if rule.times is not None and rule.done >= rule.times:
                continue
            if rule.share < 1 and self._chance(at, identity, sending) >= rule.share:
                continue
            rule.done += 1
            return rule
        return None

    def _chance(self, rule: int, identity: bytes, sending: int) -> float:
        digest = hashlib.blake2b(b"%d/%d/%d/" % (self.seed, rule, sending) + identity, digest_size=8).digest()
        return int.from_bytes(digest) / 2**64
