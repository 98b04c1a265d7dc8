"""Every resource that AWS Config knows, from an aggregator or from the buckets that it delivers to."""

import gzip
import json
from typing import Any

from checks.asking import Tally
from collecting.bench import Bench, contents, differing, ended
from running import Double

DAYS = ("2026/9/30", "2026/10/2", "2026/10/11", "2025/12/31")


def check(tally: Tally, bench: Bench) -> None:
    """Both."""
    with bench.double(60) as there, tally.under("inventory: aggregator"):
        _aggregator(tally, bench, there)
    with tally.under("inventory: snapshots"):
        _snapshots(tally, bench)


def _aggregator(tally: Tally, bench: Bench, there: Double) -> None:
    key = there.key("AKIADOUBLEDELEGATED0")
    delegate = there.world["delegate"]
    options = ("--account", delegate, "--inventory", "aggregator")
    config = there.client("config", key)
    pages = list(config.get_paginator("select_aggregate_resource_config").paginate(
        Expression="SELECT accountId", ConfigurationAggregatorName="organization"))  # fmt: skip
    tally.holds("pages", len(pages) > 1)
    folder = bench.folder()
    ended(tally, "whole", bench.collect(there, folder, *options, key=key), 0)
    account = folder / there.world["organization"] / "accounts" / delegate
    files = [account / f"select-aggregate-resource-config.organization{_number(at)}.json" for at in range(len(pages))]
    found = [json.loads(path.read_text()) for path in files]
    tally.equal("results", [page["Results"] for page in found], [page["Results"] for page in pages])
    more = account / f"select-aggregate-resource-config.organization{_number(len(pages))}.json"
    tally.holds("no more", not more.exists())
    whole = contents(folder)
    # What breaks off is gone on with, page by page.
    other = bench.folder()
    there.post("faults", {"html403": {"operation": "config:SelectAggregateResourceConfig"}})
    ended(tally, "a web page", bench.collect(there, other, *options, key=key), 69)
    there.post("faults", {"repeatToken": {"operation": "config:SelectAggregateResourceConfig"}})
    ended(tally, "a ring", bench.collect(there, other, *options, key=key), 69, "lead in a circle")
    there.post("reset")
    ended(tally, "gone on", bench.collect(there, other, *options, key=key), 0)
    asked = there.get("counts")["operations"]["config:SelectAggregateResourceConfig"]
    tally.holds(f"not from the start: {asked} of {len(pages)}", asked < len(pages))
    tally.none("files", differing(contents(other), whole), len(whole))
    there.post("reset")
    ended(tally, "again", bench.collect(there, folder, *options, key=key), 0)
    tally.equal("not asked again", there.get("counts")["operations"].get("config:SelectAggregateResourceConfig"), None)
    # Elsewhere there is no aggregator, which is no error.
    ended(tally, "none", bench.collect(there, bench.folder(), "--account", there.world["management"],
                                       "--inventory", "aggregator"), 0)  # fmt: skip
    _allowed(tally, bench, there, "aggregator")


def _number(at: int) -> str:
    return f".{at + 1}" if at else ""


def _snapshots(tally: Tally, bench: Bench) -> None:
    bucket = bench.folder()
    bucket.mkdir()
    with bench.double(12, "--bucket", f"config-1={bucket}") as there:
        configured = [number for number in there.members if there.world["accounts"][number]["config"]]
        with_snapshots, without = configured[0], configured[1]
        for at, day in enumerate(DAYS):
            place = bucket / f"AWSLogs/{with_snapshots}/Config/us-east-1/{day}/ConfigSnapshot"
            place.mkdir(parents=True)
            for hour in ("03", "15"):
                (place / _name(with_snapshots, day, hour)).write_bytes(_delivered(at, hour))
        options = [word for number in (with_snapshots, without) for word in ("--account", number)]
        folder = bench.folder()
        ended(tally, "whole", bench.collect(there, folder, *options, "--inventory", "snapshots"), 0)
        found = {path: path.read_bytes() for path in folder.rglob("config/*")}
        (path,) = found
        tally.equal("newest", path.name, _name(with_snapshots, "2026/10/11", "15"))
        tally.equal("its account's", path.parent.parent.name, with_snapshots)
        tally.equal("bytes", found[path], _delivered(2, "15"))
        _allowed(tally, bench, there, "snapshots")


def _name(account: str, day: str, hour: str) -> str:
    year, month, number = day.split("/")
    moment = f"{year}{int(month):02}{int(number):02}T{hour}0000Z"
    return f"{account}_Config_us-east-1_ConfigSnapshot_{moment}_0.json.gz"


def _delivered(at: int, hour: str) -> bytes:
    value: dict[str, Any] = {"fileVersion": "1.0", "configSnapshotId": f"{at}-{hour}", "configurationItems": []}
    return gzip.compress(json.dumps(value).encode(), mtime=0)


def _allowed(tally: Tally, bench: Bench, there: Double, kind: str) -> None:
    """What it asks for is in the policy."""
    text = bench.run("collect", "--print-policy", "member", "--inventory", kind).out
    allowed = {action for statement in json.loads(text)["Statement"] for action in statement["Action"]}
    asked = {operation.replace("s3:ListObjectsV2", "s3:ListBucket") for operation in there.get("counts")["operations"]}
    known = {action for action in asked if action.startswith(("config:", "s3:"))}
    tally.holds(f"allowed: {sorted(known - allowed)}", known <= allowed)
    tally.holds("used", any(action.startswith(("s3:Get", "config:Describe")) for action in known))
