"""What the program says while it collects, and at the end."""

import json
import os
import pty
import re
import subprocess

from prometheus_client.parser import text_string_to_metric_families

from checks.asking import Tally
from collecting.bench import Bench, ended
from running import Double

HEAD = re.compile(r"(?P<folder>.+): (?P<accounts>\d+) accounts?, (?P<calls>\d+) calls answered"
                  r"(, (?P<kept>\d+) were answered before)?\.")  # fmt: skip
LINE = re.compile(r"\d+ of (\d+|\?) accounts(, \d+ let nobody in)?, \d+ calls, \d+ a second")
WIPE = "\r\x1b[K"


def check(tally: Tally, bench: Bench) -> None:
    """On a terminal and elsewhere."""
    with bench.double(20) as there:
        with tally.under("telling: summary"):
            _summary(tally, bench, there)
        with tally.under("telling: metrics"):
            _metrics(tally, bench, there)
    # Slow enough that something has to be said: a line comes every fifteen seconds.
    with bench.double(40, "--latency", "250") as there:
        running = {form: bench.start(there, bench.folder(), "--log-format", form, "--concurrency", "4")
                   for form in ("text", "json")}  # fmt: skip
        with tally.under("telling: terminal"):
            _terminal(tally, bench, there)
        for form, process in running.items():
            with tally.under(f"telling: {form}"):
                out, errors = process.communicate(timeout=180)
                tally.equal(f"ended: {errors}", process.returncode, 0)
                _lines(tally, form, errors.splitlines())
                tally.holds("the summary is no progress", "of 39 accounts" not in out and HEAD.match(out))


def _summary(tally: Tally, bench: Bench, there: Double) -> None:
    there.post("reset")
    folder = bench.folder()
    done = bench.collect(there, folder)
    ended(tally, "summary", done, 0, "Next: taproot audit", "1 account not asked: not active", "Answered with no:")
    head = HEAD.match(done.out)
    outcomes = there.get("counts")["outcomes"]
    tally.equal("nothing on standard error", done.errors, "")
    tally.holds(f"head: {done.out}", head)
    if head:
        tally.equal("accounts", int(head["accounts"]), 19)
        # Pages of a list are one call.
        tally.holds("calls", 0.7 * outcomes["200"] <= int(head["calls"]) <= outcomes["200"])
    files = {"refused": len(list(folder.rglob("*.error.json")))}
    counted = [int(each) for each in re.findall(r"^  (\d+) × ", done.out, re.MULTILINE)]
    tally.equal("refusals", sum(counted), files["refused"])
    for what, verb, code in (
        ("account:GetAlternateContact", "get-alternate-contact", "ResourceNotFoundException"),
        ("iam:GetLoginProfile", "get-login-profile", "NoSuchEntity"),
    ):
        number = len(list(folder.rglob(f"{verb}*.error.json")))
        tally.holds(f"{number} × {what}", f"  {number} × {what}: {code} (" in done.out)
    closed = len(list(folder.rglob("assume-role.error.json")))
    tally.holds("closed", f"{closed} accounts let nobody in." in done.out)
    tally.holds("permission", f"  {closed} × sts:AssumeRole: AccessDenied. Allow sts:AssumeRole (" in done.out)


