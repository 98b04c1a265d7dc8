"""What the checks of fixes are done with: a snapshot, what is to be fixed, and what its journal says beside what happened."""

import contextlib
import json
import pathlib
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from checks.asking import Tally
from collecting.bench import Run
from running import Double

GUARD = {
    "Version": "2012-10-17",
    "Statement": [
        {
            "Effect": "Deny",
            "Action": "*",
            "Resource": "*",
            "Condition": {"ArnLike": {"aws:PrincipalArn": "arn:*:iam::*:root"}, "Null": {"aws:TokenIssueTime": "true"}},
        }
    ],
}
ANYWAY = ("--yes", "--without-other-administrator")
# What the journal calls each change.
STEPS = {
    "delete-access-key": "iam:DeleteAccessKey",
    "delete-signing-certificate": "iam:DeleteSigningCertificate",
    "delete-login-profile": "iam:DeleteLoginProfile",
    "deactivate-mfa-device": "iam:DeactivateMFADevice",
    "create-policy": "organizations:CreatePolicy",
    "attach-policy": "organizations:AttachPolicy",
}


@dataclass(frozen=True)
class Order:
    """What is to be fixed: a member's credentials, and a guard at a unit."""

    account: str
    node: str
    # Every change that has to happen: operation, and what it is about.
    wanted: frozenset[tuple[str, str]]


class Bench:
    """The program, a double and a snapshot of it."""

    def __init__(self, taproot: pathlib.Path, folder: pathlib.Path, there: Double):
        self.taproot = taproot
        self.there = there
        self.fleet = folder / "fleet"
        self.guard = folder / "guard.json"
        self.guard.write_text(json.dumps(GUARD))
        self._folder = folder
        self._made = 0
        self.order = self._order()
        done = self.run("collect", "--out", self.fleet)
        if done.code != 0:
            raise RuntimeError(f"a snapshot: {done}")

    def _order(self) -> Order:
        """The member with the most credentials, not used lately, and a unit."""
        world = self.there.world
        now = datetime.fromisoformat(world["epoch"])

        def lately(root: dict[str, Any]) -> bool:
            used = [root["password_used"], *(key["used"][0] for key in root["keys"] if key["used"])]
            return any(each and now - datetime.fromisoformat(each) < timedelta(days=91) for each in used)

        def count(number: str) -> int:
            root = world["accounts"][number]["root"]
            return len(root["keys"]) + len(root["devices"]) + len(root["certificates"])

        able = [each for each in self.there.members if any(
            key["active"] for key in world["accounts"][each]["root"]["keys"]
        ) and not lately(world["accounts"][each]["root"])]
        account = max(able, key=count)
        root = world["accounts"][account]["root"]
        node = next(unit["id"] for unit in world["units"].values() if unit["path"] == "/Workloads/Test")
        wanted = {("iam:DeleteAccessKey", each["id"]) for each in root["keys"]}
        wanted |= {("iam:DeleteSigningCertificate", each["id"]) for each in root["certificates"]}
        wanted |= {("iam:DeactivateMFADevice", each["serial"]) for each in root["devices"]}
        wanted |= {("iam:DeleteLoginProfile", account), ("organizations:CreatePolicy", "guard"),
                   ("organizations:AttachPolicy", node)}  # fmt: skip
        return Order(account, node, frozenset(wanted))

    def journal(self) -> pathlib.Path:
        """A path at which there is no journal yet; what the double has changed is as at the start again."""
        self.there.post("reset")
        self._made += 1
        return self._folder / f"journal-{self._made}.jsonl"

    def everything(self, journal: pathlib.Path, *options: str) -> list[str | pathlib.Path]:
        """The arguments that fix everything of the order."""
        order = self.order
        return ["fix", "--in", self.fleet, f"{order.account}:remove-root-credentials", "--attach", self.guard,
                "--at", order.node, "--apply", "--journal", journal, *ANYWAY, *options]  # fmt: skip

    def start(self, *arguments: str | pathlib.Path, **more: Any) -> "subprocess.Popen[str]":
        """Starts the program."""
        # What is not to be tried for minutes is tried a few times.
        values = self.there.environment() | {"AWS_MAX_ATTEMPTS": "4"}
        return subprocess.Popen([self.taproot, *arguments], env=values, stdin=subprocess.DEVNULL, text=True, **more)

    def run(self, *arguments: str | pathlib.Path) -> Run:
        """Runs the program to its end."""
        began = time.monotonic()
        with self.start(*arguments, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
            out, errors = process.communicate(timeout=120)
        return Run(process.returncode, out, errors, time.monotonic() - began)

    def changes(self) -> list[tuple[str, str]]:
        """What really happened, as the double saw it."""
        found = []
        for each in self.there.get("changes"):
            about = each["target"] if each["action"] in ("iam:DeleteLoginProfile", "organizations:AttachPolicy") else each["what"]
            found.append((each["action"], about))
        return found


def told(journal: pathlib.Path) -> dict[tuple[str, str], str]:
    """What a journal says of each change; of a line that is torn it says nothing."""
    found: dict[tuple[str, str], str] = {}
    text = journal.read_text() if journal.exists() else ""
    for line in text.splitlines(keepends=True):
        if not line.endswith("\n"):
            break
        record = json.loads(line)
        about = record.get("id") or record.get("name") or record.get("target") or record["account"]
        found[STEPS[record["step"]], about] = record["event"]
    return found


def truthful(tally: Tally, what: str, bench: Bench, journal: pathlib.Path) -> None:
    """The journal says nothing that did not happen, and what happened is there, once."""
    # Before the journal is read: what happens afterwards was begun before.
    happened = bench.changes()
    says = told(journal)
    done = {each for each, event in says.items() if event == "done"}
    begun = {each for each, event in says.items() if event == "begin"}
    tally.equal(f"{what}: told, but did not happen", done - set(happened), set())
    tally.equal(f"{what}: happened, but not told", set(happened) - done - begun, set())
    tally.equal(f"{what}: twice", len(happened), len(set(happened)))


def finished(tally: Tally, what: str, bench: Bench, journal: pathlib.Path) -> None:
    """Everything happened once, and the journal says so."""
    tally.equal(f"{what}: changes", sorted(bench.changes()), sorted(bench.order.wanted))
    tally.equal(f"{what}: told", told(journal), {each: "done" for each in bench.order.wanted})


@contextlib.contextmanager
def bench(taproot: pathlib.Path, folder: pathlib.Path, there: Double) -> Iterator[Bench]:
    """A bench in a folder of its own."""
    folder.mkdir()
    yield Bench(taproot, folder, there)
