"""The organization that the double stands in for: a tree of units, accounts, policies, and what is true of each
account."""

import functools
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from world import documents, draw, root
from world.documents import Draft
from world.partitions import PARTITIONS, Partition
from world.root import Root

# How the accounts' IAM entities and what watches over root come in kinds: see services/borrowed.py.
PROFILES = 7
LARGE = "large"


@dataclass(frozen=True)
class Unit:
    """The root or an organizational unit."""

    id: str
    name: str
    path: str
    parent: str | None


@dataclass(frozen=True)
class Role:
    """A role that an auditor may take on: who may, and with which external id."""

    name: str
    trusted: frozenset[str]
    external_id: str | None = None


@dataclass(frozen=True)
class Account:
    """An account."""

    id: str
    name: str
    email: str
    status: str
    joined_method: str
    joined: datetime
    parent: str
    # Which kind of IAM entities and monitoring it has.
    profile: str
    root: Root
    roles: dict[str, Role] = field(default_factory=dict)
    contacts: dict[str, dict[str, str]] = field(default_factory=dict)
    # Whether the credential report tells of root's password, which older ones don't.
    report_knows_password: bool = True


@dataclass(frozen=True)
class Policy:
    """A policy of the organization, and the ids that it is attached to."""

    id: str
    draft: Draft
    targets: list[str]


UNITS = [
    "/Security",
    "/Infrastructure",
    "/Workloads",
    "/Workloads/Production",
    "/Workloads/Production/Payments",
    "/Workloads/Production/Web & Shop",
    "/Workloads/Test",
    "/Sandbox",
    "/Suspended",
    "/Policy staging",
]
# More children than one page holds.
TEAMS = [f"/Sandbox/Team {number:02}" for number in range(1, 25)]
NAMES = ["paydesk", "Shop & Basket", "ledger", "Données", "支払い", "data <lake>", "mail", '"legacy"', "build", "atlas"]
CONTACTS = {"BILLING": "Ada Fairfax", "OPERATIONS": "Ops & Night Shift", "SECURITY": "Séverine Okafor"}


