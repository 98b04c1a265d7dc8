"""The organization and the sessions, as boto3 sees them, beside what the seed says."""

import base64
import json
import time
from datetime import datetime

from checks.asking import Tally, pages
from running import Double


def check(tally: Tally, there: Double) -> None:
    """All of it."""
    with tally.under("organizations"):
        _tree(tally, there)
    with tally.under("policies"):
        _policies(tally, there)
    with tally.under("sessions"):
        _sessions(tally, there)
    with tally.under("centralized root sessions"):
        _root_sessions(tally, there)
    with tally.under("web identity"):
        _web_identity(tally, there)


def _tree(tally: Tally, there: Double) -> None:
    world, client = there.world, there.client("organizations")
    described = client.describe_organization()["Organization"]
    tally.equal("the organization's id", described["Id"], world["organization"])
    tally.equal("the management account", described["MasterAccountId"], world["management"])
    accounts = {each["Id"]: each for each in pages(client, "list_accounts", "Accounts")}
    tally.equal("the accounts", list(accounts), list(world["accounts"]))
    for number, account in world["accounts"].items():
        found = accounts[number]
        facts = (found["Email"], found["Name"], found["Status"], found["JoinedMethod"])
        tally.equal(number, facts, tuple(account[key] for key in ("email", "name", "status", "joined_method")))
        tally.equal(f"{number} joined", found["JoinedTimestamp"].timestamp(), _seconds(account["joined"]))
    seen, waiting = [], [client.list_roots()["Roots"][0]["Id"]]
    while waiting:
        parent = waiting.pop()
        found = [each["Id"] for each in pages(client, "list_accounts_for_parent", "Accounts", ParentId=parent)]
        tally.equal(parent, found, [number for number, each in world["accounts"].items() if each["parent"] == parent])
        seen += found
        units = pages(client, "list_organizational_units_for_parent", "OrganizationalUnits", ParentId=parent)
        tally.equal(f"units of {parent}", [each["Name"] for each in units], [
            each["name"] for each in world["units"].values() if each["parent"] == parent
        ])  # fmt: skip
        waiting += [each["Id"] for each in units]
    tally.equal("the accounts of all units", sorted(seen), sorted(world["accounts"]))
    delegates = pages(
        client, "list_delegated_administrators", "DelegatedAdministrators", ServicePrincipal="iam.amazonaws.com"
    )
    tally.equal("the delegated administrator", [each["Id"] for each in delegates], [world["delegate"]])
    tally.refused("no such unit", "ParentNotFoundException/400", client.list_accounts_for_parent, ParentId="ou-x-y")
    tally.refused("a token of nobody", "InvalidInputException/400", client.list_accounts, NextToken="x")
    member = there.client("organizations", there.role(there.members[0]))
    tally.refused("a member may not list", "AccessDeniedException/400", member.list_accounts)
    tally.equal("a member may describe", member.describe_organization()["Organization"]["Id"], world["organization"])


def _policies(tally: Tally, there: Double) -> None:
    world, client = there.world, there.client("organizations")
    for kind in ("SERVICE_CONTROL_POLICY", "RESOURCE_CONTROL_POLICY"):
        found = [each["Id"] for each in pages(client, "list_policies", "Policies", Filter=kind)]
        tally.equal(kind, found, [number for number, each in world["policies"].items() if each["type"] == kind])
    for number, policy in world["policies"].items():
        described = client.describe_policy(PolicyId=number)["Policy"]
        tally.equal(f"{number} says", described["Content"], policy["content"])
        tally.equal(f"{number} is called", described["PolicySummary"]["Name"], policy["name"])
        targets = [each["TargetId"] for each in pages(client, "list_targets_for_policy", "Targets", PolicyId=number)]
        tally.equal(f"{number} is attached to", targets, policy["targets"])


