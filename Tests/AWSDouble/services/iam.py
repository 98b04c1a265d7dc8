"""What IAM says of an account and its root user. Source:
https://docs.aws.amazon.com/IAM/latest/APIReference/API_Operations.html

Users, groups, roles and policies are moto's: see borrowed.py.
"""

import uuid
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

from front.callers import ROOT_SESSION, ROOT_USER
from services.call import Call, Handler, page
from services.credentialreport import csv
from wire.errors import AWSError
from world import entities
from world.world import Account

# Of the reports: what is asked again and again, how often it is not ready, and how long it is kept.
TRIES = 3
KEPT = timedelta(hours=4)


def entities_of(call: Call) -> entities.Entities:
    """The users and others of the caller's account."""
    return entities.of(call.world.seed, call.account.profile, call.world.epoch)


def listed(call: Call, key: str, items: list[Any], most: int = 100) -> dict[str, Any]:
    """A page of a list."""
    kind = f"{call.operation.name}/{call.get('UserName', '')}"
    wrong = AWSError("ValidationError", "Invalid Marker.")
    found, marker = page(items, kind, call.get("Marker"), call.get("MaxItems"), most, wrong)
    return {key: found, "IsTruncated": marker is not None, "Marker": marker}


# --- The credential report


def generate_credential_report(call: Call) -> dict[str, Any]:
    """A report takes some asking, unless there is one from the last four hours."""
    report = call.state.report(call.account.id)
    if report.generated is not None and call.now - report.generated < KEPT:
        return {"State": "COMPLETE"}
    if report.generated is not None:
        report.asked, report.generated = 0, None
    report.asked += 1
    if report.asked == 1 and not call.state.prompt_reports:
        return {"State": "STARTED", "Description": "No report exists. Starting a new report generation task"}
    if report.asked <= _asking(call) and not call.state.prompt_reports:
        return {"State": "INPROGRESS"}
    report.generated = call.now.replace(microsecond=0)
    return {"State": "COMPLETE"}


def _asking(call: Call) -> int:
    """How often one has to ask: differs from account to account."""
    return 1 + int(call.account.id) % TRIES


def get_credential_report(call: Call) -> dict[str, Any]:
    """The report, once it is there."""
    report = call.state.report(call.account.id)
    if report.asked == 0:
        raise AWSError("ReportNotPresent", "No report exists. Request a new report.", 410)
    if report.generated is None:
        raise AWSError("ReportInProgress", "Report generation is in progress.", 404)
    if call.now - report.generated >= KEPT:
        raise AWSError("ReportExpired", "The report has expired. Request a new report.", 410)
    text = csv(call.world, call.account, entities_of(call).users)
    return {"Content": text.encode(), "ReportFormat": "text/csv", "GeneratedTime": report.generated}


# --- Counts


def get_account_summary(call: Call) -> dict[str, Any]:
    """Counts and quotas, four of them of root."""
    root, found = call.account.root, entities_of(call)
    users_devices = sum(user.virtual_device is not None or user.token is not None for user in found.users)
    counts = {
        "Users": len(found.users),
        "Groups": len(found.groups),
        "Roles": len(found.roles) + len(call.account.roles),
        "Policies": len(found.policies),
        "MFADevices": sum(user.virtual_device is not None for user in found.users) + len(root.devices),
        "MFADevicesInUse": users_devices + bool(root.devices),
        "AccountMFAEnabled": int(bool(root.devices)),
        "AccountAccessKeysPresent": int(bool(root.keys)),
        "AccountSigningCertificatesPresent": int(bool(root.certificates)),
        "AccountPasswordPresent": int(root.has_password),
        "Providers": 0,
        "ServerCertificates": 0,
        "InstanceProfiles": 0,
        "PolicyVersionsInUse": len(found.policies),
        "GlobalEndpointTokenVersion": 1,
        **QUOTAS,
    }
    return {"SummaryMap": counts}