class World:
    """All of it. Nothing in it changes, and it is the same whenever seed, size, partition and epoch are."""

    def __init__(self, seed: int, size: int, partition: str, epoch: datetime, standalone: bool = False):
        self.seed = seed
        self.partition: Partition = PARTITIONS[partition]
        self.epoch = epoch
        self.standalone = standalone
        chance = draw.of(seed, "organization")
        self.organization_id = f"o-{draw.text(chance, draw.LOWER, 10)}"
        short = draw.text(chance, draw.LOWER, 4)
        self.root_id = f"r-{short}"
        self.units: dict[str, Unit] = self._tree(short, size)
        self.ids: list[str] = self._numbers(size)
        self.management = self.ids[0]
        # The second account is the delegated administrator of IAM.
        self.delegate = self.ids[1] if size > 1 and not standalone else None
        self._position = {account: position for position, account in enumerate(self.ids)}
        self.large = self.ids[min(3, size - 1)]

    def arn(self, service: str, account: str, resource: str, region: str = "") -> str:
        """An ARN of this partition."""
        return f"arn:{self.partition.name}:{service}:{region}:{account}:{resource}"

    @property
    def regions(self) -> list[str]:
        """The regions that are switched on everywhere."""
        return list(self.partition.regions)

    def __contains__(self, account: str) -> bool:
        return account in self._position

    # --- Accounts

    @functools.cache
    def account(self, number: str) -> Account:
        """The account of that number."""
        position = self._position[number]
        chance = draw.of(self.seed, "account", number)
        invited = position == 4
        suspended = position == 5
        joined = draw.before(chance, self.epoch, 60, 2500)
        domain = chance.choice(["example.com", "mail.example.org", "example.net"])
        name = f"{NAMES[position % len(NAMES)]} {position}" if position else "management"
        return Account(
            id=number,
            name=name,
            email=f"aws+{position}@{domain}",
            status="SUSPENDED" if suspended else "ACTIVE",
            joined_method="INVITED" if invited or not position else "CREATED",
            joined=joined,
            parent=self._parent(position),
            profile=LARGE if number == self.large else str(position % PROFILES),
            root=root.drawn(
                self.seed,
                number,
                self.arn("iam", number, ""),
                self.epoch,
                created_here=bool(position) and not invited and not self.standalone,
                # What stands on the last of many pages.
                factor="virtual, named" if number == self.large else None,
            ),
            roles=self._roles(number, position),
            contacts={
                kind: self._contact(kind, name, position)
                for kind, share in self._contact_shares
                if chance.random() < share
            },
            report_knows_password=chance.random() < 0.7,
        )

    _contact_shares = (("BILLING", 0.4), ("OPERATIONS", 0.3), ("SECURITY", 0.6))

    def _contact(self, kind: str, owner: str, position: int) -> dict[str, str]:
        return {
            "AlternateContactType": kind,
            "EmailAddress": f"{kind.lower()}+{position}@example.com",
            "Name": CONTACTS[kind],
            "PhoneNumber": f"+1 206 555 {position % 10000:04}",
            "Title": f"{kind.capitalize()} of {owner}",
        }

    def _roles(self, number: str, position: int) -> dict[str, Role]:
        """Both roles stand in some accounts, one or the other in most, none in a few."""
        if self.standalone:
            return {"AuditRole": Role("AuditRole", frozenset(self.ids))}
        trusted = {self.management} | ({self.delegate} if self.delegate else set())
        found = {}
        if position and position % 11 != 10 and position != 4:
            found["OrganizationAccountAccessRole"] = Role("OrganizationAccountAccessRole", frozenset([self.management]))
        if position % 3 != 2:
            external = f"audit-{number[-4:]}" if position % 6 == 1 else None
            found["AuditRole"] = Role("AuditRole", frozenset(trusted - {number}), external)
        # One account has roles that trust nobody of the organization.
        if position == 6:
            found = {name: Role(name, frozenset()) for name in found}
        return found

    def _numbers(self, size: int) -> list[str]:
        chance = draw.of(self.seed, "numbers")
        numbers: dict[str, None] = {}
        while len(numbers) < size:
            numbers[f"{chance.randrange(10**11, 10**12)}"] = None
        # An account's number may begin with zeros; the last one's does.
        found = list(numbers)
        if size > 8:
            found[8] = "0" + found[8][1:]
        return found

    # --- The tree

    def _tree(self, short: str, size: int) -> dict[str, Unit]:
        units = {"/": Unit(self.root_id, "Root", "/", None)}
        for path in UNITS + (TEAMS if size >= 100 else []):
            above, _, name = path.rpartition("/")
            tail = draw.text(draw.of(self.seed, "unit", path), draw.LOWER, 8)
            units[path] = Unit(f"ou-{short}-{tail}", name, path, units[above or "/"].id)
        return {unit.id: unit for unit in units.values()}

    @functools.cached_property
    def _unit_at(self) -> dict[str, str]:
        return {unit.path: unit.id for unit in self.units.values()}

    def _parent(self, position: int) -> str:
        paths = self._unit_at
        if position == 0:
            return paths["/"]
        if position in (1, 2):
            return paths["/Security"]
        if position == 5:
            return paths["/Suspended"]
        # One unit holds more accounts than a page does; some accounts lie at the root itself.
        homes = [path for path in paths if path not in ("/Security", "/Suspended", "/Policy staging")]
        chance = draw.of(self.seed, "parent", position)
        return paths["/Workloads/Production/Payments" if chance.random() < 0.3 else chance.choice(homes)]

    def parent_of(self, number: str) -> str:
        """The unit that an account lies in, without making the account."""
        return self._parent(self._position[number])

    @functools.cached_property
    def accounts_under(self) -> dict[str, list[str]]:
        """The accounts of each unit."""
        found: dict[str, list[str]] = {unit: [] for unit in self.units}
        for number in self.ids:
            found[self.parent_of(number)].append(number)
        return found

    def organization_arn(self, kind: str, tail: str = "") -> str:
        """An ARN of the organizations service, such as `account` and the account's number."""
        rest = f"{kind}/{self.organization_id}" + (f"/{tail}" if tail else "")
        return self.arn("organizations", self.management, rest)

    def unit_arn(self, unit: Unit) -> str:
        """The ARN of the root or a unit."""
        return self.organization_arn("root" if unit.parent is None else "ou", unit.id)

    # --- Policies

    @functools.cached_property
    def policies(self) -> dict[str, Policy]:
        """The organization's policies, by their ids."""
        everywhere = [*self.units, *self.ids]
        found = {number: Policy(number, each, everywhere) for number, each in documents.MANAGED.items()}
        for each in documents.DRAFTS:
            number = f"p-{draw.text(draw.of(self.seed, 'policy', each.name), draw.LOWER, 8)}"
            targets = [self._unit_at[at] if isinstance(at, str) else at for at in each.at]
            ids = [
                at if isinstance(at, str) else self.ids[at]
                for at in targets
                if isinstance(at, str) or at < len(self.ids)
            ]
            found[number] = Policy(number, each, ids)
        return found

    def policy_arn(self, policy: Policy) -> str:
        """A policy's ARN."""
        kind = policy.draft.kind.lower()
        if policy.draft.aws_managed:
            return f"arn:{self.partition.name}:organizations::aws:policy/{kind}/{policy.id}"
        return self.organization_arn("policy", f"{kind}/{policy.id}")

    @property
    def delegation_began(self) -> datetime:
        """When the delegated administrator was made one."""
        return self.epoch - timedelta(days=100)
