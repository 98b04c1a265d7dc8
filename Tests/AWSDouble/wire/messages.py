"""Requests and answers as they cross the wire."""

from dataclasses import dataclass, field
from functools import cached_property
from urllib.parse import parse_qsl, unquote


@dataclass(eq=False)
class Request:
    """What a client sent. Header names are in lower case; the target is as it was sent."""

    method: str
    target: str
    headers: dict[str, str]
    body: bytes

    @cached_property
    def raw_path(self) -> str:
        """The path as it was sent."""
        return self.target.partition("?")[0]

    @cached_property
    def path(self) -> str:
        """The path, decoded."""
        return unquote(self.raw_path)

    @cached_property
    def raw_query(self) -> str:
        """What follows the question mark, as it was sent."""
        return self.target.partition("?")[2]

    @cached_property
    def query(self) -> dict[str, str]:
        """The query, decoded."""
        return dict(parse_qsl(self.raw_query, keep_blank_values=True))

    @cached_property
    def form(self) -> dict[str, str]:
        """The parameters of the query protocol: in the body, or in the query of a GET."""
        if self.method == "GET":
            return self.query
        try:
            return dict(parse_qsl(self.body.decode(), keep_blank_values=True))
        except UnicodeDecodeError:
            return {}


@dataclass(eq=False)
class Answer:
    """What the double says."""

    status: int
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)
    # The error's code, for the counts.
    error: str | None = None
