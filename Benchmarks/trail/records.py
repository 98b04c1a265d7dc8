"""The shape that all records share."""

import base64
import random
import time

from trail.accounts import Account, Identity

# Their records stand in one region; trails that are older than 2021-11 have them in every other too.
GLOBAL = {"iam.amazonaws.com", "signin.amazonaws.com", "organizations.amazonaws.com", "account.amazonaws.com"}


def instant(seconds: float) -> str:
    return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(seconds))


def uuid(rng: random.Random) -> str:
    digits = f"{rng.getrandbits(128):032x}"
    variant = "89ab"[rng.getrandbits(2)]
    return f"{digits[:8]}-{digits[8:12]}-4{digits[13:16]}-{variant}{digits[17:20]}-{digits[20:]}"


def token(rng: random.Random, length: int) -> str:
    """Random text of this many bytes in base64, such as a session token."""
    return base64.b64encode(rng.randbytes(length)).decode()


class Scene:
    """Where and when records arise: an account, a region, a quarter of an hour, and its own source of chance."""

    def __init__(self, rng: random.Random, account: Account, region: str, end: float) -> None:
        self.rng = rng
        self.account = account
        self.region = region
        self.end = end

    def moment(self) -> float:
        """A time up to a quarter of an hour before the file's."""
        return self.end - self.rng.random() * 900

    def record(
        self,
        who: Identity,
        source: str,
        name: str,
        parameters: object = None,
        response: object = None,
        *,
        read: bool = True,
        at: float | None = None,
        resources: list[dict[str, str]] | None = None,
        error: tuple[str, str] | None = None,
        kind: str = "AwsApiCall",
        additional: dict[str, object] | None = None,
        shared: bool = False,
    ) -> dict[str, object]:
        """A record, its fields in the order that CloudTrail writes them in."""
        host = f"{source}.amazonaws.com"
        region = "us-east-1" if host in GLOBAL else self.region
        record = {
            "eventVersion": "1.09" if self.rng.random() < 0.6 else "1.11" if self.rng.random() < 0.3 else "1.08",
            "userIdentity": who.user,
            "eventTime": instant(self.moment() if at is None else at),
            "eventSource": host,
            "eventName": name,
            "awsRegion": region,
            "sourceIPAddress": who.address,
            "userAgent": who.agent,
        }
        if error:
            record["errorCode"], record["errorMessage"] = error
        record["requestParameters"] = parameters
        record["responseElements"] = None if error else response
        if additional:
            record["additionalEventData"] = additional
        if kind == "AwsApiCall":
            record["requestID"] = uuid(self.rng)
        record["eventID"] = uuid(self.rng)
        record["readOnly"] = read
        if resources:
            record["resources"] = resources
        record["eventType"] = kind
        record["managementEvent"] = True
        record["recipientAccountId"] = self.account.id
        if shared:
            record["sharedEventID"] = uuid(self.rng)
        record["eventCategory"] = "Management"
        if "invokedBy" not in who.user:
            secure = self.rng.random() < 0.8
            record["tlsDetails"] = {
                "tlsVersion": "TLSv1.3" if secure else "TLSv1.2",
                "cipherSuite": "TLS_AES_128_GCM_SHA256" if secure else "ECDHE-RSA-AES128-GCM-SHA256",
                "clientProvidedHostHeader": host if host in GLOBAL else f"{source}.{region}.amazonaws.com",
            }
        if who.console and kind == "AwsApiCall":
            record["sessionCredentialFromConsole"] = "true"
        return record
