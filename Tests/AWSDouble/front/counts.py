"""What the double has seen."""

import collections
from typing import Any


class Counts:
    """Counts of calls, outcomes and faults, and how many calls were open at once."""

    def __init__(self) -> None:
        self.reset()

    def reset(self) -> None:
        """Begins anew; what is open stays open."""
        self._calls: dict[tuple[str, str], int] = collections.defaultdict(int)
        self._kinds: dict[tuple[str, str], int] = collections.defaultdict(int)
        self._outcomes: dict[str, int] = collections.defaultdict(int)
        self._faults: dict[str, int] = collections.defaultdict(int)
        self._open = getattr(self, "_open", 0)
        self._most = self._open
        self._connections = 0
        self._remembered = 0

    def connected(self) -> None:
        """A connection was opened."""
        self._connections += 1

    def arrived(self) -> None:
        """A call is open."""
        self._open += 1
        self._most = max(self._most, self._open)

    def left(self) -> None:
        """A call is answered, or its connection gone."""
        self._open -= 1

    def call(self, account: str, kind: str, action: str) -> None:
        """A call of an operation, by a kind of caller."""
        self._calls[account, action] += 1
        self._kinds[kind, action] += 1

    def outcome(self, what: str) -> None:
        """How a call ended: a status, or an error's code."""
        self._outcomes[what] += 1

    def fault(self, kind: str) -> None:
        """A fault was put in."""
        self._faults[kind] += 1

    def remembered(self) -> None:
        """An answer was taken from memory."""
        self._remembered += 1

    def value(self) -> dict[str, Any]:
        """All of it, for JSON."""
        calls: dict[str, dict[str, int]] = {}
        operations: dict[str, int] = collections.defaultdict(int)
        for (account, action), count in sorted(self._calls.items()):
            calls.setdefault(account, {})[action] = count
            operations[action] += count
        kinds: dict[str, dict[str, int]] = {}
        for (kind, action), count in sorted(self._kinds.items()):
            kinds.setdefault(kind, {})[action] = count
        return {
            "total": sum(self._calls.values()),
            "operations": dict(sorted(operations.items())),
            "calls": calls,
            "kinds": kinds,
            "outcomes": dict(sorted(self._outcomes.items())),
            "faults": dict(sorted(self._faults.items())),
            "largestInFlight": self._most,
            "connections": self._connections,
            "answeredFromMemory": self._remembered,
        }
