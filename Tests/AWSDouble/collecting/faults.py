"""What passes goes by without a trace: after it the snapshot is the one that nothing disturbed."""

import contextlib
import json
import pathlib
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import running
from checks.asking import Tally
from collecting.bench import EPOCH, Bench, Run, contents, differing, ended, same
from running import Double, Key

# Each strikes the first sending or sendings of every call, or a share of all sendings.
PASSING: dict[str, dict[str, Any]] = {
    "status 500, 30 %": {"error500": 0.3},
    "status 503 once each": {"error503": {"first": 1}},
    "status 500 with a page": {"html500": {"first": 1}},
    "status 503 with a page": {"html503": {"first": 1}},
    "dropped, 30 %": {"drop": 0.3},
    "dropped once each": {"drop": {"first": 1}},
    "bodies that break off": {"malformed": {"first": 1}},
    "bodies that are none": {"garbage": {"first": 1}},
    "no bodies": {"empty": {"first": 1}},
    "no bodies, twice": {"empty": {"first": 2}},
    "all of it": {"throttle": 0.05, "error500": 0.05, "html503": 0.05, "drop": 0.05, "malformed": 0.05,
                  "garbage": 0.03, "empty": 0.03},
}  # fmt: skip
# Whoever is throttled goes slower, by account and service, and needs some time.
THROTTLED: dict[str, dict[str, Any]] = {
    "30 %": {"throttle": 0.3},
    "once each": {"throttle": [{"first": 1, "operation": each} for each in ("iam:Get*", "sts:*", "account:*")]},
}
# These disturb nothing: no call has to be made again.
HARMLESS: dict[str, dict[str, Any]] = {
    "slow bodies": {"dribble": {"share": 0.1, "seconds": 1}},
    "late answers": {"delay": {"share": 0.1, "seconds": 0.5}},
    "chunks": {"chunked": 1},
    "connections closed": {"close": 1},
}
# What is retried no more than a few times may be missing after the first run; another one, or two, make up for it.
RUNS = 4


def check(tally: Tally, bench: Bench) -> None:
    """All that passes."""
    with bench.double(20) as there:
        with tally.under("faults: undisturbed"):
            calls = _calls(bench, there)
            undisturbed = bench.undisturbed(there)
        for what, plan in (PASSING | HARMLESS).items():
            with tally.under(f"faults: {what}"):
                _passes(tally, bench, there, undisturbed, plan, calls)
        for part in (_pages, _sessions, _base_sessions, _program, _rings, _clocks, _refusing, _revoked):
            with tally.under(f"faults: {part.__name__.strip('_')}"):
                there.post("reset")
                part(tally, bench, there, undisturbed)
    with tally.under("faults: gone"):
        _gone(tally, bench)


def check_throttling(tally: Tally, bench: Bench) -> None:
    """Calls that come too fast."""
    with bench.double(12) as there:
        with tally.under("throttling: undisturbed"):
            calls = _calls(bench, there)
            undisturbed = bench.undisturbed(there)
        for what, plan in THROTTLED.items():
            with tally.under(f"throttling: {what}"):
                _passes(tally, bench, there, undisturbed, plan, calls)


def _calls(bench: Bench, there: Double) -> int:
    there.post("reset")
    bench.collect(there, bench.folder())
    return there.get("counts")["total"]


def _passes(
    tally: Tally, bench: Bench, there: Double, undisturbed: pathlib.Path, plan: dict[str, Any], calls: int
) -> None:
    there.post("reset")
    there.post("faults", plan | {"seed": bench.seed})
    folder = bench.folder()
    runs = _until_whole(tally, bench, there, folder, undisturbed)
    counts = there.get("counts")
    tally.holds(f"struck: {counts['faults']}", set(counts["faults"]) == set(plan))
    if len(runs) == 1:
        failed = 0 if set(plan) & {kind for each in HARMLESS.values() for kind in each} else counts["faults"]
        again = sum(failed.values()) if failed else 0
        tally.equal("each that failed was asked once more", counts["total"], calls + again)
    same(tally, f"after {len(runs)} runs", folder, undisturbed)


