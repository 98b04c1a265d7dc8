"""The world for tests to compare with: what the seed says."""

from dataclasses import asdict
from datetime import datetime
from typing import Any

from front.callers import Callers
from services import config
from services.iam import has_alias, has_password_policy
from services.profiles import RULED, TRAILED, has_config
from world import entities
from world.world import Account, World


def described(world: World, callers: Callers) -> dict[str, Any]:
    """All of it, for JSON."""
    return _plain(
        {
            "seed": world.seed,
            "epoch": world.epoch,
            "partition": world.partition.name,
            "home": world.partition.home,
            "standalone": world.standalone,
            "organization": world.organization_id,
            "root": world.root_id,
            "management": world.management,
            "delegate": world.delegate,
            "large": world.large,
            "keys": {
                each.key: {"secret": each.secret, "account": each.account, "kind": each.kind}
                for each in callers.long_term()
            },
            "units": {each.id: asdict(each) for each in world.units.values()},
            "policies": {
                each.id: {
                    "name": each.draft.name,
                    "type": each.draft.kind,
                    "content": each.draft.content(world.partition.name),
                    "targets": each.targets,
                }
                for each in world.policies.values()
            },
            "accounts": {number: _account(world, world.account(number)) for number in world.ids},
        }
    )


def _account(world: World, account: Account) -> dict[str, Any]:
    found = entities.of(world.seed, account.profile, world.epoch)
    return {
        **asdict(account),
        "hasAlias": has_alias(account),
        "hasPasswordPolicy": has_password_policy(account),
        "trail": TRAILED.get(account.profile),
        "rule": RULED.get(account.profile),
        "config": {rule: config.compliance(account, rule) for rule in config.RULES}
        if has_config(account.profile)
        else {},
        "users": [user.name for user in found.users],
        "userVirtualDevices": sum(user.virtual_device is not None for user in found.users),
    }


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(each) for key, each in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(each) for each in value]
    if isinstance(value, frozenset):
        return sorted(value)
    if isinstance(value, datetime):
        return value.isoformat()
    return value
