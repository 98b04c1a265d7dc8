"""What changes while the double serves: reports being made, what is switched on, and what callers have changed."""

from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from world.root import Key, Root
from world.world import Account, Policy, World


@dataclass
class Report:
    """An account's credential report: how often it was asked for, and when it was ready."""

    asked: int = 0
    generated: datetime | None = None


@dataclass
class State:
    """All of it."""

    reports: dict[str, Report] = field(default_factory=dict)
    # Whether centralized root access is switched on.
    root_sessions: bool = True
    # Whether credential reports are ready at once.
    prompt_reports: bool = False
    # Whether listed accounts have the Status that AWS gave up for State.
    has_status: bool = True
    # CloudTrail's, as ListPublicKeys lists them.
    public_keys: list[dict[str, Any]] = field(default_factory=list)

    # What differs from the world: root users by account, and all policies once one was made or attached.
    roots: dict[str, Root] = field(default_factory=dict)
    changed_policies: dict[str, Policy] | None = None
    # Every change that happened, in its order.
    changes: list[dict[str, str]] = field(default_factory=list)
    # A key that appears after so many changes: account and number.
    appearing: tuple[str, int] | None = None

    def account(self, world: World, number: str) -> Account:
        """An account as it is now."""
        account = world.account(number)
        return replace(account, root=self.roots[number]) if number in self.roots else account

    def policies(self, world: World) -> dict[str, Policy]:
        """The policies as they are now."""
        return self.changed_policies if self.changed_policies is not None else world.policies

    def changed(self, world: World, action: str, target: str, what: str) -> None:
        """Notes a change, after which a key may appear."""
        self.changes.append({"action": action, "target": target, "what": what})
        if self.appearing is not None and self.appearing[1] <= len(self.changes):
            self.appear(world, self.appearing[0])

    def appear(self, world: World, number: str) -> None:
        """Somebody makes an access key for a root user."""
        root = self.account(world, number).root
        key = Key("AKIAAPPEARED00000000", True, world.epoch, None)
        self.roots[number] = replace(root, keys=[*root.keys, key])
        self.appearing = None

    def forget_changes(self) -> None:
        """As at the start."""
        self.roots.clear()
        self.changed_policies = self.appearing = None
        self.changes.clear()

    def report(self, account: str) -> Report:
        """An account's report."""
        return self.reports.setdefault(account, Report())