def _until_whole(
    tally: Tally, bench: Bench, there: Double, folder: pathlib.Path, undisturbed: pathlib.Path, **more: Any
) -> list[Run]:
    """Runs the same command until it says that it has everything; nothing it writes on the way is wrong."""
    runs: list[Run] = []
    while len(runs) < RUNS:
        runs.append(bench.collect(there, folder, **more))
        if runs[-1].code == 0:
            break
        ended(tally, "not whole", runs[-1], 69)
        # Where so many calls fail one after the other that it gives up, what is left out is not listed.
        told = runs[-1].out + runs[-1].errors
        tally.holds(f"not whole: says how to go on: {runs[-1]}", "asks again" in told or "goes on from there" in told)
        found, wanted = contents(folder), contents(undisturbed)
        wrong = [name for name in differing(found, wanted) if not name.endswith("(missing)")]
        tally.none("files on the way", wrong, len(found))
    ended(tally, f"run {len(runs)}", runs[-1], 0)
    return runs


def _pages(tally: Tally, bench: Bench, there: Double, undisturbed: pathlib.Path) -> None:
    """A page in place of an answer that would not get better is nobody's answer, and no evidence."""
    for kind in ("html403", "html404"):
        there.post("faults", {kind: {"operation": "iam:GetAccountSummary"}})
        folder = bench.folder()
        status = kind.removeprefix("html")
        ended(tally, kind, bench.collect(there, folder), 69, f"(status {status})", "iam:GetAccountSummary", "web page")
        wrong = differing(contents(folder), contents(undisturbed))
        tally.none(kind, [each for each in wrong if "get-account-summary.json (missing)" not in each], len(wrong))
        there.post("faults", {})
        ended(tally, f"{kind} no more", bench.collect(there, folder), 0)
        same(tally, f"{kind} no more", folder, undisturbed)
        # A page for everything: there is no going on.
        there.post("faults", {kind: 1})
        ended(tally, f"{kind} everywhere", bench.collect(there, folder, "--max-age", "0s"), 69, f"(status {status})")
        same(tally, f"{kind} everywhere loses nothing", folder, undisturbed)


def _sessions(tally: Tally, bench: Bench, there: Double, undisturbed: pathlib.Path) -> None:
    """Sessions in members that live for a few calls only are opened anew."""
    for calls in (20, 9):
        there.post("reset")
        there.post("faults", {"expire": {"after": calls}})
        folder = bench.folder()
        _until_whole(tally, bench, there, folder, undisturbed)
        counts = there.get("counts")
        tally.holds(f"expired: {counts['faults']}", counts["faults"]["expire"] > 10)
        same(tally, f"after {calls} calls", folder, undisturbed)


def _base_sessions(tally: Tally, bench: Bench, there: Double, _: pathlib.Path) -> None:
    """Where the credentials that everything hangs on expire, the run ends, and loses nothing."""
    management = there.world["management"]
    folder = bench.folder()
    # Refusals name who is refused.
    undisturbed = bench.folder()
    ended(tally, "undisturbed", bench.collect(there, undisturbed, key=base_session(there)), 0)
    before: dict[str, bytes] = {}
    for calls in (1, 3, 10, 60, 100, 150):
        there.post("faults", {"expire": {"account": management, "after": calls}})
        done = bench.collect(there, folder, key=base_session(there))
        if done.code == 0:
            break
        ended(tally, f"after {calls} calls", done, 69, "AWS does not accept the credentials", "ExpiredToken")
        tally.equal("one sentence", (done.out, done.errors.count("\n")), ("", 1))
        tally.holds(f"ends at once: {done.seconds:.1f} s", done.seconds < 15)
        found = contents(folder)
        wrong = differing(found, contents(undisturbed))
        tally.none("files", [each for each in wrong if not each.endswith("(missing)")], len(wrong))
        tally.holds("nothing lost", before.items() <= found.items())
        before = found
    tally.holds(f"something by then: {len(before)}", len(before) > 20)
    there.post("faults", {})
    ended(tally, "with others", bench.collect(there, folder, key=base_session(there)), 0)
    same(tally, "with others", folder, undisturbed)


