"""One permission after another is missing: what it would have told is refused, and nothing else changes."""

import json
import pathlib
import re
from collections.abc import Callable

from botocore import xform_name

from checks.asking import Tally
from collecting.bench import Bench, contents, differing, ended
from running import Double

Names = Callable[[str], bool]


def check(tally: Tally, bench: Bench) -> None:
    """Every operation that is asked for, as the double counted them."""
    with bench.double(20) as there, tally.under("denials"):
        bench.collect(there, bench.folder())
        counts = there.get("counts")
        only = [word for number in covering(there, counts["calls"]) for word in ("--account", number)]
        undisturbed = bench.undisturbed(there, *only)
        bench.collect(there, bench.folder(), *only)
        operations = there.get("counts")["operations"]
        tally.equal("these accounts have all operations", sorted(operations), sorted(counts["operations"]))
        for operation in operations:
            with tally.under(f"denials: {operation}"):
                there.post("reset")
                there.post("faults", {"deny": {"operation": operation}})
                folder = bench.folder()
                done = bench.collect(there, folder, *only)
                if operation == "sts:GetCallerIdentity":
                    ended(tally, "nobody's", done, 69, "sts:GetCallerIdentity: AWS refused: AccessDenied")
                    continue
                # Then nobody knows of the members that are named.
                code = 65 if operation == "organizations:DescribeOrganization" else 0
                ended(tally, "denied", done, code, f"{operation}: A", f"Allow {operation}")
                if operation != "organizations:DescribeOrganization":
                    compare(tally, contents(folder), contents(undisturbed), operation)


def covering(there: Double, calls: dict[str, dict[str, int]]) -> list[str]:
    """A few accounts of which all operations are asked, the management account first."""
    chosen = [there.world["management"]]
    wanted = {operation for each in calls.values() for operation in each} - set(calls[chosen[0]])
    while wanted:
        best = max(calls, key=lambda account: len(wanted & set(calls[account])))
        chosen.append(best)
        wanted -= set(calls[best])
    # The largest one is asked page by page, and from one that lets nobody in there is something too.
    return list(dict.fromkeys([*chosen, there.world["large"]]))


def compare(tally: Tally, found: dict[str, bytes], undisturbed: dict[str, bytes], operation: str) -> None:
    """Holds what was collected to what has to come of it."""
    stopped = hanging(operation, undisturbed)
    refused = refusals_of_its_own(operation, undisturbed)
    wanted: dict[str, bytes] = {}
    for name, answer in undisturbed.items():
        if stopped(name):
            continue
        if _verb(name) == _verb_of(operation):
            refused.add(name if name.endswith(".error.json") else f"{name.removesuffix('.json')}.error.json")
        else:
            wanted[name] = answer
    codes = [_code(found.get(name)) for name in refused]
    wrong = [code for code in codes if code not in ("AccessDenied", "AccessDeniedException", "AuthorizationError")]
    tally.none("refusals", wrong, len(codes))
    if operation == "iam:GenerateCredentialReport":
        # Nobody else had a report made.
        reports = {name for name in found if _verb(name) == "get-credential-report"}
        tally.equal("no reports", {_code(found[name]) for name in reports}, {"ReportNotPresent"})
        refused |= reports
    rest = {name: answer for name, answer in found.items() if name not in refused}
    tally.none("files", differing(rest, wanted), len(wanted))


def _code(error: bytes | None) -> str:
    return json.loads(error)["Error"]["Code"] if error else "nothing"


def refusals_of_its_own(operation: str, undisturbed: dict[str, bytes]) -> set[str]:
    """The files of calls of which only a refusal is kept."""
    accounts = {_folder(name) for name in undisturbed if _verb(name) == "get-account-summary"}
    if operation == "iam:GenerateCredentialReport":
        folders = {each for each in accounts if not each.endswith("/assume-root")}
    elif operation == "sts:AssumeRoot":
        folders = {each for each in accounts if each.endswith("/assume-root")}
    elif operation == "sts:AssumeRole":
        folders = {_folder(name) for name in undisturbed if _verb(name) == "get-primary-email"}
    else:
        return set()
    return {f"{each}/{_verb_of(operation)}.error.json" for each in folders}


def _verb(name: str) -> str:
    return pathlib.PurePosixPath(name).name.partition(".")[0]


def _verb_of(operation: str) -> str:
    return xform_name(operation.partition(":")[2], "-")


def hanging(operation: str, undisturbed: dict[str, bytes]) -> Names:
    """What cannot be asked where this operation is refused, since its answer names what to ask for."""
    watched = {_folder(name) for name in undisturbed if _verb(name) == "describe-alarms-for-metric"}
    ruled = {_folder(name) for name in undisturbed if _verb(name) == "list-targets-by-rule"}
    topics = ("get-topic-attributes", "list-subscriptions-by-topic")

    def of(*verbs: str) -> Names:
        return lambda name: _verb(name) in verbs

    def topics_of(folders: set[str], *verbs: str) -> Names:
        return lambda name: _verb(name) in verbs or (_verb(name) in topics and _folder(name) in folders)

    trails = ("get-trail-status", "get-event-selectors", "describe-metric-filters", "describe-alarms-for-metric")
    rules: dict[str, Names] = {
        "organizations:ListRoots": of("list-accounts-for-parent", "list-organizational-units-for-parent"),
        "organizations:ListOrganizationalUnitsForParent": lambda name: (
            _verb(name) in ("list-accounts-for-parent", "list-organizational-units-for-parent") and ".ou-" in name
        ),
        "organizations:ListPolicies": of("describe-policy", "list-targets-for-policy"),
        "iam:ListOrganizationsFeatures": lambda name: "/assume-root/" in name,
        "iam:ListAccessKeys": of("get-access-key-last-used"),
        "iam:GenerateCredentialReport": of("get-credential-report"),
        "sts:AssumeRole": lambda name: (
            _is_member(name, undisturbed) and "/assume-root/" not in name and _verb(name) != "get-primary-email"
        ),
        "sts:AssumeRoot": lambda name: "/assume-root/" in name,
        "cloudtrail:DescribeTrails": topics_of(watched, *trails),
        "logs:DescribeMetricFilters": topics_of(watched, "describe-alarms-for-metric"),
        "cloudwatch:DescribeAlarmsForMetric": topics_of(watched),
        "events:ListRules": topics_of(ruled, "list-targets-by-rule"),
        "events:ListTargetsByRule": topics_of(ruled),
        "config:DescribeConfigRules": of("describe-compliance-by-config-rule", "get-compliance-details-by-config-rule"),
    }
    return rules.get(operation, lambda name: False)


def _folder(name: str) -> str:
    return name.rpartition("/")[0]


def _is_member(name: str, undisturbed: dict[str, bytes]) -> bool:
    """Whether a file tells of a member account; of the management account no address is asked."""
    account = re.match(r"(.*/accounts/\d{12})/", name)
    return account is not None and f"{account[1]}/get-primary-email.json" in undisturbed
