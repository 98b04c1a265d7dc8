"""What botocore finds in a home, with nobody there to be asked over the network.

Roles, sessions and services answer with an access key that tells all that they were asked for.
"""

import hashlib
import json
import os
import pathlib
import tempfile
from typing import Any
from unittest import mock

import botocore.credentials
import botocore.session
import botocore.tokens
import botocore.utils

import homes

EXPIRES = "2099-01-01T00:00:00Z"


def session_name(name: str) -> str:
    """Names that nobody chose are alike."""
    return "-" if name.startswith("botocore-session-") else name


class Service:
    """STS or IAM Identity Center."""

    def __init__(self, key: str) -> None:
        self.key = key
        self.exceptions = mock.Mock(UnauthorizedException=PermissionError)

    def assume_role(self, **asked: Any) -> dict[str, Any]:
        """Tells what was asked."""
        names = ["RoleArn", "ExternalId", "DurationSeconds", "SerialNumber", "TokenCode"]
        told = "|".join(str(asked.get(name, "")) for name in names)
        return self.answer(f"{told}|{session_name(asked['RoleSessionName'])}<{self.key}")

    def assume_role_with_web_identity(self, **asked: Any) -> dict[str, Any]:
        """Tells what was asked."""
        return self.answer(f"{asked['RoleArn']}|{session_name(asked['RoleSessionName'])}|{asked['WebIdentityToken']}")

    def get_role_credentials(self, roleName: str, accountId: str, accessToken: str) -> dict[str, Any]:
        """Tells what was asked."""
        key = f"{roleName}|{accountId}|{accessToken}|{self.key}"
        given = {"accessKeyId": key, "secretAccessKey": "x", "sessionToken": "t", "expiration": 4_070_908_800_000}
        return {"roleCredentials": given}

    def answer(self, key: str) -> dict[str, Any]:
        """STS's."""
        given = {"AccessKeyId": key, "SecretAccessKey": "x", "SessionToken": "t", "Expiration": EXPIRES}
        return {"Credentials": given, "AssumedRoleUser": {"Arn": "arn:aws:sts::111122223333:assumed-role/a/b"}}


def client(_session: Any, _region: Any) -> Any:
    """In the place of what makes STS's clients."""
    return lambda service, **options: Service(options.get("aws_access_key_id", ""))


def container(_self: Any, url: str, headers: dict[str, str] | None = None) -> dict[str, str]:
    """In the place of a container's service; the check of the address remains."""
    botocore.utils.ContainerMetadataFetcher()._validate_allowed_url(url)
    key = f"{url}|{(headers or {}).get('Authorization', '')}"
    return {"AccessKeyId": key, "SecretAccessKey": "x", "Token": "t", "Expiration": EXPIRES}


def instance(self: Any) -> dict[str, str]:
    """In the place of an instance's service."""
    if self._disabled:
        return {}
    given = {"access_key": "instance", "secret_key": "x", "token": "t", "expiry_time": EXPIRES}
    return {"role_name": "r", **given}


def write(folder: pathlib.Path, home: dict[str, Any]) -> dict[str, str]:
    """The files; the environment."""
    for name in ("config", "credentials"):
        if name in home:
            text = home[name].replace("HOME", str(folder))
            (folder / ".aws" / name).write_bytes(text.encode())
    (folder / "web").write_text("web-token")
    for name in ("s", homes.SSO["startUrl"]):
        login = {**homes.SSO, "accessToken": f"login-{name}"}
        path = folder / ".aws/sso/cache" / (hashlib.sha1(name.encode()).hexdigest() + ".json")
        path.write_text(json.dumps(login))
    variables = {name: value.replace("HOME", str(folder)) for name, value in home["environment"].items()}
    return {**variables, "HOME": str(folder), "PATH": os.environ["PATH"]}


def checked(region: str) -> str:
    """A client that botocore itself makes refuses a Region whose name can be no part of a host's."""
    botocore.utils.validate_region_name(region)
    return region


def found(home: dict[str, Any]) -> dict[str, Any]:
    """The credentials, or the kind of error."""
    with tempfile.TemporaryDirectory() as path:
        folder = pathlib.Path(path)
        (folder / ".aws/sso/cache").mkdir(parents=True)
        cache = str(folder / ".aws/sso/cache")
        patches = [
            mock.patch.dict(os.environ, write(folder, home), clear=True),
            mock.patch("botocore.credentials._get_client_creator", client),
            mock.patch("botocore.session.Session.create_client", lambda _s, _n, config: Service(checked(config.region_name))),
            mock.patch("botocore.utils.ContainerMetadataFetcher.retrieve_full_uri", container),
            mock.patch("botocore.utils.InstanceMetadataFetcher.retrieve_iam_role_credentials", instance),
            mock.patch.object(botocore.credentials.SSOProvider, "_SSO_TOKEN_CACHE_DIR", cache),
            mock.patch.object(botocore.tokens.SSOTokenProvider, "_SSO_TOKEN_CACHE_DIR", cache),
        ]
        for one in patches:
            one.start()
        try:
            return resolve(home.get("profile"), str(folder))
        except Exception as error:  # Whatever it is, there are no credentials.
            return {"error": type(error).__name__}
        finally:
            for one in reversed(patches):
                one.stop()


def resolve(profile: str | None, folder: str) -> dict[str, Any]:
    """As a command of the AWS CLI begins."""
    session = botocore.session.Session(profile=profile)
    session.get_scoped_config()
    resolver = botocore.credentials.create_credential_resolver(session)
    for provider in resolver.providers:
        if hasattr(provider, "_prompter"):
            provider._prompter = lambda _prompt: "123456"
    credentials = resolver.load_credentials()
    if credentials is None:
        return {"error": "NoCredentialsError"}
    frozen = credentials.get_frozen_credentials()
    answer = {
        "key": frozen.access_key.replace(folder, "HOME"),
        "token": frozen.token,
        "method": credentials.method,
        "region": session.get_config_variable("region"),
    }
    return {name: value for name, value in answer.items() if value is not None}
