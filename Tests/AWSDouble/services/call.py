"""One call of an operation that the double answers itself, and what the answers have in common."""

import base64
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from front.callers import Caller, Callers
from services.state import State
from wire import errors
from wire.errors import AWSError
from wire.protocols import Operation
from world.world import Account, World


@dataclass(frozen=True)
class Call:
    """A call, with all that an answer may hang on."""

    world: World
    callers: Callers
    state: State
    operation: Operation
    caller: Caller
    region: str
    host: str
    now: datetime
    parameters: dict[str, Any]

    @property
    def account(self) -> Account:
        """The caller's account."""
        return self.state.account(self.world, self.caller.account)

    def get(self, name: str, otherwise: Any = None) -> Any:
        """A parameter."""
        return self.parameters.get(name, otherwise)

    def need(self, name: str) -> Any:
        """A parameter that must be there."""
        if self.parameters.get(name) in (None, ""):
            raise AWSError(
                "ValidationError", f"Value null at '{name[0].lower() + name[1:]}' failed to satisfy constraint"
            )
        return self.parameters[name]

    def denied(self, on: str = "*", why: str = "no identity-based policy allows") -> AWSError:
        """A refusal of this call."""
        return errors.denied(self.operation, self.caller.arn, on, why)


Handler = Callable[[Call], Any]


# Of what follows, `kind` makes a token of one list useless in another.


def token(kind: str, at: int) -> str:
    """What names the page that begins at this place: no number, and with letters that have to be encoded."""
    return base64.b64encode(f"{kind}\N{LATIN SMALL LETTER U WITH DIAERESIS}>?{at}".encode()).decode()


def place(kind: str, given: str | None, wrong: AWSError) -> int:
    """Where a page begins."""
    if given is None:
        return 0
    try:
        name, _, at = (
            base64.b64decode(given, validate=True).decode().partition("\N{LATIN SMALL LETTER U WITH DIAERESIS}>?")
        )
        if name == kind:
            return int(at)
    except ValueError:
        pass
    raise wrong


def page(
    items: Sequence[Any], kind: str, given: str | None, asked: int | None, most: int, wrong: AWSError
) -> tuple[list[Any], str | None]:
    """A page of a list, and the token of the next."""
    at = place(kind, given, wrong)
    size = min(int(asked), most) if asked else most
    end = at + size
    return list(items[at:end]), token(kind, end) if end < len(items) else None
