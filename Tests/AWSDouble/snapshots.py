"""Snapshots on disk: how their files are named, and how they are read and compared."""

import json
import pathlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

PLAIN = re.compile(r"[A-Za-z0-9_-]")
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:?\d\d)")
TOKENS = {"NextToken", "nextToken", "Marker", "IsTruncated", "NextContinuationToken"}


def file_name(verb: str, argument: str | None = None, error: bool = False) -> str:
    """An answer's file. What is no letter, digit, hyphen or underscore of an argument is percent-encoded.

    A dot too, since dots divide the name. Of what is longer than 200 letters then, the first 183 stay, and a tilde and
    the argument's hash follow.
    """
    stem = verb
    if argument is not None:
        encoded = (c if PLAIN.match(c) else "".join(f"%{byte:02X}" for byte in c.encode()) for c in argument)
        stem = f"{verb}.{''.join(encoded)}"
        if len(stem) > 200:
            stem = f"{stem[:183]}~{fnv1a(argument.encode()):016x}"
    return ".".join([stem, *(["error"] if error else []), "json"])


def fnv1a(data: bytes) -> int:
    """The hash of RFC 9923, with 64 bits."""
    found = 0xCBF29CE484222325
    for byte in data:
        found = (found ^ byte) * 0x100000001B3 % 2**64
    return found


@dataclass(frozen=True)
class Difference:
    """Where two snapshots are not the same."""

    file: str
    place: str
    what: str

    def __str__(self) -> str:
        return f"{self.file}{': ' + self.place if self.place else ''}: {self.what}"


def answers(folder: pathlib.Path) -> dict[str, Any]:
    """All answers of a snapshot by their files, numbered pages put together."""
    found: dict[str, Any] = {}
    pages: dict[str, dict[int, Any]] = {}
    for path in sorted(folder.rglob("*.json")):
        name = path.relative_to(folder).as_posix()
        if path.name == "manifest.json":
            continue
        number = re.fullmatch(r"(.+)\.(\d{1,6})\.json", name)
        whole, page = (f"{number[1]}.json", int(number[2])) if number else (name, 1)
        pages.setdefault(whole, {})[page] = json.loads(path.read_text(encoding="utf-8"))
    for name, numbered in pages.items():
        found[name] = _joined([numbered[page] for page in sorted(numbered)])
    return found


def _joined(pages: list[Any]) -> Any:
    if not isinstance(pages[0], dict):
        return pages[0]
    whole: dict[str, Any] = {}
    for page in pages:
        for key, value in page.items():
            whole[key] = whole[key] + value if isinstance(value, list) and key in whole else value
    return {key: value for key, value in whole.items() if key not in TOKENS}


def differences(left: pathlib.Path, right: pathlib.Path, messages: bool = False) -> Iterator[Difference]:
    """Where the answers of two snapshots differ. Of errors the messages count only where that is wanted."""
    mine, theirs = answers(left), answers(right)
    for name in sorted(mine.keys() | theirs.keys()):
        if name not in theirs:
            yield Difference(name, "", f"only in {left}")
        elif name not in mine:
            yield Difference(name, "", f"only in {right}")
        else:
            one, other = mine[name], theirs[name]
            if name.endswith(".error.json") and not messages:
                one, other = one["Error"].get("Code"), other["Error"].get("Code")
            yield from _compared(name, "", one, other)


def _compared(file: str, place: str, one: Any, other: Any) -> Iterator[Difference]:
    if isinstance(one, dict) and isinstance(other, dict):
        for key in [*one, *(key for key in other if key not in one)]:
            # What is null says as little as what is not there.
            yield from _compared(file, f"{place}.{key}", one.get(key), other.get(key))
    elif isinstance(one, list) and isinstance(other, list):
        if len(one) != len(other):
            yield Difference(file, place, f"{len(one)} and {len(other)} items")
        for at, (mine, theirs) in enumerate(zip(one, other)):
            yield from _compared(file, f"{place}[{at}]", mine, theirs)
    elif _plain(one) != _plain(other) or isinstance(one, bool) != isinstance(other, bool):
        yield Difference(file, place, f"{_short(one)} and {_short(other)}")


def _plain(value: Any) -> Any:
    """A value as it is compared: times are moments, however they are written."""
    if isinstance(value, str) and MOMENT.fullmatch(value):
        return datetime.fromisoformat(value)
    return value


def _short(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 200 else text[:200] + "…"
