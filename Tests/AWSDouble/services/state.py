"""What changes while the double serves: the credential reports being made, and what is switched on."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any


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
    # CloudTrail's, as ListPublicKeys lists them.
    public_keys: list[dict[str, Any]] = field(default_factory=list)

    def report(self, account: str) -> Report:
        """An account's report."""
        return self.reports.setdefault(account, Report())
