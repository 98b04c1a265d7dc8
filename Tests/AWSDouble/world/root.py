"""What is true of an account's root user."""

import random
from dataclasses import dataclass, field
from datetime import datetime

from world import draw


@dataclass(frozen=True)
class Key:
    """An access key of root."""

    id: str
    active: bool
    created: datetime
    # When, where and for which service; none if never.
    used: tuple[datetime, str, str] | None


@dataclass(frozen=True)
class Device:
    """An MFA device of root: `virtual`, `token` or `fido`."""

    kind: str
    serial: str
    enabled: datetime


@dataclass(frozen=True)
class Certificate:
    """A signing certificate of root."""

    id: str
    active: bool
    uploaded: datetime


@dataclass(frozen=True)
class Root:
    """A root user."""

    has_password: bool
    password_used: datetime | None
    devices: list[Device] = field(default_factory=list)
    keys: list[Key] = field(default_factory=list)
    certificates: list[Certificate] = field(default_factory=list)

    @property
    def removed(self) -> bool:
        """Whether there is nothing to sign in with."""
        return not (self.has_password or self.keys or self.certificates)


# Of the members; management accounts and the invited always have a password.
STORIES = [(0.30, "removed"), (0.15, "never activated"), (0.55, "kept")]
FACTORS = [
    (0.25, "none"),
    (0.20, "virtual"),
    (0.10, "virtual, named"),
    (0.15, "token"),
    (0.15, "fido"),
    (0.15, "fido and virtual"),
]


def drawn(seed: int, account: str, arn: str, epoch: datetime, created_here: bool, factor: str | None = None) -> Root:
    """The root user of an account, whose IAM ARNs begin like this; `epoch` is the world's present."""
    chance = draw.of(seed, "root", account)
    story = draw.weighted(chance, STORIES) if created_here and factor is None else "kept"
    if story == "removed":
        return Root(False, None)
    if story == "never activated":
        return Root(True, None)
    devices = _devices(chance, factor or draw.weighted(chance, FACTORS), arn, epoch)
    keys = [
        _key(chance, epoch) for _ in range(draw.weighted(chance, [(0.7, ""), (0.22, "1"), (0.08, "11")]).count("1"))
    ]
    certificates = [_certificate(chance, epoch)] if chance.random() < 0.06 else []
    return Root(True, _use(chance, epoch, 0.75), devices, keys, certificates)


def _use(chance: random.Random, epoch: datetime, share: float) -> datetime | None:
    """A last use: often long ago, sometimes within the last days."""
    if chance.random() >= share:
        return None
    return draw.before(chance, epoch, 0.1, 7) if chance.random() < 0.15 else draw.before(chance, epoch, 8, 1500)


def _devices(chance: random.Random, factor: str, arn: str, epoch: datetime) -> list[Device]:
    serials = {
        "virtual": f"{arn}mfa/root-account-mfa-device",
        "virtual, named": f"{arn}mfa/{chance.choice(['my-phone', 'break-glass', 'alice@laptop', 'office+2,east'])}",
        "token": f"{chance.choice(['GAHT', 'GALT', 'ABCD'])}{chance.randrange(10**8):08}",
        "fido": f"{arn}u2f/root-account/key-{draw.text(chance, draw.BASE32, 26)}",
    }
    serials["fido and virtual"] = serials["virtual"]
    kinds = {"none": [], "virtual, named": ["virtual"], "fido and virtual": ["fido", "virtual"]}.get(factor, [factor])
    return [
        Device(kind, serials[factor] if kind == "virtual" else serials[kind], draw.before(chance, epoch, 30, 1200))
        for kind in kinds
    ]


def _key(chance: random.Random, epoch: datetime) -> Key:
    created = draw.before(chance, epoch, 200, 3000)
    used = _use(chance, epoch, 0.6)
    where = (chance.choice(["us-east-1", "eu-west-1", "N/A"]), chance.choice(["s3", "iam", "ec2", "sts"]))
    return Key(
        f"AKIA{draw.text(chance, draw.BASE32, 16)}",
        chance.random() < 0.6,
        created,
        (max(used, created), *where) if used else None,
    )


def _certificate(chance: random.Random, epoch: datetime) -> Certificate:
    return Certificate(
        draw.text(chance, draw.BASE32, 32), chance.random() < 0.5, draw.before(chance, epoch, 2000, 4000)
    )
