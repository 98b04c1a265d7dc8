"""Signatures, keys and times: what is refused, and in whose words."""

import functools
import http.client
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from botocore.auth import SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials

from checks.asking import Tally
from running import Double, Key
from wire.models import operation
from wire.protocols import read_cbor

FORM = "application/x-www-form-urlencoded; charset=utf-8"


@dataclass(frozen=True)
class Words:
    """A protocol's codes and statuses: of an unknown key, a wrong secret, a wrong clock, and an expired session."""

    key: str
    secret: str
    clock: str
    session: str


QUERY = Words("InvalidClientTokenId/403", "SignatureDoesNotMatch/403", "SignatureDoesNotMatch/403", "ExpiredToken/403")
JSON = Words(
    "UnrecognizedClientException/400",
    "InvalidSignatureException/400",
    "InvalidSignatureException/400",
    "ExpiredTokenException/400",
)
REST_JSON = Words(
    "UnrecognizedClientException/403",
    "InvalidSignatureException/403",
    "InvalidSignatureException/403",
    "ExpiredTokenException/403",
)
S3 = Words("InvalidAccessKeyId/403", "SignatureDoesNotMatch/403", "RequestTimeTooSkewed/403", "ExpiredToken/400")
# A call of each service, its protocol's words, and its own for being throttled.
SERVICES = {
    "iam": ("get_account_summary", QUERY, "Throttling/400"),
    "sts": ("get_caller_identity", QUERY, "Throttling/400"),
    "sns": ("list_topics", QUERY, "Throttled/429"),
    "organizations": ("describe_organization", JSON, "TooManyRequestsException/400"),
    "cloudtrail": ("describe_trails", JSON, "ThrottlingException/400"),
    "config": ("describe_config_rules", JSON, "ThrottlingException/400"),
    "logs": ("describe_metric_filters", JSON, "ThrottlingException/400"),
    "events": ("list_rules", JSON, "ThrottlingException/400"),
    "account": ("list_regions", REST_JSON, "TooManyRequestsException/429"),
    "s3": ("list_buckets", S3, "SlowDown/503"),
}


def check(tally: Tally, there: Double) -> None:
    """All of it."""
    for service, (name, words, throttled) in SERVICES.items():
        with tally.under(service):
            _refusals(tally, there, functools.partial(_call, there, service, name), words, throttled)
    with tally.under("raw requests"):
        _raw(tally, there)
    with tally.under("CBOR"):
        _cbor(tally, there)


def _call(there: Double, service: str, name: str, key: Key | None = None) -> Any:
    return getattr(there.client(service, key), name)


def _refusals(tally: Tally, there: Double, call: Callable[..., Any], words: Words, throttled: str) -> None:
    tally.holds("answers", call()())
    tally.refused("an unknown key", words.key, call(Key("AKIAXXXXXXXXXXXXXXXX", "x")))
    tally.refused("a wrong secret", words.secret, call(Key(there.management.id, "x")))
    for offset in (-600, 600):
        there.post("faults", {"clockOffset": offset})
        tally.refused(f"a clock that is {offset} s off", words.clock, call())
    there.post("faults", {})
    session = there.role(there.members[0])
    there.post("faults", {"expire": {"after": 1}})
    tally.refused("an expired session", words.session, call(session))
    there.post("faults", {"throttle": 1})
    tally.refused("throttled", throttled, call())
    there.post("faults", {})


def send(
    there: Double, body: bytes, headers: dict[str, str], service: str = "iam", path: str = "/", key: Key | None = None
) -> tuple[http.client.HTTPResponse, bytes]:
    """Signs and sends a request, and gives the answer as it is."""
    key = key or there.management
    request = AWSRequest("POST", there.url + path, data=body, headers=headers)
    SigV4Auth(Credentials(key.id, key.secret, key.token), service, there.world["home"]).add_auth(request)
    return exchange(there, body, dict(request.headers.items()), path)


