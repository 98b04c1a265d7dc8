"""The organization. Source: https://docs.aws.amazon.com/organizations/latest/APIReference/API_Operations.html"""

import json
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from services.call import Call, Handler, page, token
from wire.errors import AWSError
from world import draw
from world.documents import RCP, SCP, Draft
from world.world import Policy

PAGE = 20


def _allow(call: Call) -> None:
    """Reading is for the management account and delegated administrators."""
    if call.world.standalone:
        raise AWSError("AWSOrganizationsNotInUseException", "Your account is not a member of an organization.")
    if call.caller.account not in (call.world.management, call.world.delegate):
        raise AWSError("AccessDeniedException", "You don't have permissions to access this resource.")


def _listed(call: Call, key: str, items: Sequence[Any], entry: Any, most: int = PAGE) -> dict[str, Any]:
    """A page of a list."""
    asked = call.get("MaxResults")
    if asked is not None and not 1 <= asked <= PAGE:
        raise AWSError("InvalidInputException", "You specified an invalid value for MaxResults.")
    wrong = AWSError("InvalidInputException", "You specified an invalid value for NextToken.")
    kind = "/".join(
        [call.operation.name, *(call.get(name, "") for name in ("ParentId", "PolicyId", "TargetId", "Filter"))]
    )
    # A page may be empty though another follows: the first one of a large unit is.
    if call.operation.name == "ListAccountsForParent" and len(items) > most and call.get("NextToken") is None:
        return {key: [], "NextToken": token(kind, 0)}
    found, following = page(items, kind, call.get("NextToken"), asked, most, wrong)
    return {key: [entry(call, each) for each in found], "NextToken": following}


def describe_organization(call: Call) -> dict[str, Any]:
    """Any member may ask this."""
    world = call.world
    if world.standalone:
        _allow(call)
    return {
        "Organization": {
            "Id": world.organization_id,
            "Arn": world.organization_arn("organization"),
            "FeatureSet": "ALL",
            "MasterAccountArn": world.organization_arn("account", world.management),
            "MasterAccountId": world.management,
            "MasterAccountEmail": world.account(world.management).email,
            # What AWS answers here says nothing of what is enabled: ListRoots does.
            "AvailablePolicyTypes": [{"Type": SCP, "Status": "ENABLED"}],
        }
    }


def list_roots(call: Call) -> dict[str, Any]:
    """The one root."""
    _allow(call)
    world = call.world
    types = [{"Type": kind, "Status": "ENABLED"} for kind in (SCP, RCP)]
    root = world.units[world.root_id]
    return {"Roots": [{"Id": root.id, "Arn": world.unit_arn(root), "Name": "Root", "PolicyTypes": types}]}


def list_accounts(call: Call) -> dict[str, Any]:
    """All accounts."""
    _allow(call)
    return _listed(call, "Accounts", call.world.ids, _account)


def describe_account(call: Call) -> dict[str, Any]:
    """One account."""
    _allow(call)
    if call.get("AccountId") not in call.world:
        raise AWSError("AccountNotFoundException", "You specified an account that doesn't exist.")
    return {"Account": _account(call, call.get("AccountId"))}


def list_parents(call: Call) -> dict[str, Any]:
    """What an account or a unit lies in."""
    _allow(call)
    child = call.get("ChildId")
    if child in call.world:
        parent = call.world.parent_of(child)
    elif child in call.world.units and call.world.units[child].parent:
        parent = call.world.units[child].parent
    else:
        raise AWSError("ChildNotFoundException", "You specified a child that doesn't exist.")
    kind = "ROOT" if parent == call.world.root_id else "ORGANIZATIONAL_UNIT"
    return {"Parents": [{"Id": parent, "Type": kind}]}


def list_policies_for_target(call: Call) -> dict[str, Any]:
    """The policies of a kind that are attached to an account or a unit."""
    _allow(call)
    target = call.get("TargetId")
    if target not in call.world and target not in call.world.units:
        raise AWSError("TargetNotFoundException", "You specified a target that doesn't exist.")
    policies = call.state.policies(call.world).values()
    found = [each for each in policies if each.draft.kind == call.get("Filter") and target in each.targets]
    return _listed(call, "Policies", found, _summary)


def list_accounts_for_parent(call: Call) -> dict[str, Any]:
    """The accounts of a unit."""
    return _listed(call, "Accounts", call.world.accounts_under[_parent(call)], _account)


def list_organizational_units_for_parent(call: Call) -> dict[str, Any]:
    """The units of a unit."""
    parent = _parent(call)
    units = [unit for unit in call.world.units.values() if unit.parent == parent]
    return _listed(call, "OrganizationalUnits", units, _unit)


def list_policies(call: Call) -> dict[str, Any]:
    """The policies of a kind."""
    _allow(call)
    kind = call.get("Filter")
    if kind not in (SCP, RCP, "TAG_POLICY", "BACKUP_POLICY", "AISERVICES_OPT_OUT_POLICY"):
        raise AWSError("InvalidInputException", "You specified an invalid value for Filter.")
    found = [each for each in call.state.policies(call.world).values() if each.draft.kind == kind]
    return _listed(call, "Policies", found, _summary, most=5)


def describe_policy(call: Call) -> dict[str, Any]:
    """A policy with its document."""
    policy = _policy(call)
    content = policy.draft.content(call.world.partition.name)
    return {"Policy": {"PolicySummary": _summary(call, policy), "Content": content}}


def list_targets_for_policy(call: Call) -> dict[str, Any]:
    """What a policy is attached to."""
    return _listed(call, "Targets", _policy(call).targets, _target)


# --- What the management account may change


