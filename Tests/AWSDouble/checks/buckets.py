"""Buckets that show folders."""

import base64
import json
import pathlib
from typing import Any

from checks.asking import Tally, pages
from running import Double

FILES = {
    f"AWSLogs/111122223333/CloudTrail/eu-west-1/2026/01/{day:02}/log {day}+ü.json.gz": b"%d" % day * 50
    for day in range(1, 29)
}


def fill(folder: pathlib.Path) -> None:
    """Writes what the bucket is to show."""
    for key, data in FILES.items():
        path = folder / key
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    first = folder / next(iter(FILES))
    metadata = {"signature": "0a1b2c", "signature-algorithm": "SHA256withRSA"}
    first.with_name(first.name + ".metadata.json").write_text(json.dumps(metadata))


def check(tally: Tally, there: Double) -> None:
    """All of it, in the bucket `trail`."""
    with tally.under("buckets"):
        client = there.client("s3")
        every = sorted(FILES, key=str.encode)
        tally.equal("keys", _keys(client), every)
        tally.equal("keys in pages", _keys(client, PaginationConfig={"PageSize": 5}), every)
        tally.equal("below", _keys(client, Prefix="AWSLogs/111122223333/CloudTrail/eu-west-1/2026/01/1"), every[9:19])
        tally.equal("from here on", _keys(client, StartAfter=every[20]), every[21:])
        days = pages(
            client,
            "list_objects_v2",
            "CommonPrefixes",
            Bucket="trail",
            Delimiter="/",
            Prefix="AWSLogs/111122223333/CloudTrail/eu-west-1/2026/01/",
            PaginationConfig={"PageSize": 10},
        )
        tally.equal("days", [each["Prefix"][-3:-1] for each in days], [f"{day:02}" for day in range(1, 29)])
        found = client.get_object(Bucket="trail", Key=every[0])
        tally.equal("an object", found["Body"].read(), FILES[every[0]])
        tally.equal("its metadata", found["Metadata"]["signature"], "0a1b2c")
        part = client.get_object(Bucket="trail", Key=every[2], Range="bytes=1-3")
        tally.equal(
            "a part",
            (part["Body"].read(), part["ContentRange"]),
            (FILES[every[2]][1:4], f"bytes 1-3/{len(FILES[every[2]])}"),
        )
        tally.equal("its size", client.head_object(Bucket="trail", Key=every[2])["ContentLength"], len(FILES[every[2]]))
        tally.refused("no such key", "NoSuchKey/404", client.get_object, Bucket="trail", Key="nothing")
        tally.refused("no such key, by HEAD", "404", client.head_object, Bucket="trail", Key="nothing")
        tally.holds("a bucket", client.head_bucket(Bucket="trail"))
        tally.equal("where", client.get_bucket_location(Bucket="trail")["LocationConstraint"], None)
        tally.refused("no such bucket", "NoSuchBucket/404", client.list_objects_v2, Bucket="elsewhere")
        keys = pages(there.client("cloudtrail"), "list_public_keys", "PublicKeyList")
        tally.equal("a public key", keys[0]["Value"], base64.b64decode(PUBLIC_KEYS["PublicKeyList"][0]["Value"]))
        tally.equal("public keys", [each["Fingerprint"] for each in keys], ["f1", "f2", "f3"])


PUBLIC_KEYS: dict[str, Any] = {
    "PublicKeyList": [
        {
            "Value": "MIIBCgKCAQEA",
            "ValidityStartTime": "2020-01-01T00:00:00+00:00",
            "ValidityEndTime": "2090-01-01T00:00:00+00:00",
            "Fingerprint": f"f{number}",
        }
        for number in (1, 2, 3)
    ]
}


def _keys(client: Any, **values: Any) -> list[str]:
    return [each["Key"] for each in pages(client, "list_objects_v2", "Contents", Bucket="trail", **values)]