QUOTAS = {
    "UsersQuota": 5000, "GroupsQuota": 300, "RolesQuota": 1000, "PoliciesQuota": 1500, "InstanceProfilesQuota": 1000,
    "AccessKeysPerUserQuota": 2, "GroupsPerUserQuota": 10, "AttachedPoliciesPerUserQuota": 10, "PolicySizeQuota": 6144,
    "AttachedPoliciesPerGroupQuota": 10, "AttachedPoliciesPerRoleQuota": 10, "AssumeRolePolicySizeQuota": 2048,
    "GroupPolicySizeQuota": 5120, "RolePolicySizeQuota": 10240, "UserPolicySizeQuota": 2048,
    "VersionsPerPolicyQuota": 5, "PolicyVersionsInUseQuota": 10000, "ServerCertificatesQuota": 20,
    "SigningCertificatesPerUserQuota": 2,
}  # fmt: skip


# --- Last use of services, which other auditors ask of every entity


def generate_service_last_accessed_details(call: Call) -> dict[str, Any]:
    """A report that is ready at once."""
    arn = call.need("Arn")
    return {"JobId": str(uuid.uuid5(uuid.NAMESPACE_URL, arn))}


def get_service_last_accessed_details(call: Call) -> dict[str, Any]:
    """The same for every entity."""
    used = {"ServiceName": "Amazon S3", "ServiceNamespace": "s3", "TotalAuthenticatedEntities": 1}
    unused = {"ServiceName": "Amazon EC2", "ServiceNamespace": "ec2", "TotalAuthenticatedEntities": 0}
    services = [{**used, "LastAuthenticated": call.world.epoch}, unused]
    return {
        "JobStatus": "COMPLETED",
        "JobCreationDate": call.world.epoch,
        "JobCompletionDate": call.world.epoch,
        "ServicesLastAccessed": services,
        "IsTruncated": False,
    }


# --- Devices, keys, certificates, the password


def list_virtual_mfa_devices(call: Call) -> dict[str, Any]:
    """The virtual devices of all users. Root's stand last, so that whoever reads one page of many misses them."""
    status = call.get("AssignmentStatus", "Any")
    devices = [*_users_devices(call), *_root_devices(call)]
    # A device that nobody has taken into use.
    spare = {"SerialNumber": call.world.arn("iam", call.account.id, "mfa/spare")}
    if int(call.account.id) % 4 == 0:
        devices.insert(0, spare)
    found = [each for each in devices if status == "Any" or ("User" in each) == (status == "Assigned")]
    return listed(call, "VirtualMFADevices", found)


def _users_devices(call: Call) -> Iterator[dict[str, Any]]:
    for user in entities_of(call).users:
        if user.virtual_device is None:
            continue
        owner = {
            "Path": user.path,
            "UserName": user.name,
            "UserId": user.id,
            "Arn": call.world.arn("iam", call.account.id, user.resource),
            "CreateDate": user.created,
            "PasswordLastUsed": user.password_used,
        }
        serial = call.world.arn("iam", call.account.id, f"mfa/{user.virtual_device}")
        yield {"SerialNumber": serial, "User": owner, "EnableDate": user.device_enabled}


def _root_devices(call: Call) -> Iterator[dict[str, Any]]:
    root = call.account.root
    for device in root.devices:
        if device.kind != "virtual":
            continue
        owner = {
            "UserId": call.account.id,
            "Arn": call.world.arn("iam", call.account.id, "root"),
            "CreateDate": call.account.joined,
            "PasswordLastUsed": root.password_used,
        }
        yield {"SerialNumber": device.serial, "User": owner, "EnableDate": device.enabled}


def _is_about_root(call: Call) -> bool:
    """Whether a list is asked for by root of itself."""
    if call.get("UserName"):
        return False
    if call.caller.kind in (ROOT_SESSION, ROOT_USER):
        return True
    raise AWSError("ValidationError", "Must specify userName when calling with non-User credentials")


def _user(call: Call) -> entities.User:
    for user in entities_of(call).users:
        if user.name == call.get("UserName"):
            return user
    raise AWSError("NoSuchEntity", f"The user with name {call.get('UserName')} cannot be found.", 404)