def _changing(call: Call) -> dict[str, Policy]:
    """The policies, to be changed; their lists of targets are their own."""
    if call.world.standalone:
        _allow(call)
    if call.caller.account != call.world.management:
        raise AWSError("AccessDeniedException", "You don't have permissions to access this resource.")
    if call.state.changed_policies is None:
        call.state.changed_policies = {
            number: replace(each, targets=list(each.targets)) for number, each in call.world.policies.items()
        }
    return call.state.changed_policies


def create_policy(call: Call) -> dict[str, Any]:
    """A policy of a name that there is not yet."""
    policies = _changing(call)
    kind, name = call.get("Type"), call.get("Name")
    if kind not in (SCP, RCP):
        raise AWSError("InvalidInputException", "You specified an invalid value for Type.")
    try:
        statements = json.loads(call.get("Content"))["Statement"]
    except (ValueError, KeyError, TypeError) as error:
        raise AWSError(
            "MalformedPolicyDocumentException", "The provided policy document does not meet the requirements."
        ) from error
    if any(each.draft.kind == kind and each.draft.name == name for each in policies.values()):
        raise AWSError("DuplicatePolicyException", "A policy with the same name already exists.")
    draft = Draft(name, call.get("Description", ""), kind, statements, ())
    made = Policy(f"p-{draw.text(draw.of(call.world.seed, 'made', name), draw.LOWER, 8)}", draft, [])
    policies[made.id] = made
    call.state.changed(call.world, call.operation.action, made.id, name)
    return {"Policy": {"PolicySummary": _summary(call, made), "Content": call.get("Content")}}


def _attachable(call: Call) -> tuple[Policy, str]:
    _changing(call)
    policy, target = _policy(call), call.get("TargetId")
    if target not in call.world and target not in call.world.units:
        raise AWSError("TargetNotFoundException", "You specified a target that doesn't exist.")
    return policy, target


def attach_policy(call: Call) -> dict[str, Any]:
    """A policy to a target that has it not."""
    policy, target = _attachable(call)
    if target in policy.targets:
        raise AWSError(
            "DuplicatePolicyAttachmentException", "A policy with the specified name and type is already attached."
        )
    policy.targets.append(target)
    call.state.changed(call.world, call.operation.action, target, policy.id)
    return {}


def detach_policy(call: Call) -> dict[str, Any]:
    """A policy from a target that has it."""
    policy, target = _attachable(call)
    if target not in policy.targets:
        raise AWSError("PolicyNotAttachedException", "The policy isn't attached to the specified target.")
    policy.targets.remove(target)
    call.state.changed(call.world, call.operation.action, target, policy.id)
    return {}


def list_delegated_administrators(call: Call) -> dict[str, Any]:
    """The delegated administrators, of one service or of any."""
    _allow(call)
    known = call.get("ServicePrincipal") in (None, "iam.amazonaws.com")
    found = [call.world.delegate] if call.world.delegate and known else []
    return _listed(call, "DelegatedAdministrators", found, _delegate)


def _parent(call: Call) -> str:
    _allow(call)
    if call.get("ParentId") not in call.world.units:
        raise AWSError("ParentNotFoundException", "You specified parent that doesn't exist.")
    return call.get("ParentId")


def _policy(call: Call) -> Policy:
    _allow(call)
    policy = call.state.policies(call.world).get(call.get("PolicyId", ""))
    if policy is None:
        raise AWSError("PolicyNotFoundException", "You specified a policy that doesn't exist.")
    return policy


def _account(call: Call, number: str) -> dict[str, Any]:
    account = call.world.account(number)
    return {
        "Id": number,
        "Arn": call.world.organization_arn("account", number),
        "Email": account.email,
        "Name": account.name,
        **({"Status": account.status} if call.state.has_status else {}),
        "State": account.status,
        "JoinedMethod": account.joined_method,
        "JoinedTimestamp": account.joined,
    }


def _delegate(call: Call, number: str) -> dict[str, Any]:
    return {**_account(call, number), "DelegationEnabledDate": call.world.delegation_began}


def _unit(call: Call, unit: Any) -> dict[str, Any]:
    return {"Id": unit.id, "Arn": call.world.unit_arn(unit), "Name": unit.name}


def _summary(call: Call, policy: Policy) -> dict[str, Any]:
    return {
        "Id": policy.id,
        "Arn": call.world.policy_arn(policy),
        "Name": policy.draft.name,
        "Description": policy.draft.description,
        "Type": policy.draft.kind,
        "AwsManaged": policy.draft.aws_managed,
    }


def _target(call: Call, number: str) -> dict[str, Any]:
    unit = call.world.units.get(number)
    if unit is None:
        arn = call.world.organization_arn("account", number)
        return {"TargetId": number, "Arn": arn, "Name": call.world.account(number).name, "Type": "ACCOUNT"}
    kind = "ROOT" if unit.parent is None else "ORGANIZATIONAL_UNIT"
    return {"TargetId": number, "Arn": call.world.unit_arn(unit), "Name": unit.name, "Type": kind}


HANDLERS: dict[str, Handler] = {
    "CreatePolicy": create_policy,
    "AttachPolicy": attach_policy,
    "DetachPolicy": detach_policy,
    "DescribeOrganization": describe_organization,
    "ListRoots": list_roots,
    "DescribeAccount": describe_account,
    "ListParents": list_parents,
    "ListPoliciesForTarget": list_policies_for_target,
    "ListAccounts": list_accounts,
    "ListAccountsForParent": list_accounts_for_parent,
    "ListOrganizationalUnitsForParent": list_organizational_units_for_parent,
    "ListPolicies": list_policies,
    "DescribePolicy": describe_policy,
    "ListTargetsForPolicy": list_targets_for_policy,
    "ListDelegatedAdministrators": list_delegated_administrators,
}
