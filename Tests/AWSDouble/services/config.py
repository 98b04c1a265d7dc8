"""What AWS Config says of root. Source: https://docs.aws.amazon.com/config/latest/APIReference/API_Operations.html

Recorders and channels are moto's: see borrowed.py.
"""

import json
from typing import Any

from services.call import Call, Handler, page
from services.profiles import AGGREGATOR, has_config
from wire.errors import AWSError
from world.world import Account

RULES = {
    "iam-root-access-key-check": "IAM_ROOT_ACCESS_KEY_CHECK",
    "root-account-mfa-enabled": "ROOT_ACCOUNT_MFA_ENABLED",
    "root-account-hardware-mfa-enabled": "ROOT_ACCOUNT_HARDWARE_MFA_ENABLED",
}
COMPLIANT, FAILING, NOT_APPLICABLE = "COMPLIANT", "NON_COMPLIANT", "NOT_APPLICABLE"


def rules(call: Call) -> list[str]:
    """The rules that are set up where the call is signed for; the MFA rules exist in one partition only."""
    if call.region != call.world.partition.home or not has_config(call.account.profile):
        return []
    return list(RULES) if call.world.partition.name == "aws" else list(RULES)[:1]


def compliance(account: Account, rule: str) -> str:
    """What a rule finds."""
    root = account.root
    if rule == "iam-root-access-key-check":
        return FAILING if root.keys else COMPLIANT
    if root.removed:
        return NOT_APPLICABLE
    if rule == "root-account-mfa-enabled":
        return COMPLIANT if root.devices else FAILING
    # The rule looks whether there is a virtual device.
    virtual = any(device.kind == "virtual" for device in root.devices)
    return COMPLIANT if root.devices and not virtual else FAILING


def _named(call: Call) -> list[str]:
    found = rules(call)
    for name in call.get("ConfigRuleNames") or []:
        if name not in found:
            raise AWSError(
                "NoSuchConfigRuleException",
                f"The ConfigRule '{name}' provided in the request is invalid. Please check the configRule name.",
            )
    return [name for name in found if name in (call.get("ConfigRuleNames") or found)]


def _shown(call: Call, key: str, items: list[Any], most: int) -> dict[str, Any]:
    wrong = AWSError("InvalidNextTokenException", "The specified next token is not valid.")
    found, following = page(items, call.operation.name, call.get("NextToken"), call.get("Limit"), most, wrong)
    return {key: found, "NextToken": following}


def describe_config_rules(call: Call) -> dict[str, Any]:
    """The rules, in pages of two."""
    entries = [
        {
            "ConfigRuleName": name,
            "ConfigRuleArn": call.world.arn(
                "config", call.account.id, f"config-rule/config-rule-{at}abcde", call.region
            ),
            "ConfigRuleId": f"config-rule-{at}abcde",
            "Source": {"Owner": "AWS", "SourceIdentifier": RULES[name]},
            "ConfigRuleState": "ACTIVE",
            "MaximumExecutionFrequency": "TwentyFour_Hours",
            "EvaluationModes": [{"Mode": "DETECTIVE"}],
        }
        for at, name in enumerate(_named(call))
    ]
    return _shown(call, "ConfigRules", entries, 2)


def describe_compliance_by_config_rule(call: Call) -> dict[str, Any]:
    """What each rule finds, in pages of two; what is not applicable has no compliance."""
    wanted = call.get("ComplianceTypes")
    entries = []
    for name in _named(call):
        found = compliance(call.account, name)
        kind = "INSUFFICIENT_DATA" if found == NOT_APPLICABLE else found
        if wanted and kind not in wanted:
            continue
        entry: dict[str, Any] = {"ConfigRuleName": name, "Compliance": {"ComplianceType": kind}}
        if kind == FAILING:
            entry["Compliance"]["ComplianceContributorCount"] = {"CappedCount": 1, "CapExceeded": False}
        entries.append(entry)
    return _shown(call, "ComplianceByConfigRules", entries, 2)


