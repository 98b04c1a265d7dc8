"""Sessions. Source: https://docs.aws.amazon.com/STS/latest/APIReference/API_Operations.html"""

import base64
import json
import re
from typing import Any

from front.callers import ROLE, ROOT_SESSION, ROOT_USER, Caller
from services.call import Call, Handler
from wire.errors import AWSError

ROLE_ARN = re.compile(r"arn:(?P<partition>[a-z-]+):iam::(?P<account>\d{12}):role/(?:.*/)?(?P<name>[\w+=,.@-]+)")
SESSION_NAME = re.compile(r"[\w+=,.@-]{2,64}")
AUDIT_TASK = "policy/root-task/IAMAuditRootUserCredentials"
DELETE_TASK = "policy/root-task/IAMDeleteRootUserCredentials"
OTHER_TASKS = (
    "policy/root-task/IAMCreateRootUserPassword",
    "policy/root-task/S3UnlockBucketPolicy",
    "policy/root-task/SQSUnlockQueuePolicy",
)
WEB_ROLE = "WebIdentityRole"


def get_caller_identity(call: Call) -> dict[str, Any]:
    """Who calls."""
    return {"UserId": call.caller.user_id, "Account": call.caller.account, "Arn": call.caller.arn}


def assume_role(call: Call) -> dict[str, Any]:
    """A role's session, where the role is there and trusts the caller."""
    arn, session = call.need("RoleArn"), call.need("RoleSessionName")
    found = ROLE_ARN.fullmatch(arn)
    refusal = AWSError(
        "AccessDenied",
        f"User: {call.caller.arn} is not authorized to perform: sts:AssumeRole on resource: {arn}",
        403,
    )
    if found is None:
        raise AWSError("ValidationError", f"{arn} is invalid")
    if not SESSION_NAME.fullmatch(session):
        raise AWSError("ValidationError", f"Value '{session}' at 'roleSessionName' failed to satisfy constraint")
    if call.caller.kind == ROOT_USER:
        raise AWSError("AccessDenied", "Roles may not be assumed by root accounts.", 403)
    if found["account"] not in call.world or found["partition"] != call.world.partition.name:
        raise refusal
    account = call.world.account(found["account"])
    role = account.roles.get(found["name"])
    if role is None or account.status != "ACTIVE" or call.caller.account not in role.trusted:
        raise refusal
    if role.external_id is not None and call.get("ExternalId") != role.external_id:
        raise refusal
    seconds = _seconds(call, 3600, 3600 if call.caller.kind == ROLE else 43200)
    opened = call.callers.role_session(account.id, role.name, session, call.now, seconds)
    return {"Credentials": _credentials(opened), "AssumedRoleUser": _role_user(opened), "PackedPolicySize": 6}


def assume_role_with_web_identity(call: Call) -> dict[str, Any]:
    """A session of the one role that trusts a provider, for a token of three parts that has not expired."""
    arn, session = call.need("RoleArn"), call.need("RoleSessionName")
    found = ROLE_ARN.fullmatch(arn)
    if found is None or found["account"] != call.world.management or found["name"] != WEB_ROLE:
        raise AWSError("AccessDenied", "Not authorized to perform sts:AssumeRoleWithWebIdentity", 403)
    claims = _claims(call.need("WebIdentityToken"))
    if claims.get("exp", 0) <= call.now.timestamp():
        present, end = int(call.now.timestamp()), claims.get("exp", 0)
        raise AWSError(
            "ExpiredTokenException",
            f"Token expired: current date/time {present} must be before the expiration date/time {end}",
        )
    opened = call.callers.role_session(call.world.management, WEB_ROLE, session, call.now, _seconds(call, 3600, 43200))
    return {
        "Credentials": _credentials(opened),
        "SubjectFromWebIdentityToken": claims.get("sub", ""),
        "AssumedRoleUser": _role_user(opened),
        "Provider": call.world.arn("iam", call.world.management, "oidc-provider/tokens.example.com"),
        "Audience": claims.get("aud", ""),
    }


def assume_root(call: Call) -> dict[str, Any]:
    """A centralized root session, under all of its conditions."""
    world, caller = call.world, call.caller
    target = call.need("TargetPrincipal")
    task = call.need("TaskPolicyArn").get("arn", "")
    refusal = AWSError(
        "AccessDenied",
        f"User: {caller.arn} is not authorized to perform: sts:AssumeRoot on resource: "
        f"{world.arn('iam', target if target.isdecimal() else '', 'root')}",
        403,
    )
    if call.host.startswith(("sts.amazonaws.com", "sts.us-gov.amazonaws.com")):
        raise AWSError("AccessDenied", "AssumeRoot is supported in regional endpoints only.", 403)
    if call.region not in (*world.partition.regions, *world.partition.opt_in):
        raise AWSError("RegionDisabledException", f"STS is not activated in region {call.region}", 403)
    if caller.kind in (ROOT_USER, ROOT_SESSION) or caller.account not in (world.management, world.delegate):
        raise refusal
    number = target if target.isdecimal() else target.rpartition("::")[2].removesuffix(":root")
    if world.standalone or number not in world or number == world.management:
        raise refusal
    if not call.state.root_sessions or world.account(number).status != "ACTIVE":
        raise refusal
    seconds = call.get("DurationSeconds", 900)
    if not 0 < seconds <= 900:
        raise AWSError(
            "ValidationError",
            f"1 validation error detected: Value '{seconds}' at 'durationSeconds' failed to satisfy constraint: "
            "Member must have value less than or equal to 900",
        )
    head = f"arn:{world.partition.name}:iam::aws:"
    if task in {head + other for other in OTHER_TASKS}:
        raise refusal
    if task not in (head + AUDIT_TASK, head + DELETE_TASK):
        raise AWSError("ValidationError", f"{task} is not a valid task policy")
    return {"Credentials": _credentials(call.callers.root_session(number, call.now, seconds, task.rpartition("/")[2]))}


def _seconds(call: Call, usual: int, most: int) -> int:
    seconds = call.get("DurationSeconds", usual)
    if not 900 <= seconds <= most:
        raise AWSError(
            "ValidationError", "The requested DurationSeconds exceeds the MaxSessionDuration set for this role."
        )
    return seconds


def _credentials(opened: Caller) -> dict[str, Any]:
    return {
        "AccessKeyId": opened.key,
        "SecretAccessKey": opened.secret,
        "SessionToken": opened.token,
        "Expiration": opened.expires,
    }


def _role_user(opened: Caller) -> dict[str, Any]:
    return {"AssumedRoleId": opened.user_id, "Arn": opened.arn}


def _claims(text: str) -> dict[str, Any]:
    parts = text.split(".")
    try:
        if len(parts) == 3:
            padded = parts[1] + "=" * (-len(parts[1]) % 4)
            claims = json.loads(base64.urlsafe_b64decode(padded))
            if isinstance(claims, dict):
                return claims
    except ValueError:
        pass
    raise AWSError(
        "InvalidIdentityToken",
        "The ID Token provided is not a valid JWT. (You may see this error if you sent an Access Token)",
    )


HANDLERS: dict[str, Handler] = {
    "GetCallerIdentity": get_caller_identity,
    "AssumeRole": assume_role,
    "AssumeRoleWithWebIdentity": assume_role_with_web_identity,
    "AssumeRoot": assume_root,
}
