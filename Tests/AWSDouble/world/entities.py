"""The IAM users, groups, roles and policies of an account: accounts of one profile have the same."""

import base64
import functools
import hashlib
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from world import draw
from world.world import LARGE


@dataclass(frozen=True)
class UserKey:
    """An access key of a user."""

    active: bool
    created: datetime
    used: tuple[datetime, str, str] | None


@dataclass(frozen=True)
class User:
    """A user."""

    name: str
    path: str
    created: datetime
    has_password: bool
    password_used: datetime | None
    # The name of a virtual device, or the serial number of a token; none without MFA.
    virtual_device: str | None
    token: str | None
    device_enabled: datetime
    groups: list[str]
    keys: list[UserKey] = field(default_factory=list)

    @property
    def id(self) -> str:
        """Its id. Users of one name have the same in all accounts, which is not so at AWS."""
        return "AIDA" + base64.b32encode(hashlib.sha256(self.name.encode()).digest()).decode()[:17]

    @property
    def resource(self) -> str:
        """What its ARN ends in."""
        return f"user{self.path}{self.name}"


@dataclass(frozen=True)
class Entities:
    """All of them."""

    users: list[User]
    groups: list[str]
    roles: list[str]
    policies: list[str]


# Names that have made tools stumble: a comma, letters as of root, an address, plus and equals.
USERS = ["alice", "deploy,bot", "rooted-bob", "root", "carol@example.com", "ci+release=prod", "Dave_Ops", "erin.x"]


@functools.cache
def of(seed: int, profile: str, epoch: datetime) -> Entities:
    """The entities of a profile."""
    chance = draw.of(seed, "entities", profile)
    many = profile == LARGE
    names = [f"employee-{n:03}" for n in range(260)] if many else chance.sample(USERS, chance.randint(2, 6))
    groups = ["Administrators", "Developers", "Read & Only"][: 3 if many else chance.randint(1, 2)]
    groups = [name.replace(" & ", "+") for name in groups]
    return Entities(
        users=[_user(seed, profile, name, epoch, groups) for name in names],
        groups=groups,
        roles=[f"service-{n:03}" for n in range(240 if many else chance.randint(2, 5))],
        policies=[f"policy-{n:03}" for n in range(130 if many else chance.randint(1, 4))],
    )


def _user(seed: int, profile: str, name: str, epoch: datetime, groups: list[str]) -> User:
    chance = draw.of(seed, "user", profile, name)
    created = draw.before(chance, epoch, 300, 2000)
    has_password = chance.random() < 0.6
    kind = draw.weighted(chance, [(0.5, ""), (0.4, "virtual"), (0.1, "token")])
    if profile == LARGE and name.endswith("7"):
        kind = "virtual"
    return User(
        name=name,
        path="/" if chance.random() < 0.7 else "/staff/europe/",
        created=created,
        has_password=has_password,
        password_used=draw.before(chance, epoch, 1, 250) if has_password and chance.random() < 0.8 else None,
        virtual_device=name if kind == "virtual" else None,
        token=f"GAHT{chance.randrange(10**8):08}" if kind == "token" else None,
        device_enabled=draw.before(chance, epoch, 1, 250),
        groups=[chance.choice(groups)],
        keys=[_key(chance, epoch) for _ in range(chance.choice([0, 1, 1, 2]))],
    )


def _key(chance: Any, epoch: datetime) -> UserKey:
    used = (draw.before(chance, epoch, 0.1, 280), "eu-west-1", "s3") if chance.random() < 0.7 else None
    return UserKey(chance.random() < 0.8, draw.before(chance, epoch, 281, 900), used)