def exchange(there: Double, body: bytes, headers: dict[str, str], path: str = "/") -> tuple[Any, bytes]:
    """Sends a request that is signed already, or not at all."""
    connection = http.client.HTTPConnection(there.url.removeprefix("http://"), timeout=10)
    try:
        connection.request("POST", path, body, headers)
        answer = connection.getresponse()
        return answer, answer.read()
    finally:
        connection.close()


def _raw(tally: Tally, there: Double) -> None:
    body = b"Action=GetAccountSummary&Version=2010-05-08"
    answer, text = send(there, body, {"Content-Type": FORM})
    tally.equal("a good one", (answer.status, answer.getheader("Content-Type")), (200, "text/xml"))
    tally.holds(
        "its namespace", b'<GetAccountSummaryResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/">' in text
    )
    answer, text = exchange(there, body, {"Content-Type": FORM})
    tally.holds("not signed", answer.status == 403 and b"<Code>MissingAuthenticationToken</Code>" in text)
    request = AWSRequest("POST", there.url + "/", data=body, headers={"Content-Type": FORM})
    key = there.management
    SigV4Auth(Credentials(key.id, key.secret, None), "iam", there.world["home"]).add_auth(request)
    signed = dict(request.headers.items())
    answer, text = exchange(there, body + b"&MaxItems=1", signed)
    tally.holds("another body", answer.status == 403 and b"<Code>SignatureDoesNotMatch</Code>" in text)
    answer, _ = exchange(there, body, signed, "/other")
    tally.equal("another path", answer.status, 403)
    answer, _ = exchange(there, body, {**signed, "Content-Type": "text/plain"})
    tally.equal("another header", answer.status, 403)
    answer, _ = exchange(there, body, {**signed, "X-Amz-Security-Token": "x"})
    tally.equal("a token that is not signed", answer.status, 403)
    answer, text = send(
        there,
        b"{}",
        {"Content-Type": "application/x-amz-json-1.1", "X-Amz-Target": "AWSOrganizationsV20161128.ListRoots"},
        "organizations",
    )
    tally.holds("JSON", answer.status == 200 and text.startswith(b'{"Roots": ['))
    answer, text = send(
        there,
        b"{",
        {"Content-Type": "application/x-amz-json-1.1", "X-Amz-Target": "AWSOrganizationsV20161128.ListRoots"},
        "organizations",
    )
    tally.holds("JSON that breaks off", answer.status == 400 and b"SerializationException" in text)


def _cbor(tally: Tally, there: Double) -> None:
    headers = {"Content-Type": "application/cbor", "Accept": "application/cbor", "smithy-protocol": "rpc-v2-cbor"}
    path = "/service/GraniteServiceVersion20100801/operation/DescribeAlarms"
    member = next(number for number in there.members if there.world["accounts"][number]["trail"] == "watched")
    session = there.role(member)
    answer, body = send(there, b"\xbf\xff", headers, "monitoring", path, session)
    tally.equal("an answer", (answer.status, answer.getheader("smithy-protocol")), (200, "rpc-v2-cbor"))
    alarm = read_cbor(body)["MetricAlarms"][0]
    plain = there.client("cloudwatch", session).describe_alarms()["MetricAlarms"][0]
    # botocore writes times in CBOR as whole seconds.
    mine, theirs = ({name: _second(each[name]) for name in plain} for each in (alarm, plain))
    tally.equal("the same in JSON", mine, theirs)
    known = operation("cloudwatch", "DescribeAlarms").output_shape.members["MetricAlarms"].member.members
    tally.holds("nothing unknown in it", set(alarm) <= set(known))
    there.post("faults", {"throttle": 1})
    answer, body = send(there, b"\xbf\xff", headers, "monitoring", path, session)
    there.post("faults", {})
    tally.equal("an error", read_cbor(body)["__type"].partition("#")[2], "ThrottlingException")
    old = b"Action=DescribeAlarms&Version=2010-08-01"
    answer, body = send(there, old, {"Content-Type": FORM}, "monitoring", "/", session)
    tally.holds("the same in XML", b"<AlarmName>root-use</AlarmName>" in body)


def _second(value: Any) -> Any:
    return value.replace(microsecond=0) if isinstance(value, datetime) else value
