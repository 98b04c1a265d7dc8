"""What the checks of the collector are done with: the program, folders for what it collects, and comparisons."""

import contextlib
import json
import os
import pathlib
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import running
from checks.asking import Tally
from running import Double, Key

# Times in answers are counted from it, so that a day's end changes nothing.
EPOCH = "2026-06-01T00:00:00Z"
# The one moment in a snapshot that follows the double's clock.
GENERATED = re.compile(rb'"GeneratedTime": "[^"]*"')


@dataclass(frozen=True)
class Run:
    """How a run of the program ended."""

    code: int
    out: str
    errors: str
    seconds: float

    def __str__(self) -> str:
        return f"exit {self.code}\n{self.out}{self.errors}"


class Bench:
    """The program, and a folder of one's own."""

    def __init__(self, taproot: pathlib.Path, folder: pathlib.Path, quick: bool, seed: int):
        self.taproot = taproot
        self.quick = quick
        self.seed = seed
        self._folder = folder
        self._folder.mkdir()
        self._made = 0

    def folder(self) -> pathlib.Path:
        """A path at which there is nothing yet."""
        self._made += 1
        return self._folder / str(self._made)

    @contextlib.contextmanager
    def double(self, accounts: int, *options: str | os.PathLike[str], prompt: bool = True) -> Iterator[Double]:
        """A double; unless told otherwise one whose credential reports are ready at once."""
        size = ("--accounts", str(accounts), "--epoch", EPOCH)
        with running.double(*size, *(["--prompt-reports"] if prompt else []), *options, quiet=False) as there:
            yield there

    def start(
        self,
        there: Double,
        folder: pathlib.Path,
        *options: str,
        key: Key | None = None,
        environment: dict[str, str | None] | None = None,
        **more: Any,
    ) -> "subprocess.Popen[str]":
        """Starts a collection. Variables without a value are not there."""
        command = [self.taproot, "collect", "--out", folder, *options]
        values = {name: value for name, value in {**there.environment(key), **(environment or {})}.items() if value}
        pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True} | more
        return subprocess.Popen(command, env=values, **pipes)

    def collect(self, there: Double, folder: pathlib.Path, *options: str, **more: Any) -> Run:
        """Collects, until the program ends."""
        began = time.monotonic()
        with self.start(there, folder, *options, **more) as process:
            try:
                out, errors = process.communicate(timeout=180)
            except subprocess.TimeoutExpired:
                process.kill()
                out, errors = process.communicate()
                errors += "\nIt did not end within three minutes."
        return Run(process.returncode, out, errors, time.monotonic() - began)

    def run(self, *arguments: str | os.PathLike[str]) -> Run:
        """Runs the program without any credentials."""
        clean = {name: value for name, value in os.environ.items() if not name.startswith("AWS_")}
        began = time.monotonic()
        done = subprocess.run([self.taproot, *arguments], env=clean, capture_output=True, text=True, timeout=120)
        return Run(done.returncode, done.stdout, done.stderr, time.monotonic() - began)

    def live(self, there: Double, *options: str, environment: dict[str, str] | None = None) -> Run:
        """Audits what it collects by itself."""
        began = time.monotonic()
        values = {**there.environment(), **(environment or {})}
        done = subprocess.run(
            [self.taproot, "audit", *options], env=values, capture_output=True, text=True, timeout=180
        )
        return Run(done.returncode, done.stdout, done.stderr, time.monotonic() - began)

    def audit(self, folder: pathlib.Path) -> dict[str, Any]:
        """What an audit says of a snapshot."""
        done = self.run("audit", folder, "--format", "json")
        if done.code not in (0, 3):
            raise RuntimeError(f"taproot audit: {done}")
        return json.loads(done.out)

    def undisturbed(self, there: Double, *options: str, **more: Any) -> pathlib.Path:
        """A snapshot that nothing disturbs; what the double counted before is forgotten."""
        there.post("reset")
        folder = self.folder()
        done = self.collect(there, folder, *options, **more)
        if done.code != 0:
            raise RuntimeError(f"an undisturbed collection: {done}")
        there.post("reset")
        return folder


def program(name: str, *arguments: str | os.PathLike[str]) -> subprocess.CompletedProcess[str]:
    """Runs one of the scripts beside the double."""
    return subprocess.run([sys.executable, running.HERE / name, *arguments], capture_output=True, text=True)


def contents(folder: pathlib.Path) -> dict[str, bytes]:
    """All files of a snapshot but its manifest."""
    return {
        path.relative_to(folder).as_posix(): GENERATED.sub(b'"GeneratedTime": ""', path.read_bytes())
        for path in folder.rglob("*")
        if path.is_file() and path.name != "manifest.json"
    }


def differing(found: dict[str, bytes], wanted: dict[str, bytes]) -> list[str]:
    """Files that are not the same, and which way."""
    result = []
    for name in sorted(found.keys() | wanted.keys()):
        if found.get(name) != wanted.get(name):
            state = "missing" if name not in found else "one too many" if name not in wanted else "another"
            result.append(f"{name} ({state})")
    return result


def same(tally: Tally, what: str, found: pathlib.Path, wanted: pathlib.Path) -> None:
    """Two snapshots hold the same bytes."""
    one, other = contents(found), contents(wanted)
    tally.none(f"{what}: files", differing(one, other), len(one.keys() | other.keys()))


def ended(tally: Tally, what: str, done: Run, code: int, *words: str) -> None:
    """A run ended with this code, and said this."""
    tally.holds(f"{what}: exit {code} wanted, {done}", done.code == code)
    for each in words:
        tally.holds(f"{what}: says nothing of {each!r}: {done}", each in done.out + done.errors)