def _metrics(tally: Tally, bench: Bench, there: Double) -> None:
    """The figures say what the double saw, in Prometheus's own reading; also of a run that is throttled."""
    for rules in ({}, {"throttle": 0.1}):
        there.post("reset")
        there.post("faults", rules)
        file = bench.folder().with_suffix(".prom")
        done = bench.collect(there, bench.folder(), "--metrics", str(file))
        tally.equal(f"ended: {done}", done.code, 0)
        counts = there.get("counts")
        found: dict[str, list[tuple[dict[str, str], float]]] = {}
        for family in text_string_to_metric_families(file.read_text()):
            for sample in family.samples:
                found.setdefault(sample.name, []).append((sample.labels, sample.value))
        requests = {labels["rpc_method"].replace("/", ":"): int(n) for labels, n in found["taproot_aws_requests_total"]}
        tally.equal("requests", requests, counts["operations"])
        head = HEAD.match(done.out)
        calls = {labels["state"]: int(n) for labels, n in found["taproot_collect_calls"]}
        tally.holds(f"calls: {calls}", head and calls["answered"] == int(head["calls"]) and calls["unanswered"] == 0)
        accounts = {labels["state"]: int(n) for labels, n in found["taproot_collect_accounts"]}
        tally.holds(f"accounts: {accounts}", head and accounts["entered"] + accounts["closed"] == int(head["accounts"]))
        tally.equal("not active", accounts["not_active"], 1)
        tally.equal("whole", found["taproot_collect_whole"], [({}, 1.0)])
        throttles = sum(n for _, n in found.get("taproot_aws_throttles_total", []))
        tally.equal("throttles", throttles > 0, bool(rules))
        ends = found["rpc_client_call_duration_seconds_count"]
        ended_calls = sum(n for _, n in ends)
        # Where nobody is let in, nothing is sent.
        sent = sum(n for labels, n in ends if labels.get("error_type") != "no_session")
        tally.holds(f"sent again: {sent}", (sent < sum(requests.values())) == bool(rules))
        if not rules:
            tally.equal("each is sent once", sent, sum(requests.values()))
        most = sum(n for labels, n in found["rpc_client_call_duration_seconds_bucket"] if labels["le"] == "+Inf")
        tally.equal("buckets", most, ended_calls)
        tally.equal("readable by all", oct(file.stat().st_mode & 0o777), "0o644")
    nowhere = bench.collect(there, bench.folder(), "--metrics", "/nowhere/at/all.prom")
    tally.equal(f"nowhere: {nowhere}", (nowhere.code, "/nowhere/at/all.prom" in nowhere.errors), (65, True))


def _lines(tally: Tally, form: str, lines: list[str]) -> None:
    tally.holds(f"lines: {len(lines)}", 1 <= len(lines) <= 10)
    for line in lines:
        if form == "json":
            value = json.loads(line)
            names = ["done", "accounts", "closed", "calls", "kept", "refused", "unanswered"]
            names += ["callsPerSecond", "secondsLeft"]
            tally.equal("names", list(value), names)
            tally.holds("numbers", all(each is None or isinstance(each, int) for each in value.values()))
            tally.holds("progress", value["calls"] > 0 and value["accounts"] == 39 and 0 <= value["done"] <= 39)
        else:
            tally.holds(f"line: {line}", line.startswith("taproot: ") and LINE.match(line.removeprefix("taproot: ")))
        tally.holds("no control characters", line.isprintable())


def _terminal(tally: Tally, bench: Bench, there: Double) -> None:
    """Standard error is a terminal, which has one living line that is gone in the end."""
    leader, follower = pty.openpty()
    only = [word for number in there.members[:3] for word in ("--account", number)]
    with bench.start(there, bench.folder(), *only, stderr=follower, stdout=subprocess.PIPE) as process:
        os.close(follower)
        shown = _read(leader)
        out = process.stdout.read() if process.stdout else ""
    tally.equal("exit", process.returncode, 0)
    parts = shown.split(WIPE)
    tally.holds(f"lives: {len(parts)}", len(parts) > 5)
    tally.equal("is wiped in the end", (parts[0], parts[-1]), ("", ""))
    wrong = [part for part in parts[1:-1] if not LINE.match(part)]
    tally.none("lines", wrong, len(parts) - 2)
    tally.holds("never two", "\n" not in shown)
    tally.holds("the summary is elsewhere", HEAD.match(out))


def _read(descriptor: int) -> str:
    """All that comes until nobody has the terminal any more."""
    found = b""
    while True:
        try:
            piece = os.read(descriptor, 65536)
        except OSError:
            break
        if not piece:
            break
        found += piece
    os.close(descriptor)
    return found.decode()

