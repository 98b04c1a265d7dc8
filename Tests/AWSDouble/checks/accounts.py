"""What is said of accounts and their root users, as boto3 sees it, beside what the seed says."""

import csv
import io
from datetime import datetime
from typing import Any

from checks.asking import Tally, pages
from running import Double, Key


def check(tally: Tally, there: Double) -> None:
    """All of it, for every account that lets the management account in."""
    world = there.world
    for number, account in world["accounts"].items():
        role = account["roles"].get("OrganizationAccountAccessRole", {})
        if number == world["management"]:
            key = there.management
        elif world["management"] in role.get("trusted", []) and account["status"] == "ACTIVE":
            key = there.role(number)
        else:
            continue
        with tally.under(f"{number} iam"):
            _iam(tally, there, number, account, key)
        with tally.under(f"{number} entities"):
            _entities(tally, there, account, key)
        with tally.under(f"{number} account"):
            _account(tally, there, number, account, key)
        with tally.under(f"{number} watched"):
            _watched(tally, there, number, account, key)
        with tally.under(f"{number} config"):
            _config(tally, there, number, account, key)
        if number != world["management"]:
            with tally.under(f"{number} as root"):
                _as_root(tally, there, account, there.root(number))
    with tally.under("aggregator"):
        _aggregator(tally, there)


def _iam(tally: Tally, there: Double, number: str, account: dict[str, Any], key: Key) -> None:
    client, root = there.client("iam", key), account["root"]
    tally.refused("before it is generated", "ReportNotPresent/410", client.get_credential_report)
    states = []
    while (not states or states[-1] != "COMPLETE") and len(states) < 9:
        states.append(client.generate_credential_report()["State"])
        if states[-1] != "COMPLETE":
            tally.refused("while it is generated", "ReportInProgress/404", client.get_credential_report)
    tally.holds(f"the states {states}", states[0] == "STARTED" and set(states[1:-1]) <= {"INPROGRESS"})
    report = client.get_credential_report()["Content"].decode()
    rows = list(csv.DictReader(io.StringIO(report)))
    tally.equal("the report's users", [row["user"] for row in rows], ["<root_account>", *account["users"]])
    row = rows[0]
    tally.equal("its root", row["arn"].split(":")[4:], [number, "root"])
    tally.equal("mfa_active", row["mfa_active"], "true" if root["devices"] else "false")
    if account["report_knows_password"]:
        tally.equal("password_enabled", row["password_enabled"], "TRUE" if root["has_password"] else "FALSE")
    else:
        tally.equal("password_enabled", row["password_enabled"], "not_supported")
    used = root["password_used"]
    tally.holds("password_last_used", _same(row["password_last_used"], used))
    for at in (1, 2):
        mine = root["keys"][at - 1] if len(root["keys"]) >= at else None
        tally.equal(f"key {at}", row[f"access_key_{at}_active"], "true" if mine and mine["active"] else "false")
        last = mine and mine["used"] and mine["used"][0]
        tally.holds(f"use of key {at}", _same(row[f"access_key_{at}_last_used_date"], last))
    summary = client.get_account_summary()["SummaryMap"]
    counts = {
        "AccountMFAEnabled": bool(root["devices"]),
        "AccountAccessKeysPresent": bool(root["keys"]),
        "AccountSigningCertificatesPresent": bool(root["certificates"]),
        "AccountPasswordPresent": root["has_password"],
        "Users": len(account["users"]),
    }
    tally.equal(
        "the summary", {name: summary[name] for name in counts}, {name: int(value) for name, value in counts.items()}
    )
    devices = pages(client, "list_virtual_mfa_devices", "VirtualMFADevices")
    roots = [each["SerialNumber"] for each in devices if each.get("User", {}).get("Arn", "").endswith(":root")]
    tally.equal(
        "root's virtual devices", roots, [each["serial"] for each in root["devices"] if each["kind"] == "virtual"]
    )
    owned = [each for each in devices if "User" in each]
    tally.equal("all virtual devices", len(owned), len(roots) + account["userVirtualDevices"])
    tally.equal("aliases", bool(client.list_account_aliases()["AccountAliases"]), account["hasAlias"])
    if account["hasPasswordPolicy"]:
        tally.holds(
            "a password policy", client.get_account_password_policy()["PasswordPolicy"]["MinimumPasswordLength"]
        )
    else:
        tally.refused("no password policy", "NoSuchEntity/404", client.get_account_password_policy)
    features = client.list_organizations_features
    if number in (there.world["management"], there.world["delegate"]):
        tally.equal("features", features()["EnabledFeatures"], ["RootCredentialsManagement", "RootSessions"])
    else:
        tally.refused("features", "AccountNotManagementOrDelegatedAdministratorException", features)


