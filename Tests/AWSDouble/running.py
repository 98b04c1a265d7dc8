"""A double that runs, for scripts: started, asked, and stopped again."""

import base64
import contextlib
import hashlib
import json
import os
import pathlib
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import boto3
from botocore.config import Config

HERE = pathlib.Path(__file__).resolve().parent


@dataclass(frozen=True)
class Key:
    """What requests are signed with."""

    id: str
    secret: str
    token: str | None = None

    @classmethod
    def of(cls, credentials: dict[str, Any]) -> "Key":
        """From the answer of one of the AssumeRole calls."""
        return cls(credentials["AccessKeyId"], credentials["SecretAccessKey"], credentials["SessionToken"])


class Double:
    """A double at an address."""

    def __init__(self, url: str):
        self.url = url
        self.world = self.get("world")
        self.management = self.key("AKIADOUBLEMANAGEMENT")
        self.audit_task = {
            "arn": f"arn:{self.world['partition']}:iam::aws:policy/root-task/IAMAuditRootUserCredentials"
        }

    @property
    def members(self) -> list[str]:
        """Ordinary members whose role lets the management account in."""
        return [
            number
            for number, account in self.world["accounts"].items()
            if self.world["management"] in account["roles"].get("OrganizationAccountAccessRole", {}).get("trusted", [])
            and number != self.world["delegate"]
            and account["status"] == "ACTIVE"
        ]

    def get(self, what: str) -> Any:
        """What the double says of itself."""
        with urllib.request.urlopen(f"{self.url}/_double/{what}") as answer:
            return json.load(answer)

    def post(self, what: str, value: Any = None) -> Any:
        """Tells the double something."""
        data = json.dumps(value).encode() if value is not None else b""
        with urllib.request.urlopen(
            urllib.request.Request(f"{self.url}/_double/{what}", data, method="POST")
        ) as answer:
            return json.load(answer)

    def key(self, name: str) -> Key:
        """A long-term key that the double knows."""
        return Key(name, base64.b64encode(hashlib.sha512(name.encode()).digest()).decode()[:40])

    def user_of(self, account: str) -> Key:
        """The key of a user of an account."""
        return self.key(f"AKIA{account}USER")

    def client(
        self, service: str, key: Key | None = None, region: str | None = None, tries: int = 1, **more: Any
    ) -> Any:
        """boto3's client of a service; it tries once unless told otherwise."""
        key = key or self.management
        return boto3.client(
            service,
            endpoint_url=self.url,
            region_name=region or self.world["home"],
            aws_access_key_id=key.id,
            aws_secret_access_key=key.secret,
            aws_session_token=key.token,
            config=Config(retries={"total_max_attempts": tries}, connect_timeout=5, read_timeout=10, **more),
        )

    def role(self, account: str, name: str = "OrganizationAccountAccessRole", **more: Any) -> Key:
        """A session of a role."""
        arn = f"arn:{self.world['partition']}:iam::{account}:role/{name}"
        return Key.of(self.client("sts").assume_role(RoleArn=arn, RoleSessionName="check", **more)["Credentials"])

    def root(self, account: str, key: Key | None = None, **more: Any) -> Key:
        """A centralized root session."""
        values = {"TargetPrincipal": account, "TaskPolicyArn": self.audit_task, **more}
        return Key.of(self.client("sts", key).assume_root(**values)["Credentials"])

    def environment(self, key: Key | None = None) -> dict[str, str]:
        """The environment for a program that is to speak with the double and with nobody else."""
        key = key or self.management
        clean = {name: value for name, value in os.environ.items() if not name.startswith("AWS_")}
        mine = {
            "AWS_ENDPOINT_URL": self.url,
            "AWS_ACCESS_KEY_ID": key.id,
            "AWS_SECRET_ACCESS_KEY": key.secret,
            "AWS_REGION": self.world["home"],
            "AWS_DEFAULT_REGION": self.world["home"],
            "AWS_CONFIG_FILE": os.devnull,
            "AWS_SHARED_CREDENTIALS_FILE": os.devnull,
            "AWS_EC2_METADATA_DISABLED": "true",
        }
        return clean | mine | ({"AWS_SESSION_TOKEN": key.token} if key.token else {})


@contextlib.contextmanager
def double(*options: str | os.PathLike[str], quiet: bool = True) -> Iterator[Double]:
    """Starts a double that ends with this block, and with this process at the latest."""
    process = subprocess.Popen(
        [sys.executable, HERE / "double", "--until-stdin-closes", *options],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL if quiet else None,
        text=True,
    )
    try:
        port = process.stdout.readline().strip()
        if not port:
            sys.exit("the double did not start")
        yield Double(f"http://127.0.0.1:{port}")
    finally:
        process.stdin.close()
        process.wait(timeout=10)
