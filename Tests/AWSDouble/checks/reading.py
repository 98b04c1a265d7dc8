"""Trails in buckets are read as those on disk are."""

import random
import time
from typing import Any

from checks.asking import Tally
from checks.program import Program

# What may happen on the way to AWS without a result being another one.
WEATHER: dict[str, dict[str, Any]] = {
    "throttling": {"seed": 3, "throttle": 0.3},
    "503": {"seed": 4, "error503": 0.2, "html503": 0.05},
    "dropped connections": {"seed": 5, "drop": 0.15, "close": 0.1},
    "all at once": {"seed": 6, "throttle": 0.1, "error500": 0.05, "error503": 0.05, "drop": 0.05, "chunked": 0.1},
}
BUCKET, FOLDER = "s3://trail/AWSLogs", "trail/AWSLogs"
# Where it is stormy, a smaller one will do.
SMALL_BUCKET, SMALL_FOLDER = "s3://small/AWSLogs", "small/AWSLogs"


def check(tally: Tally, program: Program, chance: random.Random) -> None:
    """All of it."""
    with tally.under("scan"):
        _scan(tally, program)
    with tally.under("ingest"):
        _ingest(tally, program)
    with tally.under("killed"):
        _kill(tally, program, chance)
    small = program.run("activity", "scan", SMALL_FOLDER).output
    program.run("ledger", "ingest", SMALL_FOLDER, "--ledger", "small.sqlite")
    for weather, plan in WEATHER.items():
        with tally.under(weather):
            _weather(tally, program, small, weather, plan)


def _scan(tally: Tally, program: Program) -> None:
    disk = program.run("activity", "scan", FOLDER)
    tally.equal("from disk", (disk.status, disk.output.count("\n") > 100), (0, True))
    program.faults({})
    bucket = program.run("activity", "scan", BUCKET)
    tally.equal("from the bucket", (bucket.status, bucket.errors.count("cannot")), (0, 0))
    tally.holds("the same events", _plain(bucket.output) == _plain(disk.output))
    logs = sum(1 for path in (program.folder / FOLDER).rglob("*_CloudTrail_*.json.gz"))
    tally.equal("fetches", program.calls("s3:GetObject"), logs)
    tally.holds("several pages", program.calls("s3:ListObjectsV2") > 1)
    last = sorted(path.relative_to(program.folder / "trail").as_posix() for path in _logs(program))[-3]
    program.faults({})
    after = program.run("activity", "scan", BUCKET, "--start-after", last)
    tally.equal("what comes after a key", (after.status, program.calls("s3:GetObject")), (0, 2))
    whole = program.run("activity", "scan", BUCKET, "--start-after", f"s3://trail/{last}")
    tally.holds("a key with its bucket", (whole.status, whole.output) == (after.status, after.output))
    behind = program.run("activity", "scan", BUCKET, "--start-after", "zzz")
    tally.equal("nothing behind a key", (behind.status, "holds no file" in behind.errors), (0, False))
    for place in ("s3://trail/AWSLog/", "s3://trail/AWSLog/ --start-after a"):
        typo = program.run("activity", "scan", *place.split())
        tally.equal(f"misspelt: {place}", (typo.status, "holds no file of a trail" in typo.errors), (65, True))
    for wrong in ((FOLDER, "--start-after", "a"), (BUCKET, "--start-after", "s3://small/a")):
        tally.equal(f"{wrong}", program.run("activity", "scan", *wrong).status, 64)
    both = program.run("activity", "scan", BUCKET, FOLDER)
    tally.equal("both at once", (both.status, both.output.count("\n")), (0, disk.output.count("\n")))
    none = program.run("activity", "scan", "s3://nowhere/AWSLogs")
    tally.equal("no such bucket", (none.status, "NoSuchBucket" in none.errors), (69, True))


def _logs(program: Program) -> list[Any]:
    return list((program.folder / FOLDER).rglob("*_CloudTrail_*.json.gz"))


def _ingest(tally: Tally, program: Program) -> None:
    tally.equal("from disk", program.run("ledger", "ingest", FOLDER, "--ledger", "disk.sqlite").status, 0)
    program.faults({})
    tally.equal("from the bucket", program.run("ledger", "ingest", BUCKET, "--ledger", "bucket.sqlite").status, 0)
    tally.holds("the same events", _exported(program, "bucket") == _exported(program, "disk"))
    program.faults({})
    tally.equal("once more", program.run("ledger", "ingest", BUCKET, "--ledger", "bucket.sqlite").status, 0)
    typo = program.run("ledger", "ingest", "s3://trail/AWSLog/", "--ledger", "bucket.sqlite")
    tally.equal("misspelt", (typo.status, "holds no file of a trail" in typo.errors), (65, True))
    tally.equal("nothing is fetched then", program.calls("s3:GetObject"), 0)


def _kill(tally: Tally, program: Program, chance: random.Random) -> None:
    command = ["ledger", "ingest", BUCKET, "--ledger", "killed.sqlite"]
    program.faults({"delay": {"seconds": 0.05, "operation": "s3:GetObject"}})
    began = time.monotonic()
    tally.equal("undisturbed", program.run(*command[:-1], "undisturbed.sqlite").status, 0)
    whole = time.monotonic() - began
    killed = 0
    for _ in range(6):
        killed += program.kill(whole * chance.uniform(0.1, 0.7), *command)
    tally.holds(f"{killed} of 6 were killed", killed > 0)
    tally.equal("goes on", program.run(*command).status, 0)
    tally.holds("the same events", _exported(program, "killed") == _exported(program, "disk"))
    program.faults({})
    tally.equal("once more", program.run(*command).status, 0)
    tally.equal("nothing is fetched then", program.calls("s3:GetObject"), 0)


def _weather(tally: Tally, program: Program, wanted: str, weather: str, plan: dict[str, Any]) -> None:
    ledger = weather.replace(" ", "-")
    program.faults(plan)
    scan = program.run("activity", "scan", SMALL_BUCKET)
    tally.equal("scan", (scan.status, scan.errors[-300:] if scan.status else ""), (0, ""))
    tally.holds("the same events", _plain(scan.output) == wanted)
    tally.equal("ingest", program.run("ledger", "ingest", SMALL_BUCKET, "--ledger", f"{ledger}.sqlite").status, 0)
    tally.holds("the same ledger", _exported(program, ledger) == _exported(program, "small"))
    verify = program.run("activity", "verify", "s3://small")
    tally.equal("verify", (verify.status, "VERIFIED" in verify.output), (0, True))
    tally.holds("faults there were", sum(program.double.get("counts")["faults"].values()) > 30)
    program.faults({})


def _exported(program: Program, ledger: str) -> str:
    return _plain(program.run("ledger", "export", "--ledger", f"{ledger}.sqlite").output)


def _plain(lines: str) -> str:
    """Events, wherever the files lie."""
    return lines.replace("s3://", "")