def _sessions(tally: Tally, there: Double) -> None:
    world, client = there.world, there.client("sts")
    tally.equal("who calls", client.get_caller_identity()["Account"], world["management"])
    for number, account in world["accounts"].items():
        for name in ("OrganizationAccountAccessRole", "AuditRole"):
            arn = f"arn:{world['partition']}:iam::{number}:role/{name}"
            role = account["roles"].get(name)
            values = {"RoleArn": arn, "RoleSessionName": "check"}
            if role and role["external_id"]:
                tally.refused(f"{arn} without its external id", "AccessDenied/403", client.assume_role, **values)
                values["ExternalId"] = role["external_id"]
            if not role or world["management"] not in role["trusted"] or account["status"] != "ACTIVE":
                tally.refused(arn, "AccessDenied/403", client.assume_role, **values)
                continue
            opened = client.assume_role(**values)
            tally.holds("temporary keys begin with ASIA", opened["Credentials"]["AccessKeyId"].startswith("ASIA"))
            tally.equal("the session's ARN", opened["AssumedRoleUser"]["Arn"].split(":")[4:], [
                number, f"assumed-role/{name}/check",
            ])  # fmt: skip
            lasts = opened["Credentials"]["Expiration"].timestamp() - time.time()
            tally.holds("a session lasts an hour", 3590 < lasts <= 3600)
    session = there.role(there.members[0])
    tally.equal("who calls in it", there.client("sts", session).get_caller_identity()["Account"], there.members[0])
    chained = there.client("sts", session).assume_role
    mine = {**values, "RoleArn": f"arn:{world['partition']}:iam::{there.members[0]}:role/OrganizationAccountAccessRole"}
    tally.refused("too long", "ValidationError/400", client.assume_role, **mine, DurationSeconds=50000)
    tally.refused("a member may not", "AccessDenied/403", chained, RoleArn=arn, RoleSessionName="check")
    root = there.client("sts", there.key("AKIADOUBLEROOTOFMGMT"))
    tally.refused("root may not", "AccessDenied/403", root.assume_role, **values)


def _root_sessions(tally: Tally, there: Double) -> None:
    world = there.world
    client = there.client("sts").assume_root
    member = there.members[0]
    values = {"TargetPrincipal": member, "TaskPolicyArn": there.audit_task}
    root = there.root(member)
    tally.equal("who calls", there.client("sts", root).get_caller_identity()["Arn"].split(":")[4:], [member, "root"])
    delegate = there.key("AKIADOUBLEDELEGATED0")
    tally.holds("the delegated administrator may", there.root(member, delegate).token)
    tally.refused(
        "not for the management account",
        "AccessDenied/403",
        client,
        **{**values, "TargetPrincipal": world["management"]},
    )
    tally.refused("not for long", "ValidationError/400", client, **values, DurationSeconds=901)
    other = there.audit_task["arn"].replace("IAMAuditRootUserCredentials", "IAMCreateRootUserPassword")
    tally.refused("no other task", "AccessDenied/403", client, **{**values, "TaskPolicyArn": {"arn": other}})
    tally.refused("no such task", "ValidationError/400", client, **{**values, "TaskPolicyArn": {"arn": other + "x"}})
    for who in (there.role(member), there.key("AKIADOUBLEROOTOFMGMT"), root):
        tally.refused(f"{who.id} may not", "AccessDenied/403", there.client("sts", who).assume_root, **values)
    tally.refused("only the audit's calls", "AccessDenied/403", there.client("iam", root).list_users)
    deleting = there.audit_task["arn"].replace("IAMAudit", "IAMDelete")
    iam = there.client("iam", there.root(member, TaskPolicyArn={"arn": deleting}))
    key = {"AccessKeyId": "AKIA0000000000000000"}
    tally.refused("no such key", "NoSuchEntity/404", iam.delete_access_key, **key)
    tally.refused("no making inactive", "AccessDenied/403", iam.update_access_key, **key, Status="Inactive")
    tally.refused("no deleting in an audit", "AccessDenied/403", there.client("iam", root).delete_access_key, **key)


def _web_identity(tally: Tally, there: Double) -> None:
    world, client = there.world, there.client("sts").assume_role_with_web_identity
    arn = f"arn:{world['partition']}:iam::{world['management']}:role/WebIdentityRole"
    values = {"RoleArn": arn, "RoleSessionName": "check", "WebIdentityToken": _token(time.time() + 60)}
    opened = client(**values)
    tally.equal("its subject", opened["SubjectFromWebIdentityToken"], "repo:example/audit")
    tally.refused(
        "expired", "ExpiredTokenException", client, **{**values, "WebIdentityToken": _token(time.time() - 60)}
    )
    tally.refused("no token", "InvalidIdentityToken", client, **{**values, "WebIdentityToken": "nothing"})
    tally.refused("another role", "AccessDenied", client, **{**values, "RoleArn": arn + "x"})


def _token(expires: float) -> str:
    claims = {"sub": "repo:example/audit", "aud": "sts.amazonaws.com", "exp": int(expires)}
    part = base64.urlsafe_b64encode(json.dumps(claims).encode()).decode().rstrip("=")
    return f"e30.{part}.c2ln"


def _seconds(text: str) -> float:
    return datetime.fromisoformat(text).timestamp()
