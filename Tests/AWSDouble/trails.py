"""Trails as CloudTrail delivers them: log files, and signed digests of every hour.

Source: https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-log-file-custom-validation.html
"""

import base64
import gzip
import hashlib
import json
import pathlib
import random
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding, rsa

ACCOUNT = "111122223333"
BUCKET = "trail"
START = datetime(2026, 3, 1, 0, 0, 31, tzinfo=UTC)
EVENTS = ["ConsoleLogin", "CreateAccessKey", "DescribeInstances", "GetAccountSummary", "PutBucketPolicy"]


class Signer:
    """A key that signs digests."""

    def __init__(self) -> None:
        self._key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        self._public = self._key.public_key().public_bytes(
            serialization.Encoding.DER, serialization.PublicFormat.PKCS1
        )
        self.fingerprint = hashlib.md5(self._public).hexdigest()

    def sign(self, text: str) -> str:
        """The signature of a text, in hexadecimal digits."""
        return self._key.sign(text.encode(), padding.PKCS1v15(), hashes.SHA256()).hex()

    @property
    def listed(self) -> dict[str, str]:
        """As `aws cloudtrail list-public-keys` prints it."""
        return {
            "Value": base64.b64encode(self._public).decode(),
            "ValidityStartTime": "2026-02-20T00:00:00+00:00",
            "ValidityEndTime": "2026-04-20T00:00:00+00:00",
            "Fingerprint": self.fingerprint,
        }


@dataclass
class Digest:
    """A digest that was delivered."""

    key: str
    text: bytes
    signature: str
    logs: list[str]


@dataclass
class Trail:
    """A trail of one account in one region, in a folder that stands for its bucket."""

    folder: pathlib.Path
    signer: Signer
    region: str
    chance: random.Random
    digests: list[Digest] = field(default_factory=list)

    def deliver(self, hour: int, logs: int) -> None:
        """Delivers the log files of an hour, and its digest."""
        start, end = START + timedelta(hours=hour), START + timedelta(hours=hour + 1)
        named = [self._log(start + timedelta(minutes=2 + 50 * number // logs)) for number in range(logs)]
        previous = self.digests[-1] if self.digests else None
        name = f"{ACCOUNT}_CloudTrail-Digest_{self.region}_main_us-east-1_{end:%Y%m%dT%H%M%SZ}.json.gz"
        key = f"AWSLogs/{ACCOUNT}/CloudTrail-Digest/{self.region}/{end:%Y/%m/%d}/{name}"
        text = json.dumps(
            {
                "awsAccountId": ACCOUNT,
                "digestStartTime": f"{start:%Y-%m-%dT%H:%M:%SZ}",
                "digestEndTime": f"{end:%Y-%m-%dT%H:%M:%SZ}",
                "digestS3Bucket": BUCKET,
                "digestS3Object": key,
                "digestPublicKeyFingerprint": self.signer.fingerprint,
                "digestSignatureAlgorithm": "SHA256withRSA",
                "newestEventTime": None,
                "oldestEventTime": None,
                "previousDigestS3Bucket": BUCKET if previous else None,
                "previousDigestS3Object": previous.key if previous else None,
                "previousDigestHashValue": hashlib.sha256(previous.text).hexdigest() if previous else None,
                "previousDigestHashAlgorithm": "SHA-256" if previous else None,
                "previousDigestSignature": previous.signature if previous else None,
                "logFiles": [
                    {
                        "s3Bucket": BUCKET,
                        "s3Object": log,
                        "hashValue": hashlib.sha256(content).hexdigest(),
                        "hashAlgorithm": "SHA-256",
                    }
                    for log, content in named
                ],
            }
        ).encode()
        before = previous.signature if previous else "null"
        signed = f"{end:%Y-%m-%dT%H:%M:%SZ}\n{BUCKET}/{key}\n{hashlib.sha256(text).hexdigest()}\n{before}"
        digest = Digest(key, text, self.signer.sign(signed), [log for log, _ in named])
        self.digests.append(digest)
        write(self.folder, key, text)
        note(self.folder, key, digest.signature)

    def _log(self, time: datetime) -> tuple[str, bytes]:
        """Delivers a log file; its key and its content."""
        letters = f"{self.chance.getrandbits(64):016x}"
        name = f"{ACCOUNT}_CloudTrail_{self.region}_{time:%Y%m%dT%H%MZ}_{letters}.json.gz"
        key = f"AWSLogs/{ACCOUNT}/CloudTrail/{self.region}/{time:%Y/%m/%d}/{name}"
        events = [self._event(time) for _ in range(self.chance.randrange(1, 40))]
        content = json.dumps({"Records": events}).encode()
        write(self.folder, key, content)
        return key, content

    def _event(self, time: datetime) -> dict[str, Any]:
        """An event, of the root user now and then."""
        name = self.chance.choice(EVENTS)
        root = {"type": "Root", "principalId": ACCOUNT, "arn": f"arn:aws:iam::{ACCOUNT}:root", "accountId": ACCOUNT}
        user = {"type": "IAMUser", "principalId": "AIDAEXAMPLE", "accountId": ACCOUNT, "userName": "bob"}
        return {
            "eventVersion": "1.11",
            "userIdentity": root if self.chance.random() < 0.1 else user,
            "eventTime": f"{time:%Y-%m-%dT%H:%M:%SZ}",
            "eventSource": "signin.amazonaws.com" if name == "ConsoleLogin" else "iam.amazonaws.com",
            "eventName": name,
            "awsRegion": self.region,
            "sourceIPAddress": "192.0.2.1",
            "userAgent": "check",
            "requestParameters": None,
            "responseElements": {"ConsoleLogin": "Success"} if name == "ConsoleLogin" else None,
            "eventID": f"{self.chance.getrandbits(128):032x}",
            "eventType": "AwsApiCall",
            "recipientAccountId": ACCOUNT,
        }


def write(folder: pathlib.Path, key: str, content: bytes) -> None:
    """Puts an object into a bucket, compressed."""
    path = folder / key
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(gzip.compress(content, mtime=0))


def note(folder: pathlib.Path, key: str, signature: str) -> None:
    """Notes a digest's signature in its object's metadata."""
    noted = {"signature": signature, "signature-algorithm": "SHA256withRSA"}
    (folder / f"{key}.metadata.json").write_text(json.dumps(noted), encoding="utf-8")


def delete(folder: pathlib.Path, key: str) -> None:
    """Takes an object out of a bucket."""
    (folder / key).unlink()
    (folder / f"{key}.metadata.json").unlink(missing_ok=True)