def _entities(tally: Tally, there: Double, account: dict[str, Any], key: Key) -> None:
    client = there.client("iam", key)
    details = list(client.get_paginator("get_account_authorization_details").paginate())
    for kind in ("UserDetailList", "GroupDetailList", "RoleDetailList", "Policies"):
        found = [each["Arn"] for page in details for each in page[kind]]
        tally.equal(f"{kind} once each", len(set(found)), len(found))
    named = [user["UserName"] for page in details for user in page["UserDetailList"]]
    tally.equal("users in the details", named, account["users"])
    tally.equal(
        "users in the list", [each["UserName"] for each in pages(client, "list_users", "Users")], account["users"]
    )
    only = client.get_account_authorization_details(Filter=["Group"])
    tally.equal("a filter", (len(only["UserDetailList"]), bool(only["GroupDetailList"])), (0, True))
    tally.refused("a list of nobody", "NoSuchEntity/404", client.list_mfa_devices, UserName="nobody")
    tally.refused("a login profile of nobody", "NoSuchEntity/404", client.get_login_profile, UserName="nobody")


def _as_root(tally: Tally, there: Double, account: dict[str, Any], key: Key) -> None:
    client, root = there.client("iam", key), account["root"]
    devices = pages(client, "list_mfa_devices", "MFADevices")
    tally.equal("devices", [each["SerialNumber"] for each in devices], [each["serial"] for each in root["devices"]])
    keys = pages(client, "list_access_keys", "AccessKeyMetadata")
    tally.equal("keys", [(each["AccessKeyId"], each["Status"] == "Active") for each in keys], [
        (each["id"], each["active"]) for each in root["keys"]
    ])  # fmt: skip
    for each in root["keys"]:
        used = client.get_access_key_last_used(AccessKeyId=each["id"])["AccessKeyLastUsed"]
        moment = used.get("LastUsedDate")
        tally.equal("use of a key", moment and moment.timestamp(), each["used"] and _seconds(each["used"][0]))
    certificates = pages(client, "list_signing_certificates", "Certificates")
    tally.equal(
        "certificates", [each["CertificateId"] for each in certificates], [each["id"] for each in root["certificates"]]
    )
    if root["has_password"]:
        tally.equal("a password", client.get_login_profile()["LoginProfile"]["PasswordResetRequired"], False)
    else:
        tally.refused("no password", "NoSuchEntity/404", client.get_login_profile)
    tally.equal(
        "the summary", client.get_account_summary()["SummaryMap"]["AccountMFAEnabled"], int(bool(root["devices"]))
    )


def _account(tally: Tally, there: Double, number: str, account: dict[str, Any], key: Key) -> None:
    client, over = there.client("account", key), there.client("account")
    for kind in ("BILLING", "OPERATIONS", "SECURITY"):
        for who, values in ((client, {}), (over, {"AccountId": number})):
            if values and number == there.world["management"]:
                continue
            if kind in account["contacts"]:
                found = who.get_alternate_contact(AlternateContactType=kind, **values)["AlternateContact"]
                tally.equal(kind, found, account["contacts"][kind])
            else:
                tally.refused(
                    kind,
                    "ResourceNotFoundException/404",
                    who.get_alternate_contact,
                    AlternateContactType=kind,
                    **values,
                )
    tally.equal("the town", client.get_contact_information()["ContactInformation"]["City"], "Besançon")
    regions = pages(client, "list_regions", "Regions")
    tally.holds("regions", there.world["home"] in [each["RegionName"] for each in regions])
    if number == there.world["management"]:
        tally.refused("its own address", "AccessDeniedException/403", over.get_primary_email, AccountId=number)
    else:
        tally.equal("root's address", over.get_primary_email(AccountId=number)["PrimaryEmail"], account["email"])
        tally.refused("a member's own", "AccessDeniedException/403", client.get_primary_email, AccountId=number)


