"""Surprises, refusals and a network that fails: nothing is done twice, and nothing is told that did not happen."""

from typing import Any

from checks.asking import Tally
from collecting.bench import ended
from fixing.bench import Bench, finished, truthful

FAULTS: dict[str, dict[str, Any]] = {
    "throttling": {"throttle": 0.2},
    "status 500": {"error500": 0.2},
    "status 503": {"error503": 0.2},
    "pages": {"html503": 0.2},
    "connections that break": {"drop": 0.3},
    "bodies that break off": {"malformed": 0.3},
    "empty bodies": {"empty": 0.3},
    "garbage": {"garbage": 0.3},
}
OPERATIONS = (
    "sts:AssumeRoot", "iam:ListAccessKeys", "iam:ListSigningCertificates", "iam:ListMFADevices", "iam:GetLoginProfile",
    "iam:GetAccessKeyLastUsed", "iam:DeleteAccessKey", "iam:DeleteLoginProfile", "iam:DeactivateMFADevice",
    "organizations:DescribeOrganization", "organizations:ListPoliciesForTarget", "organizations:ListPolicies",
    "organizations:CreatePolicy", "organizations:AttachPolicy",
)  # fmt: skip
RUNS = 12


def check(tally: Tally, bench: Bench) -> None:
    """All of it."""
    for part in (_appearing, _policies, _denied, _lost, _faults):
        with tally.under(f"surprises: {part.__name__.strip('_')}"):
            part(tally, bench)


def _appearing(tally: Tally, bench: Bench) -> None:
    """A key appears, before anything is done or after some of it."""
    for after in (0, 1, 2):
        journal = bench.journal()
        bench.there.post("appear", {"account": bench.order.account, "after": after})
        done = bench.run(*bench.everything(journal))
        ended(tally, f"after {after}", done, 3, "AKIAAPPEARED00000000", "Nothing was lost")
        truthful(tally, f"after {after}", bench, journal)
        tally.holds("stopped", len(bench.changes()) <= after + 1)
        tally.holds("spared", ("iam:DeleteAccessKey", "AKIAAPPEARED00000000") not in bench.changes())


def _policies(tally: Tally, bench: Bench) -> None:
    """A policy is detached, or another attached, since the snapshot was taken."""
    client, node = bench.there.client("organizations"), bench.order.node
    world = bench.there.world["policies"]
    here = next(number for number, each in world.items() if node in each["targets"] and each["name"] == "region-fence")
    other = next(number for number, each in world.items() if node not in each["targets"] and each["type"].startswith("SERVICE"))
    for change, policy in ((client.detach_policy, here), (client.attach_policy, other)):
        journal = bench.journal()
        change(PolicyId=policy, TargetId=node)
        before = len(bench.changes())
        done = bench.run("fix", "--in", bench.fleet, "--attach", bench.guard, "--at", node, "--apply", "--yes",
                         "--without-other-administrator", "--journal", journal)  # fmt: skip
        ended(tally, policy, done, 3, policy, "Nothing was lost")
        tally.equal("changes", len(bench.changes()), before)


def _denied(tally: Tally, bench: Bench) -> None:
    """Any call is refused; when it no longer is, the same command goes on."""
    for operation in OPERATIONS:
        journal = bench.journal()
        bench.there.post("faults", {"deny": {"operation": operation}})
        done = bench.run(*bench.everything(journal))
        ended(tally, operation, done, 69, "Nothing was lost")
        truthful(tally, operation, bench, journal)
        bench.there.post("faults", {})
        ended(tally, f"{operation} again", bench.run(*bench.everything(journal)), 0)
        finished(tally, operation, bench, journal)


def _lost(tally: Tally, bench: Bench) -> None:
    """The answer to each change is lost, once; it is done once all the same."""
    for kind in ("drop", "error500", "malformed"):
        journal = bench.journal()
        operations = [each for each in OPERATIONS if each.partition(":")[2].startswith(("De", "Cr", "At"))]
        changes = [each for each in operations if not each.endswith("DescribeOrganization")]
        rules = [{"operation": each, "first": 1} for each in changes]
        bench.there.post("faults", {kind: rules})
        done = bench.run(*bench.everything(journal))
        ended(tally, kind, done, 0)
        finished(tally, kind, bench, journal)


def _faults(tally: Tally, bench: Bench) -> None:
    """Chance strikes; the same command is run until it ends well."""
    for seed, (what, plan) in enumerate(FAULTS.items()):
        journal = bench.journal()
        bench.there.post("faults", plan | {"seed": seed})
        for number in range(RUNS):
            done = bench.run(*bench.everything(journal))
            truthful(tally, f"{what}, run {number}", bench, journal)
            if done.code == 0:
                break
            tally.holds(f"{what}: {done}", done.code == 69 and ("Nothing was lost" in done.errors or "asks AWS how" in done.errors))
        tally.equal(f"{what}: ended in {number + 1} runs: {done}", done.code, 0)
        finished(tally, what, bench, journal)