PROGRAM = """#!/bin/sh
if [ -e {used} ]; then echo 'Your sign-in has ended.' >&2; exit 1; fi
touch {used}
cat {answer}
"""


def _program(tally: Tally, bench: Bench, there: Double, _: pathlib.Path) -> None:
    """A program gives credentials that expire while accounts are asked, and has no others then."""
    key = base_session(there)
    place = bench.folder()
    place.mkdir()
    end = datetime.now(UTC) + timedelta(seconds=3)
    answer = {"Version": 1, "AccessKeyId": key.id, "SecretAccessKey": key.secret, "SessionToken": key.token,
              "Expiration": f"{end:%Y-%m-%dT%H:%M:%SZ}"}  # fmt: skip
    (place / "answer").write_text(json.dumps(answer))
    program = place / "program"
    program.write_text(PROGRAM.format(used=place / "used", answer=place / "answer"))
    program.chmod(0o755)
    (place / "config").write_text(f"[default]\ncredential_process = {program}\n")
    environment = {
        "AWS_CONFIG_FILE": str(place / "config"),
        "AWS_ACCESS_KEY_ID": None,
        "AWS_SECRET_ACCESS_KEY": None,
        "AWS_SESSION_TOKEN": None,
    }
    # All that is left to do by then is in members, which are entered with these credentials.
    there.post("faults", {"delay": [{"account": member, "seconds": 0.3} for member in there.members]})
    folder = bench.folder()
    done = bench.collect(there, folder, "--concurrency", "2", environment=environment)
    ended(tally, "expired", done, 69, "Your sign-in has ended.")
    # The program's own words come through.
    tally.equal("one sentence", (done.out, done.errors.count("taproot: ")), ("", 1))
    there.post("faults", {})
    again = bench.folder()
    for each in (folder, again):
        ended(tally, "with others", bench.collect(there, each, key=base_session(there)), 0)
    same(tally, "with others", folder, again)


def base_session(there: Double) -> Key:
    """A session in the management account, which the delegated administrator may open."""
    client = there.client("sts", there.key("AKIADOUBLEDELEGATED0"))
    arn = f"arn:{there.world['partition']}:iam::{there.world['management']}:role/AuditRole"
    return Key.of(client.assume_role(RoleArn=arn, RoleSessionName="base")["Credentials"])


def _rings(tally: Tally, bench: Bench, there: Double, undisturbed: pathlib.Path) -> None:
    """Pages that name themselves as the next ones lead nowhere, and what they held is not taken for all."""
    there.post("faults", {"repeatToken": 1})
    folder = bench.folder()
    began = time.monotonic()
    ended(tally, "pages", bench.collect(there, folder), 69, "lead in a circle", "asks again")
    tally.holds("ends", time.monotonic() - began < 60)
    found = contents(folder)
    wrong = differing(found, contents(undisturbed))
    tally.none("files", [each for each in wrong if not each.endswith("(missing)")], len(found))
    tally.holds("something is missing", wrong)
    there.post("faults", {})
    ended(tally, "no more", bench.collect(there, folder), 0)
    same(tally, "no more", folder, undisturbed)


def _clocks(tally: Tally, bench: Bench, there: Double, undisturbed: pathlib.Path) -> None:
    """The clock here is wrong by some minutes, or by more than a session lives."""
    for seconds in (600, -600, 7200, -7200):
        there.post("reset")
        there.post("faults", {"clockOffset": seconds})
        folder = bench.folder()
        ended(tally, f"{seconds} s", bench.collect(there, folder), 0)
        same(tally, f"{seconds} s", folder, undisturbed)
        counts = there.get("counts")
        codes = ("SignatureDoesNotMatch", "InvalidSignatureException")
        refused = sum(counts["outcomes"].get(each, 0) for each in codes)
        tally.holds(f"{seconds} s: {refused} refused", 1 <= refused <= 40)
        operations = counts["operations"]
        most = len(there.world["accounts"])
        tally.holds(f"{seconds} s: sessions {operations['sts:AssumeRole']}", operations["sts:AssumeRole"] <= most + 5)
        tally.holds(f"{seconds} s: sessions {operations['sts:AssumeRoot']}", operations["sts:AssumeRoot"] <= most + 5)