def list_mfa_devices(call: Call) -> dict[str, Any]:
    """Devices of any kind: root's for root, without a user's name, else a user's."""
    if _is_about_root(call):
        devices = call.account.root.devices
        return listed(
            call, "MFADevices", [{"SerialNumber": each.serial, "EnableDate": each.enabled} for each in devices]
        )
    user = _user(call)
    serial = user.token or (
        call.world.arn("iam", call.account.id, f"mfa/{user.virtual_device}") if user.virtual_device else None
    )
    entry = {"UserName": user.name, "SerialNumber": serial, "EnableDate": user.device_enabled}
    return listed(call, "MFADevices", [entry] if serial else [])


def list_access_keys(call: Call) -> dict[str, Any]:
    """Root's keys for root; those of users are moto's."""
    if not _is_about_root(call):
        raise NotImplementedError
    keys = [
        {
            "AccessKeyId": key.id,
            "Status": "Active" if key.active else "Inactive",
            "CreateDate": key.created,
        }
        for key in call.account.root.keys
    ]
    return listed(call, "AccessKeyMetadata", keys)


def get_access_key_last_used(call: Call) -> dict[str, Any]:
    """The last use of a key of root; those of users are moto's."""
    for key in call.account.root.keys:
        if key.id == call.get("AccessKeyId"):
            when, region, service = key.used or (None, "N/A", "N/A")
            return {"AccessKeyLastUsed": {"LastUsedDate": when, "ServiceName": service, "Region": region}}
    raise NotImplementedError


def list_signing_certificates(call: Call) -> dict[str, Any]:
    """Root's certificates for root; those of users are moto's."""
    if not _is_about_root(call):
        raise NotImplementedError
    certificates = [
        {
            "CertificateId": each.id,
            "CertificateBody": "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n",
            "Status": "Active" if each.active else "Inactive",
            "UploadDate": each.uploaded,
        }
        for each in call.account.root.certificates
    ]
    return listed(call, "Certificates", certificates)


def get_login_profile(call: Call) -> dict[str, Any]:
    """Whether there is a password."""
    if _is_about_root(call):
        if not call.account.root.has_password:
            raise AWSError("NoSuchEntity", "Login Profile for User root cannot be found.", 404)
        return {"LoginProfile": {"CreateDate": call.account.joined, "PasswordResetRequired": False}}
    user = _user(call)
    if not user.has_password:
        raise AWSError("NoSuchEntity", f"Login Profile for User {user.name} cannot be found.", 404)
    return {"LoginProfile": {"UserName": user.name, "CreateDate": user.created, "PasswordResetRequired": False}}


def get_user(call: Call) -> dict[str, Any]:
    """Root itself for root; users are moto's."""
    if not _is_about_root(call):
        raise NotImplementedError
    user = {
        "UserId": call.account.id,
        "Arn": call.world.arn("iam", call.account.id, "root"),
        "CreateDate": call.account.joined,
        "PasswordLastUsed": call.account.root.password_used,
    }
    return {"User": user}


# --- The account's settings


def list_account_aliases(call: Call) -> dict[str, Any]:
    """An alias, in half of the accounts."""
    return listed(call, "AccountAliases", [f"company-{call.account.id[:6]}"] if has_alias(call.account) else [])


def has_alias(account: Account) -> bool:
    """Whether an account has an alias."""
    return int(account.id) % 2 == 0


def get_account_password_policy(call: Call) -> dict[str, Any]:
    """A policy, in two thirds of the accounts."""
    if not has_password_policy(call.account):
        raise AWSError("NoSuchEntity", f"The Password Policy with domain name {call.account.id} cannot be found.", 404)
    strict = int(call.account.id) % 3 == 1
    return {
        "PasswordPolicy": {
            "MinimumPasswordLength": 14 if strict else 8,
            "RequireSymbols": strict,
            "RequireNumbers": True,
            "RequireUppercaseCharacters": strict,
            "RequireLowercaseCharacters": strict,
            "AllowUsersToChangePassword": True,
            "ExpirePasswords": strict,
            "MaxPasswordAge": 90 if strict else None,
            "PasswordReusePrevention": 24 if strict else None,
            "HardExpiry": False if strict else None,
        }
    }


