"""Random homes: files of profiles, an environment, and sometimes a profile that the command line names."""

import json
import random
from typing import Any

NAMES = ["default", "a", "b", "c d"]
SSO = {"startUrl": "https://example.awsapps.com/start", "region": "eu-west-1", "expiresAt": "2099-01-01T00:00:00Z"}


def half(chance: random.Random, pairs: dict[str, str], often: float = 0.9) -> dict[str, str]:
    """All of the pairs mostly, sometimes not all."""
    return pairs if chance.random() < often else {name: pairs[name] for name in pairs if chance.random() < 0.6}


def process(chance: random.Random) -> str:
    """A command line that prints credentials, or does not."""
    answer = {"Version": chance.choice([1, 1, 1, 2]), "AccessKeyId": "process", "SecretAccessKey": "x", "SessionToken": "t"}
    quoted = json.dumps(answer).replace('"', '\\"')
    lines = [f"echo '{json.dumps(answer)}'", f'echo "{quoted}"', f"/bin/echo '{json.dumps(answer)[:-1]}'\"}}\"", "false"]
    return chance.choice([*lines, lines[0], "echo 'no end", "/nowhere/at/all"])


def settings(chance: random.Random, own: str) -> dict[str, str]:
    """A profile's."""
    found: dict[str, str] = {}
    if chance.random() < 0.45:
        found |= half(chance, {"aws_access_key_id": f"AKIA-{chance.randint(1, 99)}", "aws_secret_access_key": "secret"})
        if chance.random() < 0.4:
            found[chance.choice(["aws_session_token", "aws_security_token"])] = f"token-{chance.randint(1, 99)}"
    if chance.random() < 0.35:
        found["role_arn"] = f"arn:aws:iam::111122223333:role/r{chance.randint(1, 9)}"
        if chance.random() < 0.8:
            found["source_profile"] = chance.choice([*NAMES * 2, own, own, "nobody"])
        if chance.random() < 0.25:
            found["credential_source"] = chance.choice(["Environment", "EcsContainer", "Ec2InstanceMetadata", "environment"])
        extra = {"external_id": "e=1", "duration_seconds": "1800", "role_session_name": "me", "mfa_serial": "arn:mfa"}
        found |= {name: extra[name] for name in extra if chance.random() < 0.2}
    if chance.random() < 0.08:
        found["web_identity_token_file"] = chance.choice(["HOME/web", "HOME/none"])
    if chance.random() < 0.12:
        found |= half(chance, {"sso_account_id": "111122223333", "sso_role_name": "audit"})
        shared = {"sso_start_url": SSO["startUrl"], "sso_region": SSO["region"]}
        found |= chance.choice([{"sso_session": "s"}, shared, {"sso_session": "s"} | shared, {"sso_session": "gone"}])
    if chance.random() < 0.12:
        found["credential_process"] = process(chance)
    if chance.random() < 0.3:
        found["region"] = chance.choice(["eu-west-1", "us-east-2"])
    return found


def line(chance: random.Random, name: str, value: str) -> str:
    """A setting as somebody could write it."""
    name = chance.choice([name, name, name.upper()])
    space = chance.choice(["", " ", "  "])
    text = name + chance.choice(["", " ", "\t"]) + chance.choice(["=", "=", ":"]) + space + value + chance.choice(["", " "])
    return text


def section(chance: random.Random, header: str, found: dict[str, str]) -> str:
    """A section, with what else may stand there."""
    lines = [f"[{header}]" + chance.choice(["", "", " # said", " "])]
    for name, value in found.items():
        lines.append(line(chance, name, value))
        if chance.random() < 0.15:
            lines += chance.choice([["# aws_access_key_id = no"], ["  ; no"], [""], ["s3 =", "  addressing_style = path"]])
    if chance.random() < 0.015:
        lines.append(chance.choice(["nonsense", "  going on = yes", "region = x", "= y"]))
    return "\n".join(lines) + "\n"


def file(chance: random.Random, is_config: bool) -> str:
    """One of the two files."""
    parts = []
    for name in chance.sample(NAMES, chance.choice([0, 2, 3, 4, 4, 4])):
        header = name
        if is_config and (name != "default" or chance.random() < 0.2):
            header = "profile " + (f'"{name}"' if " " in name or chance.random() < 0.1 else name)
        parts.append(section(chance, header, settings(chance, name)))
        if is_config and name == "default" and chance.random() < 0.1:
            other = "default" if header != "default" else "profile default"
            parts.append(section(chance, other, settings(chance, name)))
    if is_config and chance.random() < 0.7:
        shared = {"sso_start_url": SSO["startUrl"], "sso_region": chance.choice([SSO["region"]] * 4 + ["us-east-1"])}
        parts.append(section(chance, "sso-session s", half(chance, shared)))
    chance.shuffle(parts)
    text = "\n".join(parts)
    return text.replace("\n", "\r\n") if chance.random() < 0.1 else text


def environment(chance: random.Random) -> dict[str, str]:
    """Variables."""
    found: dict[str, str] = {}
    if chance.random() < 0.15:
        found |= half(chance, {"AWS_ACCESS_KEY_ID": "AKIA-env", "AWS_SECRET_ACCESS_KEY": "secret"}, 0.8)
        if chance.random() < 0.3:
            found[chance.choice(["AWS_SESSION_TOKEN", "AWS_SECURITY_TOKEN"])] = "token-env"
    for name in ("AWS_PROFILE", "AWS_DEFAULT_PROFILE"):
        if chance.random() < 0.2:
            found[name] = chance.choice([*NAMES * 4, "nobody"])
    if chance.random() < 0.15:
        web = {"AWS_WEB_IDENTITY_TOKEN_FILE": "HOME/web", "AWS_ROLE_ARN": "arn:aws:iam::111122223333:role/web"}
        found |= half(chance, web, 0.7)
        if chance.random() < 0.4:
            found["AWS_ROLE_SESSION_NAME"] = "pod"
    if chance.random() < 0.2:
        found["AWS_CONTAINER_CREDENTIALS_RELATIVE_URI"] = "/v2/credentials/1?x=y"
    if chance.random() < 0.2:
        hosts = ["http://169.254.170.23/v1", "https://example.com/c", "http://example.com/c", "http://127.0.0.1:9000/c"]
        found["AWS_CONTAINER_CREDENTIALS_FULL_URI"] = chance.choice([*hosts, "http://[::1]/c", "http://localhost/c"])
        tokens = {"AWS_CONTAINER_AUTHORIZATION_TOKEN": "Basic 1", "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE": "HOME/web"}
        found |= {name: tokens[name] for name in tokens if chance.random() < 0.3}
    if chance.random() < 0.5:
        found["AWS_EC2_METADATA_DISABLED"] = chance.choice(["true", "True", "false"])
    if chance.random() < 0.2:
        found["AWS_DEFAULT_REGION"] = "ap-south-1"
    return found


def home(chance: random.Random) -> dict[str, Any]:
    """All of it."""
    made: dict[str, Any] = {"environment": environment(chance)}
    if chance.random() < 0.9:
        made["config"] = file(chance, is_config=True)
    if chance.random() < 0.7:
        made["credentials"] = file(chance, is_config=False)
    if chance.random() < 0.4:
        made["profile"] = chance.choice([*NAMES * 4, "nobody"])
    return made