def _refusing(tally: Tally, bench: Bench, there: Double, undisturbed: pathlib.Path) -> None:
    """Accounts that refuse everything, or every role."""
    whole, closed = there.members[1], there.members[2]
    there.post("faults", {"deny": {"account": whole}, "refuseRole": {"account": closed}})
    folder = bench.folder()
    done = bench.collect(there, folder)
    ended(tally, "refusing", done, 0, "let nobody in", "Allow iam:GetCredentialReport", "Allow sts:AssumeRole")
    accounts = folder / there.world["organization"] / "accounts"
    answers = [path.name for path in (accounts / whole).rglob("*.json") if not path.name.endswith(".error.json")]
    # Its address is the organization's to tell.
    tally.equal("answers", answers, ["get-primary-email.json"])
    tally.holds("refusals", len(list((accounts / whole).rglob("*.error.json"))) > 20)
    left = {path.name for path in (accounts / closed).iterdir()}
    tally.equal("closed", left, {"assume-role.error.json", "get-primary-email.json", "assume-root"})
    others = [
        each for each in differing(contents(folder), contents(undisturbed)) if whole not in each and closed not in each
    ]
    tally.none("others", others, len(contents(folder)))
    population = bench.audit(folder)["population"]
    tally.equal("audited", population["accounts"], 19)


def _revoked(tally: Tally, bench: Bench, there: Double, undisturbed: pathlib.Path) -> None:
    """Roles that are withdrawn while their accounts are asked: what is missing then is told."""
    there.post("faults", {"expire": [{"role": "OrganizationAccountAccessRole", "after": 8}],
                          "refuseRole": {"after": 30}})  # fmt: skip
    folder = bench.folder()
    done = bench.collect(there, folder, key=base_session(there))
    accounts = folder / there.world["organization"] / "accounts"
    short = {
        path.relative_to(undisturbed).parts[2]
        for path in undisturbed.rglob("accounts/*/*.json")
        if not (folder / path.relative_to(undisturbed)).exists()
    }
    told = {path.parent.name for path in accounts.glob("*/assume-role.error.json")}
    tally.holds(f"withdrawn: {len(short)}", short)
    tally.equal("told of each", short - told, set())
    tally.holds(f"told: {done}", "sts:AssumeRole" in done.out)


@contextlib.contextmanager
def _double_at(port: int) -> Iterator["subprocess.Popen[str]"]:
    """A double at a port; to be killed."""
    options = ["--accounts", "30", "--epoch", EPOCH, "--prompt-reports", "--port", str(port), "--latency", "10"]
    process = subprocess.Popen(
        [sys.executable, running.HERE / "double", *options],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    try:
        yield process
    finally:
        process.kill()
        process.wait()


def _gone(tally: Tally, bench: Bench) -> None:
    """Nobody answers any more, in the middle of it; then somebody does again."""
    folder = bench.folder()
    with _double_at(0) as process:
        port = int(process.stdout.readline())
        there = Double(f"http://127.0.0.1:{port}")
        undisturbed = bench.undisturbed(there)
        collection = bench.start(there, folder)
        while there.get("counts")["total"] < 300:
            time.sleep(0.01)
    began = time.monotonic()
    out, errors = collection.communicate(timeout=120)
    done = Run(collection.returncode, out, errors, time.monotonic() - began)
    ended(tally, "gone", done, 69, "could not be reached", "the same command")
    tally.holds(f"ends soon: {done.seconds:.0f} s", done.seconds < 45)
    found = contents(folder)
    wrong = [each for each in differing(found, contents(undisturbed)) if not each.endswith("(missing)")]
    tally.none("files", wrong, len(found))
    with _double_at(port) as process:
        process.stdout.readline()
        ended(tally, "there again", bench.collect(there, folder), 0, "were answered before")
        same(tally, "there again", folder, undisturbed)