def _watched(tally: Tally, there: Double, number: str, account: dict[str, Any], key: Key) -> None:
    trails = there.client("cloudtrail", key)
    found = trails.describe_trails()["trailList"]
    tally.equal("a trail", bool(found), account["trail"] is not None)
    for trail in found:
        tally.equal("its ARN", trail["TrailARN"].split(":")[4], number)
        status = trails.get_trail_status(Name=trail["TrailARN"])
        tally.equal("it logs", status["IsLogging"], account["trail"] != "stopped")
        tally.holds("it selects", trails.get_event_selectors(TrailName=trail["TrailARN"])["EventSelectors"])
    filters = pages(there.client("logs", key), "describe_metric_filters", "metricFilters")
    tally.equal("a filter", bool(filters), account["trail"] in ("watched", "misread"))
    alarms = pages(there.client("cloudwatch", key), "describe_alarms", "MetricAlarms")
    tally.equal("an alarm", bool(alarms), bool(filters))
    metric = there.client("cloudwatch", key).describe_alarms_for_metric(MetricName="RootUse", Namespace="CIS")
    tally.equal(
        "of the metric", [each["AlarmName"] for each in metric["MetricAlarms"]], [each["AlarmName"] for each in alarms]
    )
    topics = there.client("sns", key)
    for alarm in alarms:
        for topic in alarm["AlarmActions"]:
            subscribed = pages(topics, "list_subscriptions_by_topic", "Subscriptions", TopicArn=topic)
            tally.equal("subscriptions", len(subscribed), 2)
            pending = [each for each in subscribed if each["SubscriptionArn"] == "PendingConfirmation"]
            tally.equal("of them waiting", len(pending), int(account["trail"] == "misread"))
            tally.equal("the topic", topics.get_topic_attributes(TopicArn=topic)["Attributes"]["TopicArn"], topic)
    events = there.client("events", key)
    rules = events.list_rules()["Rules"]
    tally.equal("a rule", [each["State"] for each in rules], [account["rule"]] if account["rule"] else [])
    for rule in rules:
        tally.equal("its target", len(events.list_targets_by_rule(Rule=rule["Name"])["Targets"]), 1)


def _config(tally: Tally, there: Double, number: str, account: dict[str, Any], key: Key) -> None:
    client, wanted = there.client("config", key), account["config"]
    found = pages(client, "describe_compliance_by_config_rule", "ComplianceByConfigRules")
    words = {"NOT_APPLICABLE": "INSUFFICIENT_DATA"}
    if there.world["partition"] != "aws":
        wanted = {name: value for name, value in wanted.items() if "mfa" not in name}
    tally.equal("compliance", {each["ConfigRuleName"]: each["Compliance"]["ComplianceType"] for each in found}, {
        name: words.get(value, value) for name, value in wanted.items()
    })  # fmt: skip
    rules = pages(client, "describe_config_rules", "ConfigRules")
    tally.equal("rules", [each["ConfigRuleName"] for each in rules], list(wanted))
    for name, value in wanted.items():
        results = pages(client, "get_compliance_details_by_config_rule", "EvaluationResults", ConfigRuleName=name)
        tally.equal(name, [each["ComplianceType"] for each in results], [] if value == "NOT_APPLICABLE" else [value])
    tally.refused(
        "no such rule",
        "NoSuchConfigRuleException/400",
        client.get_compliance_details_by_config_rule,
        ConfigRuleName="x",
    )
    tally.equal(
        "a recorder", bool(client.describe_configuration_recorders()["ConfigurationRecorders"]), bool(account["config"])
    )
    tally.equal("a channel", bool(client.describe_delivery_channels()["DeliveryChannels"]), bool(account["config"]))
    aggregators = client.describe_configuration_aggregators()["ConfigurationAggregators"]
    tally.equal("an aggregator", bool(aggregators), number == there.world["delegate"])


def _aggregator(tally: Tally, there: Double) -> None:
    client = there.client("config", there.key("AKIADOUBLEDELEGATED0"))
    query = "SELECT accountId, configuration WHERE resourceType = 'AWS::Config::ResourceCompliance'"
    values = {"Expression": query, "ConfigurationAggregatorName": "organization"}
    results = [
        each
        for page in client.get_paginator("select_aggregate_resource_config").paginate(**values)
        for each in page["Results"]
    ]
    wanted = [number for number, account in there.world["accounts"].items() if account["config"]]
    tally.equal("the accounts in it", [each.split('"')[3] for each in results], wanted)
    tally.refused(
        "another name",
        "NoSuchConfigurationAggregatorException",
        client.select_aggregate_resource_config,
        **{**values, "ConfigurationAggregatorName": "x"},
    )
    tally.refused(
        "no query",
        "InvalidExpressionException",
        client.select_aggregate_resource_config,
        **{**values, "Expression": "x"},
    )


def _same(text: str, wanted: str | None) -> bool:
    """Whether a field of the report is this time, or none where there is none."""
    if wanted is None:
        return text in ("N/A", "no_information")
    return datetime.fromisoformat(text) == datetime.fromisoformat(wanted)


def _seconds(text: str) -> float:
    return datetime.fromisoformat(text).timestamp()