def get_compliance_details_by_config_rule(call: Call) -> dict[str, Any]:
    """A rule's evaluation of the account."""
    name = call.get("ConfigRuleName")
    if name not in rules(call):
        raise AWSError("NoSuchConfigRuleException", f"The ConfigRule '{name}' provided in the request is invalid.")
    found = compliance(call.account, name)
    if found == NOT_APPLICABLE or (call.get("ComplianceTypes") and found not in call.get("ComplianceTypes")):
        return {"EvaluationResults": []}
    qualifier = {"ConfigRuleName": name, "ResourceType": "AWS::::Account", "ResourceId": call.account.id}
    identifier = {"EvaluationResultQualifier": qualifier, "OrderingTimestamp": call.world.epoch}
    evaluation = {
        "EvaluationResultIdentifier": identifier,
        "ComplianceType": found,
        "ResultRecordedTime": call.world.epoch,
        "ConfigRuleInvokedTime": call.world.epoch,
    }
    return {"EvaluationResults": [evaluation]}


def describe_configuration_aggregators(call: Call) -> dict[str, Any]:
    """One in the delegated administrator's account, none elsewhere."""
    names = call.get("ConfigurationAggregatorNames")
    there = call.caller.account == call.world.delegate and call.region == call.world.partition.home
    if names and (names != [AGGREGATOR] or not there):
        raise AWSError("NoSuchConfigurationAggregatorException", "The configuration aggregator does not exist.")
    entry = {
        "ConfigurationAggregatorName": AGGREGATOR,
        "ConfigurationAggregatorArn": call.world.arn(
            "config", call.account.id, "config-aggregator/config-aggregator-0abcdefg", call.region
        ),
        "OrganizationAggregationSource": {
            "RoleArn": call.world.arn("iam", call.account.id, "role/aggregator"),
            "AllAwsRegions": True,
        },
        "CreationTime": call.world.delegation_began,
        "LastUpdatedTime": call.world.delegation_began,
    }
    return _shown(call, "ConfigurationAggregators", [entry] if there else [], 5)


def select_aggregate_resource_config(call: Call) -> dict[str, Any]:
    """The rules' findings of all accounts as compliance items, in pages; of the query only the form counts."""
    if call.caller.account != call.world.delegate or call.get("ConfigurationAggregatorName") != AGGREGATOR:
        raise AWSError("NoSuchConfigurationAggregatorException", "The configuration aggregator does not exist.")
    query = " ".join(call.get("Expression", "").split())
    if not query.upper().startswith("SELECT ") or " FROM " in query.upper():
        raise AWSError("InvalidExpressionException", "The expression is invalid: it has no SELECT, or a FROM.")
    found = [
        _compliance_item(call, number) for number in call.world.ids if has_config(call.world.account(number).profile)
    ]
    wrong = AWSError("InvalidNextTokenException", "The specified next token is not valid.")
    asked = call.get("MaxResults") or call.get("Limit")
    shown, following = page(found, "select", call.get("NextToken"), asked, 25, wrong)
    fields = [{"Name": name} for name in ("accountId", "awsRegion", "configuration", "resourceId", "resourceType")]
    return {"Results": shown, "QueryInfo": {"SelectFields": fields}, "NextToken": following}


def _compliance_item(call: Call, number: str) -> str:
    account = call.world.account(number)
    found = [
        {"configRuleName": name, "complianceType": compliance(account, name)}
        for name in (list(RULES) if call.world.partition.name == "aws" else list(RULES)[:1])
        if compliance(account, name) != NOT_APPLICABLE
    ]
    failing = any(each["complianceType"] == FAILING for each in found)
    item = {
        "accountId": number,
        "awsRegion": call.world.partition.home,
        "configuration": {
            "complianceType": FAILING if failing else COMPLIANT,
            "configRuleList": found,
            "targetResourceId": number,
            "targetResourceType": "AWS::::Account",
        },
        "resourceId": f"AWS::::Account/{number}",
        "resourceType": "AWS::Config::ResourceCompliance",
    }
    return json.dumps(item, separators=(",", ":"))


HANDLERS: dict[str, Handler] = {
    "DescribeConfigRules": describe_config_rules,
    "DescribeComplianceByConfigRule": describe_compliance_by_config_rule,
    "GetComplianceDetailsByConfigRule": get_compliance_details_by_config_rule,
    "DescribeConfigurationAggregators": describe_configuration_aggregators,
    "SelectAggregateResourceConfig": select_aggregate_resource_config,
}
