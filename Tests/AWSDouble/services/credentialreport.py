"""The credential report: https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_getting-report.html"""

from collections.abc import Iterator
from datetime import datetime

from world.entities import User
from world.world import Account, World

COLUMNS = [
    "user", "arn", "user_creation_time", "password_enabled", "password_last_used", "password_last_changed",
    "password_next_rotation", "mfa_active", "access_key_1_active", "access_key_1_last_rotated",
    "access_key_1_last_used_date", "access_key_1_last_used_region", "access_key_1_last_used_service",
    "access_key_2_active", "access_key_2_last_rotated", "access_key_2_last_used_date", "access_key_2_last_used_region",
    "access_key_2_last_used_service", "cert_1_active", "cert_1_last_rotated", "cert_2_active", "cert_2_last_rotated",
]  # fmt: skip
NEWER = "additional_credentials_info"


def csv(world: World, account: Account, users: list[User]) -> str:
    """The report. The newer edition, which has a column more, is the one that knows of root's password."""
    newer = account.report_knows_password
    rows = [[*COLUMNS, NEWER], _root(world, account), *(_user(world, account, user) for user in users)]
    return "\n".join(",".join(map(_quoted, row if newer else row[: len(COLUMNS)])) for row in rows)


def _root(world: World, account: Account) -> list[str]:
    root = account.root
    if account.report_knows_password:
        enabled = "TRUE" if root.has_password else "FALSE"
        used = _time(root.password_used, "no_information" if root.has_password else "N/A")
    else:
        enabled, used = "not_supported", _time(root.password_used, "no_information")
    return [
        "<root_account>",
        world.arn("iam", account.id, "root"),
        _time(account.joined),
        enabled,
        used,
        "not_supported",
        "not_supported",
        _flag(bool(root.devices)),
        *_keys([(each.active, each.created, each.used) for each in root.keys]),
        *_certificates([(each.active, each.uploaded) for each in root.certificates]),
        "N/A",
    ]


def _user(world: World, account: Account, user: User) -> list[str]:
    changed = _time(user.created, "N/A") if user.has_password else "N/A"
    return [
        user.name,
        world.arn("iam", account.id, user.resource),
        _time(user.created),
        _flag(user.has_password),
        _time(user.password_used, "no_information" if user.has_password else "N/A"),
        changed,
        "N/A",
        _flag(user.virtual_device is not None or user.token is not None),
        *_keys([(each.active, each.created, each.used) for each in user.keys]),
        *_certificates([]),
        "N/A",
    ]


def _keys(keys: list[tuple[bool, datetime, tuple[datetime, str, str] | None]]) -> Iterator[str]:
    for at in range(2):
        if at >= len(keys):
            yield from ("false", "N/A", "N/A", "N/A", "N/A")
            continue
        active, created, used = keys[at]
        when, region, service = used or (None, "N/A", "N/A")
        yield from (_flag(active), _time(created), _time(when, "N/A"), region, service)


def _certificates(certificates: list[tuple[bool, datetime]]) -> Iterator[str]:
    for at in range(2):
        yield from (
            (_flag(certificates[at][0]), _time(certificates[at][1])) if at < len(certificates) else ("false", "N/A")
        )


def _time(moment: datetime | None, otherwise: str = "N/A") -> str:
    return f"{moment:%Y-%m-%dT%H:%M:%S}+00:00" if moment else otherwise


def _flag(value: bool) -> str:
    return "true" if value else "false"


def _quoted(field: str) -> str:
    return f'"{field}"' if "," in field else field
