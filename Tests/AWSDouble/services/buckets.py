"""Buckets that show a folder: https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectsV2.html

A file's metadata stands beside it in `FILE.metadata.json`, a dictionary of names and texts; such files are no objects.
All buckets of this kind can be read by any caller.
"""

import base64
import bisect
import functools
import hashlib
import json
import pathlib
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime
from typing import Any
from urllib.parse import quote

from wire import errors, protocols, s3
from wire.errors import AWSError
from wire.messages import Answer, Request
from wire.protocols import Operation

METADATA = ".metadata.json"


@dataclass(frozen=True)
class Bucket:
    """A bucket: its region, its folder, and the keys in it, in the order of their bytes."""

    region: str
    folder: pathlib.Path

    @functools.cached_property
    def keys(self) -> list[str]:
        """All keys."""
        found = (path.relative_to(self.folder).as_posix() for path in self.folder.rglob("*") if path.is_file())
        return sorted((key for key in found if not key.endswith(METADATA)), key=str.encode)


class Buckets:
    """All of them, by their names."""

    def __init__(self, folders: dict[str, pathlib.Path], region: str):
        self._buckets = {name: Bucket(region, folder) for name, folder in folders.items()}

    def has(self, request: Request) -> bool:
        """Whether a request is about one of them."""
        return s3.bucket_and_key(request)[0] in self._buckets

    def answer(self, operation: Operation, request: Request) -> Answer:
        """The answer to a request about one of them."""
        name, key = s3.bucket_and_key(request)
        bucket = self._buckets[name]
        try:
            match operation.name:
                case "ListObjectsV2":
                    return _answer(operation, _page(name, bucket, request.query))
                case "HeadBucket":
                    return Answer(200, b"", {"x-amz-bucket-region": bucket.region})
                case "GetBucketLocation":
                    place = None if bucket.region == "us-east-1" else bucket.region
                    return _answer(operation, {"LocationConstraint": place})
                case "GetObject" | "HeadObject":
                    return _object(bucket, key, request)
        except AWSError as error:
            return errors.rendered(error, operation, request)
        return errors.rendered(
            AWSError("MethodNotAllowed", "The specified method is not allowed.", 405), operation, request
        )


def _answer(operation: Operation, value: dict[str, Any]) -> Answer:
    answer = protocols.answer(operation, value)
    answer.headers["Content-Type"] = "application/xml"
    return answer


def _page(name: str, bucket: Bucket, query: dict[str, str]) -> dict[str, Any]:
    """A page of a listing, common prefixes included."""
    prefix, delimiter = query.get("prefix", ""), query.get("delimiter", "")
    most = min(int(query.get("max-keys", 1000)), 1000)
    after = query.get("start-after", "")
    if token := query.get("continuation-token"):
        try:
            after = base64.b64decode(token, validate=True).decode()
        except ValueError as error:
            raise AWSError("InvalidArgument", "The continuation token provided is incorrect", 400) from error
    encode = quote if query.get("encoding-type") == "url" else str
    contents: list[dict[str, Any]] = []
    prefixes: dict[str, None] = {}
    last, more = "", False
    for key in bucket.keys[bisect.bisect_right(bucket.keys, after.encode(), key=str.encode) :]:
        if not key.startswith(prefix):
            continue
        rest = key[len(prefix) :]
        common = prefix + rest[: rest.index(delimiter) + len(delimiter)] if delimiter and delimiter in rest else None
        if common is not None and (common in prefixes or (after and after.startswith(common))):
            last = key
            continue
        if len(contents) + len(prefixes) >= most:
            more = True
            break
        if common is not None:
            prefixes[common] = None
        else:
            contents.append(_entry(bucket, key, encode))
        last = key
    return {
        "Name": name,
        "Prefix": encode(prefix),
        "Delimiter": encode(delimiter) if delimiter else None,
        "MaxKeys": most,
        "KeyCount": len(contents) + len(prefixes),
        "IsTruncated": more,
        "EncodingType": query.get("encoding-type"),
        "ContinuationToken": query.get("continuation-token"),
        "NextContinuationToken": base64.b64encode(last.encode()).decode() if more else None,
        "StartAfter": query.get("start-after"),
        "Contents": contents or None,
        "CommonPrefixes": [{"Prefix": encode(each)} for each in prefixes] or None,
    }


def _entry(bucket: Bucket, key: str, encode: Any) -> dict[str, Any]:
    data = bucket.folder / key
    return {
        "Key": encode(key),
        "LastModified": _modified(data),
        "ETag": f'"{hashlib.md5(data.read_bytes()).hexdigest()}"',
        "Size": data.stat().st_size,
        "StorageClass": "STANDARD",
    }


def _modified(path: pathlib.Path) -> datetime:
    return datetime.fromtimestamp(int(path.stat().st_mtime), UTC)


def _object(bucket: Bucket, key: str, request: Request) -> Answer:
    """An object, or a part of it."""
    if key not in bucket.keys:
        raise AWSError("NoSuchKey", "The specified key does not exist.", 404)
    path = bucket.folder / key
    data = path.read_bytes()
    headers = {
        "ETag": f'"{hashlib.md5(data).hexdigest()}"',
        "Last-Modified": format_datetime(_modified(path), usegmt=True),
        "Content-Type": "application/x-gzip" if key.endswith(".gz") else "application/json",
        "accept-ranges": "bytes",
        "x-amz-server-side-encryption": "AES256",
    }
    beside = path.with_name(path.name + METADATA)
    if beside.exists():
        headers |= {f"x-amz-meta-{name}": text for name, text in json.loads(beside.read_text(encoding="utf-8")).items()}
    status = 200
    if span := request.headers.get("range"):
        first, _, last = span.removeprefix("bytes=").partition("-")
        start = int(first) if first else max(0, len(data) - int(last))
        end = min(int(last), len(data) - 1) if first and last else len(data) - 1
        if start >= len(data):
            raise AWSError("InvalidRange", "The requested range is not satisfiable", 416)
        status, headers["Content-Range"] = 206, f"bytes {start}-{end}/{len(data)}"
        data = data[start : end + 1]
    return Answer(status, data, headers)
