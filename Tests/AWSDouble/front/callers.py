"""Who calls: the keys that the double knows from the start, and those that it hands out."""

import base64
import hashlib
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from world.world import World

USER = "user"
ROOT_USER = "root user"
ROLE = "role"
ROOT_SESSION = "root session"


@dataclass(eq=False)
class Caller:
    """The identity behind an access key."""

    key: str
    secret: str
    account: str
    kind: str
    arn: str
    user_id: str
    token: str | None = None
    expires: datetime | None = None
    role: str | None = None
    # What a centralized root session is for.
    task: str | None = None
    calls: int = field(default=0)


class Callers:
    """All of them, by their keys."""

    def __init__(self, world: World):
        self._world = world
        self._known: dict[str, Caller] = {}
        self._handed_out = 0
        self._long_term("AKIADOUBLEMANAGEMENT", world.management, "auditor")
        if world.delegate:
            self._long_term("AKIADOUBLEDELEGATED0", world.delegate, "auditor")
        self._long_term("AKIADOUBLEROOTOFMGMT", world.management, None)

    def _long_term(self, key: str, account: str, user: str | None) -> None:
        """A user's key, or with no name one of root's."""
        self._known[key] = Caller(
            key=key,
            secret=_digest(key, 40),
            account=account,
            kind=USER if user else ROOT_USER,
            arn=self._world.arn("iam", account, f"user/{user}" if user else "root"),
            user_id=f"AIDA{_letters(key, 17)}" if user else account,
        )

    def long_term(self) -> list[Caller]:
        """Those with which one can begin."""
        return [each for each in self._known.values() if each.token is None]

    def secrets(self) -> list[str]:
        """All secrets and tokens that were handed out or known from the start."""
        return [each for caller in self._known.values() for each in (caller.secret, caller.token) if each]

    def find(self, key: str) -> Caller | None:
        """Whose key it is. Any account's own user may call with a key made of the account's number."""
        found = self._known.get(key)
        if found is None and key.startswith("AKIA") and len(key) == 20 and key[4:16] in self._world:
            self._long_term(key, key[4:16], "auditor")
            found = self._known[key]
        return found

    def role_session(self, account: str, role: str, session: str, moment: datetime, seconds: int) -> Caller:
        """A session of a role."""
        role_id = f"AROA{_letters(account + role, 17)}"
        arn = self._world.arn("sts", account, f"assumed-role/{role}/{session}")
        return self._session(account, ROLE, arn, f"{role_id}:{session}", moment, seconds, role)

    def root_session(self, account: str, moment: datetime, seconds: int, task: str) -> Caller:
        """A centralized root session for a task."""
        arn = self._world.arn("iam", account, "root")
        opened = self._session(account, ROOT_SESSION, arn, account, moment, seconds)
        opened.task = task
        return opened

    def _session(
        self, account: str, kind: str, arn: str, user_id: str, moment: datetime, seconds: int, role: str | None = None
    ) -> Caller:
        self._handed_out += 1
        seed = f"{self._world.seed}/{self._handed_out}/{arn}"
        caller = Caller(
            key=f"ASIA{_letters(seed, 16)}",
            secret=_digest(seed, 40),
            account=account,
            kind=kind,
            arn=arn,
            user_id=user_id,
            # Real tokens are long, and base64 with all its letters.
            token="".join(_digest(f"{seed}/{part}", 43) for part in range(8)) + "+/==",
            expires=(moment + timedelta(seconds=seconds)).replace(microsecond=0),
            role=role,
        )
        self._known[caller.key] = caller
        return caller

    def forget_sessions(self) -> None:
        """Only the long-term keys stay."""
        self._known = {each.key: each for each in self.long_term()}


def _digest(seed: str, length: int) -> str:
    return base64.b64encode(hashlib.sha512(seed.encode()).digest()).decode()[:length]


def _letters(seed: str, length: int) -> str:
    return base64.b32encode(hashlib.sha256(seed.encode()).digest()).decode()[:length]
