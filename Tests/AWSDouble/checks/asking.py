"""What checks are written with: a list of sentences, each true or not."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from botocore.exceptions import ClientError


class Tally:
    """How many sentences held."""

    def __init__(self) -> None:
        self.passed = 0
        self.failed = 0
        self._under = ""

    @contextmanager
    def under(self, heading: str) -> Iterator[None]:
        """What goes wrong inside is told with a heading, and does not stop what comes after."""
        before, self._under = self._under, heading
        try:
            yield
        except Exception as error:
            self.failed += 1
            print(f"{heading}: {type(error).__name__}: {error}", flush=True)
        finally:
            self._under = before

    def equal(self, what: str, found: Any, wanted: Any) -> None:
        """Two values are equal."""
        self.holds(f"{what}: {str(found)[:300]}, not {str(wanted)[:300]}", found == wanted)

    def holds(self, what: str, condition: Any) -> None:
        """A condition is true."""
        self.passed += bool(condition)
        self.failed += not condition
        if not condition:
            print(f"{self._under}: {what[:1500]}", flush=True)

    def none(self, what: str, broken: Sequence[Any], of: int) -> None:
        """Of so many things none is broken."""
        self.passed += max(0, of - len(broken))
        self.failed += len(broken) or not of
        if broken or not of:
            first = "; ".join(map(str, broken[:5]))
            print(f"{self._under}: {what}: {len(broken)} of {of}: {first[:900]}", flush=True)

    def refused(self, what: str, wanted: str, call: Callable[..., Any], **values: Any) -> None:
        """A call ends with an error of this code, and of this status where one is named (`AccessDenied/403`)."""
        code, _, status = wanted.partition("/")
        try:
            call(**values)
        except ClientError as error:
            found = error.response["Error"]["Code"]
            number = str(error.response["ResponseMetadata"]["HTTPStatusCode"])
            self.equal(what, (found, number if status else ""), (code, status))
            return
        self.holds(f"{what}: not refused", False)


def pages(client: Any, operation: str, key: str, **values: Any) -> list[Any]:
    """All items of a list that comes in pages."""
    return [each for page in client.get_paginator(operation).paginate(**values) for each in page[key]]
