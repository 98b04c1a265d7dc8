"""What somebody changed in a bucket is found by `taproot activity verify`."""

import gzip
import json
import pathlib
from collections.abc import Callable
from typing import Any

from checks.asking import Tally
from checks.program import Program
from trails import Signer, Trail, delete, note, write


def _modify(folder: pathlib.Path, trail: Trail) -> None:
    key = trail.digests[7].logs[2]
    content = gzip.decompress((folder / key).read_bytes())
    write(folder, key, content.replace(b'"userName": "bob"', b'"userName": "eve"', 1) + b" ")


def _forge(folder: pathlib.Path, trail: Trail) -> None:
    note(folder, trail.digests[-1].key, Signer().sign("anything"))


# What is done to a copy of the bucket.
CHANGES: dict[str, Callable[[pathlib.Path, Trail], None]] = {
    "modified-log": _modify,
    "missing-log": lambda folder, trail: delete(folder, trail.digests[9].logs[0]),
    "deleted-digest": lambda folder, trail: delete(folder, trail.digests[12].key),
    "forged-signature": _forge,
    "unsigned": lambda folder, trail: (folder / f"{trail.digests[-1].key}.metadata.json").unlink(),
}


def check(tally: Tally, program: Program, trail: Trail, keys: pathlib.Path) -> None:
    """All of it."""
    with tally.under("verify"):
        _whole(tally, program, keys)
    with tally.under("changes"):
        _changes(tally, program, trail)
    with tally.under("out of reach"):
        _unreached(tally, program, keys)


def _verify(program: Program, *arguments: str) -> tuple[int, dict[str, Any], str]:
    run = program.run("activity", "verify", *arguments, "--format", "json")
    return run.status, json.loads(run.output) if run.output else {}, run.errors


def _whole(tally: Tally, program: Program, keys: pathlib.Path) -> None:
    program.faults({})
    status, report, errors = _verify(program, "s3://trail/AWSLogs/")
    tally.equal("passes", (status, report["outcome"], report["complete"], errors), (0, "verified", True, ""))
    tally.equal("with keys from CloudTrail", report["publicKeys"]["origin"], "cloudtrail")
    tally.equal("of both regions", report["publicKeys"]["regions"], ["eu-west-1", "us-east-1"])
    files = sum(1 for path in (program.folder / "trail").rglob("*.json.gz"))
    tally.equal("each file is fetched once", program.calls("s3:GetObject"), files)
    program.faults({})
    status, given, _ = _verify(program, "s3://trail", "--public-keys", str(keys))
    tally.equal("with given keys", (status, given["outcome"], given["publicKeys"]["origin"]), (0, "verified", "given"))
    tally.equal("CloudTrail is not asked then", program.calls("cloudtrail:ListPublicKeys"), 0)
    _, disk, _ = _verify(program, "trail", "--public-keys", str(keys))
    tally.equal("as from disk", given["chains"], disk["chains"])
    status, mixed, _ = _verify(program, "s3://trail", "trail")
    tally.equal("from both", (status, mixed["outcome"]), (0, "verified"))
    span = ("--from", "2026-03-02", "--to", "2026-03-03T02:00:00Z")
    status, part, _ = _verify(program, "s3://trail", *span)
    tally.equal("in a time", (status, part["chains"][0]["digests"]["valid"]), (0, 27))


def _changes(tally: Tally, program: Program, trail: Trail) -> None:
    log = f"s3://modified-log/{trail.digests[7].logs[2]}"
    found = {
        "modified-log": [("log-modified", log)],
        "missing-log": [("log-missing", trail.digests[9].logs[0])],
        "deleted-digest": [("digest-missing", trail.digests[12].key)],
        "forged-signature": [("signature-invalid", f"s3://forged-signature/{trail.digests[-1].key}")],
    }
    for name, wanted in found.items():
        status, report, _ = _verify(program, f"s3://{name}")
        tally.equal(name, (status, report["outcome"], _findings(report)), (3, "failed", wanted))
    status, report, _ = _verify(program, "s3://unsigned")
    unsigned = [("signature-unknown", f"s3://unsigned/{trail.digests[-1].key}")]
    tally.equal("unsigned", (status, report["outcome"], _findings(report, "unknown")), (0, "unknown", unsigned))


def _findings(report: dict[str, Any], weight: str = "fail") -> list[tuple[str, str]]:
    """Of log files that are left over where a digest is gone, nothing here."""
    return [
        (each["kind"], each["file"])
        for chain in report["chains"]
        for each in chain["findings"]
        if each["weight"] == weight
    ]


def _unreached(tally: Tally, program: Program, keys: pathlib.Path) -> None:
    program.faults({"deny": {"operation": "cloudtrail:ListPublicKeys"}})
    status, report, errors = _verify(program, "s3://trail")
    tally.equal("keys", (status, report["outcome"], report["complete"]), (69, "unknown", True))
    tally.equal("keys are told of", errors.count("cloudtrail:ListPublicKeys in "), 2)
    tally.equal("unproven", [chain["digests"]["valid"] for chain in report["chains"]], [0, 0])
    program.faults({"seed": 1, "deny": {"operation": "s3:GetObject", "share": 0.05}})
    status, report, errors = _verify(program, "s3://trail")
    tally.equal("files", (status, report["outcome"], report["complete"]), (69, "unknown", True))
    tally.equal("nothing fails", {each["weight"] for each in _all(report)} <= {"unknown"}, True)
    refused = program.double.get("counts")["faults"]["deny"]
    tally.equal("each is told by its path", errors.count(": cannot be fetched: AWS refused: AccessDenied"), refused)
    program.faults({"seed": _seed(program), "deny": {"operation": "s3:ListObjectsV2", "share": 0.5}})
    status, report, errors = _verify(program, "s3://trail")
    tally.equal("pages", (status, report["outcome"], report["complete"]), (69, "unknown", False))
    tally.equal("nothing is missing", {each["weight"] for each in _all(report)} <= {"unknown"}, True)
    tally.holds(f"the page is told of: {errors}", "cannot be listed to its end" in errors)
    program.faults({"deny": {"operation": "s3:ListObjectsV2"}})
    run = program.run("activity", "verify", "s3://trail", "--public-keys", str(keys))
    tally.equal("no listing", (run.status, "INCOMPLETE" in run.output, "AccessDenied" in run.errors), (69, True, True))
    program.faults({})
    run = program.run("activity", "verify", "s3://trail/elsewhere")
    tally.equal("nothing there", (run.status, "no digests of CloudTrail" in run.errors), (65, True))
    run = program.run("activity", "verify", "s3://x")
    tally.equal("no bucket", (run.status, "names no bucket" in run.errors), (65, True))


def _seed(program: Program) -> int:
    """A seed with which the first page comes and a later one does not."""
    for seed in range(100):
        program.faults({"seed": seed, "deny": {"operation": "s3:ListObjectsV2", "share": 0.5}})
        program.run("activity", "verify", "s3://trail", "--public-keys", "keys.json", "--to", "2000-01-01")
        counts = program.double.get("counts")
        if counts["operations"]["s3:ListObjectsV2"] > 1 and counts["faults"].get("deny"):
            return seed
    raise AssertionError("no seed")


def _all(report: dict[str, Any]) -> list[dict[str, Any]]:
    return [each for part in (*report["chains"], *report["unlisted"]) for each in part["findings"]]
