"""Checks requests' signatures, with botocore's own signer.

Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
"""

import functools
import hashlib
import hmac
import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from botocore.auth import S3SigV4Auth, SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import ReadOnlyCredentials

from wire.messages import Request

AUTHORIZATION = re.compile(
    r"AWS4-HMAC-SHA256\s+Credential=(?P<key>[^/,\s]+)/(?P<date>\d{8})/(?P<region>[^/,\s]+)/(?P<service>[^/,\s]+)/aws4_request,"
    r"\s*SignedHeaders=(?P<headers>[^,\s]+),\s*Signature=(?P<signature>[0-9a-f]{64})"
)
PATIENCE = timedelta(minutes=5)
FORMAT = "%Y%m%dT%H%M%SZ"
# What a client must sign where it sends it.
MUST = ("host", "x-amz-date", "x-amz-security-token", "x-amz-content-sha256", "x-amz-target")


@dataclass(frozen=True)
class Scope:
    """What an Authorization header says."""

    key: str
    date: str
    region: str
    service: str
    headers: tuple[str, ...]
    signature: str


def scope(request: Request) -> Scope | None:
    """The header's content; none where there is no header that can be read."""
    found = AUTHORIZATION.fullmatch(request.headers.get("authorization", "").strip())
    if found is None:
        return None
    return Scope(**{**found.groupdict(), "headers": tuple(found["headers"].split(";"))})


def skew(request: Request, given: Scope, now: datetime) -> str | None:
    """Why the request's time is not accepted, in AWS's words; none where it is."""
    stamp = request.headers.get("x-amz-date", "")
    try:
        moment = datetime.strptime(stamp, FORMAT).replace(tzinfo=UTC)
    except ValueError:
        return f"Date must be in ISO-8601 'basic format'. Got '{stamp}'."
    present = f"{now:{FORMAT}}"
    if given.date != stamp[:8]:
        return (
            f"Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '{given.date}'"
        )
    if moment < now - PATIENCE:
        return f"Signature expired: {stamp} is now earlier than {now - PATIENCE:{FORMAT}} ({present} - 5 min.)"
    if moment > now + PATIENCE:
        return f"Signature not yet current: {stamp} is still later than {now + PATIENCE:{FORMAT}} ({present} + 5 min.)"
    return None


def is_signed(request: Request, given: Scope, secret: str) -> bool:
    """Whether the signature is the one that the secret gives, over all that has to be signed."""
    missing = [name for name in MUST if name in request.headers and name not in given.headers]
    if missing or "host" not in given.headers or list(given.headers) != sorted(given.headers):
        return False
    if not _body_is_the_signed_one(request):
        return False
    signed = {name: request.headers.get(name, "") for name in given.headers}
    kind = S3SigV4Auth if given.service == "s3" else SigV4Auth
    signer = kind(ReadOnlyCredentials(given.key, secret, None), given.service, given.region)
    address = f"http://{request.headers.get('host', '')}{request.target}"
    sent = AWSRequest(method=request.method, url=address, headers=signed, data=request.body)
    sent.context["timestamp"] = request.headers.get("x-amz-date", "")
    sent.context["payload_signing_enabled"] = True
    text = signer.string_to_sign(sent, signer.canonical_request(sent))
    key = _key(secret, given.date, given.region, given.service)
    wanted = hmac.new(key, text.encode(), hashlib.sha256).hexdigest()
    return hmac.compare_digest(wanted, given.signature)


def _body_is_the_signed_one(request: Request) -> bool:
    """A hash in a header is taken for the body's by the signer, so it has to be."""
    said = request.headers.get("x-amz-content-sha256")
    if said is None or said == "UNSIGNED-PAYLOAD" or said.startswith("STREAMING-"):
        return True
    return said == hashlib.sha256(request.body).hexdigest()


@functools.lru_cache(maxsize=4096)
def _key(secret: str, date: str, region: str, service: str) -> bytes:
    key = f"AWS4{secret}".encode()
    for part in (date, region, service, "aws4_request"):
        key = hmac.new(key, part.encode(), hashlib.sha256).digest()
    return key