def has_password_policy(account: Account) -> bool:
    """Whether an account has a password policy."""
    return int(account.id) % 3 != 0


def list_organizations_features(call: Call) -> dict[str, Any]:
    """Whether root access is centralized."""
    world = call.world
    if world.standalone:
        raise AWSError(
            "OrganizationNotFoundException",
            "The request was rejected because no organization is associated with your account.",
            404,
        )
    if call.caller.account not in (world.management, world.delegate):
        raise AWSError(
            "AccountNotManagementOrDelegatedAdministratorException",
            "The request was rejected because the account making the request is not the management account or "
            "delegated administrator account for centralized root access.",
        )
    if not call.state.root_sessions:
        raise AWSError(
            "ServiceAccessNotEnabledException",
            "Trusted access is not enabled for AWS Identity and Access Management in your organization.",
        )
    features = ["RootCredentialsManagement", "RootSessions"]
    return {"OrganizationId": world.organization_id, "EnabledFeatures": features}


# --- What a centralized root session may delete


def _removed(call: Call, what: str, **kept: Any) -> dict[str, Any]:
    """The root user without something, from now on."""
    call.state.roots[call.account.id] = replace(call.account.root, **kept)
    call.state.changed(call.world, call.operation.action, call.account.id, what)
    return {}


def _for_root(call: Call) -> None:
    if call.caller.kind != ROOT_SESSION or call.get("UserName"):
        raise call.denied(why="the double deletes in centralized root sessions only, so nothing allows")


def _without(call: Call, items: list[Any], name: str, wanted: str, message: str) -> list[Any]:
    """The others; an error where there is none of this name."""
    others = [each for each in items if getattr(each, name) != wanted]
    if len(others) == len(items):
        raise AWSError("NoSuchEntity", message, 404)
    return others


def delete_access_key(call: Call) -> dict[str, Any]:
    """A key of root."""
    _for_root(call)
    key = call.need("AccessKeyId")
    message = f"The Access Key with id {key} cannot be found."
    return _removed(call, key, keys=_without(call, call.account.root.keys, "id", key, message))


def delete_signing_certificate(call: Call) -> dict[str, Any]:
    """A certificate of root."""
    _for_root(call)
    number = call.need("CertificateId")
    message = f"The Certificate with id {number} cannot be found."
    others = _without(call, call.account.root.certificates, "id", number, message)
    return _removed(call, number, certificates=others)


def deactivate_mfa_device(call: Call) -> dict[str, Any]:
    """A device of root."""
    _for_root(call)
    serial = call.need("SerialNumber")
    message = f"MFA Device invalid for user. Device with serial number {serial} cannot be found."
    return _removed(call, serial, devices=_without(call, call.account.root.devices, "serial", serial, message))


def delete_login_profile(call: Call) -> dict[str, Any]:
    """Root's password."""
    _for_root(call)
    if not call.account.root.has_password:
        raise AWSError("NoSuchEntity", "Login Profile for User root cannot be found.", 404)
    return _removed(call, "password", has_password=False)


HANDLERS: dict[str, Handler] = {
    "DeleteAccessKey": delete_access_key,
    "DeleteSigningCertificate": delete_signing_certificate,
    "DeactivateMFADevice": deactivate_mfa_device,
    "DeleteLoginProfile": delete_login_profile,
    "GenerateCredentialReport": generate_credential_report,
    "GetCredentialReport": get_credential_report,
    "GetAccountSummary": get_account_summary,
    "ListVirtualMFADevices": list_virtual_mfa_devices,
    "ListMFADevices": list_mfa_devices,
    "ListAccessKeys": list_access_keys,
    "GetAccessKeyLastUsed": get_access_key_last_used,
    "ListSigningCertificates": list_signing_certificates,
    "GetLoginProfile": get_login_profile,
    "GetUser": get_user,
    "GenerateServiceLastAccessedDetails": generate_service_last_accessed_details,
    "GetServiceLastAccessedDetails": get_service_last_accessed_details,
    "ListAccountAliases": list_account_aliases,
    "GetAccountPasswordPolicy": get_account_password_policy,
    "ListOrganizationsFeatures": list_organizations_features,
}
