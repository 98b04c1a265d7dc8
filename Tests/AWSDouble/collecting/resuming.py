"""Going on: what was answered is not asked again, unless it is wanted; and nobody interferes."""

import collections
import json
import os
import subprocess
import time
from datetime import UTC, datetime

from checks.asking import Tally
from collecting.bench import Bench, contents, differing, ended, same
from running import Double

DENIALS = {"AccessDenied", "AccessDeniedException", "AuthorizationError"}
WAYS = {"assume-role": "sts:AssumeRole", "assume-root": "sts:AssumeRoot"}
FIRST = {"sts:GetCallerIdentity": 1, "organizations:DescribeOrganization": 1}


def check(tally: Tally, bench: Bench) -> None:
    """All of it."""
    with bench.double(20) as there:
        for part in (_again, _changed, _reports, _roles, _moments, _left, _ages, _halves, _two):
            with tally.under(f"resuming: {part.__name__.strip('_')}"):
                there.post("reset")
                part(tally, bench, there)


def denied(files: dict[str, bytes]) -> dict[str, int]:
    """What was refused for want of a permission, by operation."""
    names = [
        name.rpartition("/")[2].partition(".")[0]
        for name, text in files.items()
        if name.endswith(".error.json") and json.loads(text)["Error"]["Code"] in DENIALS
    ]
    return dict(collections.Counter(WAYS.get(name, name) for name in names))


def _again(tally: Tally, bench: Bench, there: Double) -> None:
    folder = bench.folder()
    ended(tally, "once", bench.collect(there, folder), 0)
    first = there.get("counts")["calls"]
    whole = contents(folder)
    manifest = (folder / "manifest.json").read_bytes()
    there.post("reset")
    # The organization's description is asked anew, and so is what was refused for want of a permission.
    refused = denied(whole)
    tally.holds(f"refused: {refused}", refused["sts:AssumeRole"])
    kept = len(whole) - 1 - sum(refused.values())
    ended(tally, "again", bench.collect(there, folder), 0, f"{kept} were answered before")
    tally.equal("only that", there.get("counts")["operations"], FIRST | refused)
    tally.none("files", differing(contents(folder), whole), len(whole))
    tally.equal("the moment at which it began stays", (folder / "manifest.json").read_bytes(), manifest)
    there.post("reset")
    ended(tally, "all again", bench.collect(there, folder, "--max-age", "0s"), 0)
    tally.equal("everything", there.get("counts")["calls"], first)
    tally.none("files", differing(contents(folder), whole), len(whole))


def _changed(tally: Tally, bench: Bench, there: Double) -> None:
    """What was answered is refused later, and the other way round; one file is left of it each time."""
    folder = bench.folder()
    ended(tally, "once", bench.collect(there, folder), 0)
    whole = contents(folder)
    there.post("faults", {"deny": {"operation": "iam:GetAccountSummary"}})
    ended(tally, "refused", bench.collect(there, folder, "--max-age", "0s"), 0, "Allow iam:GetAccountSummary")
    refused = contents(folder)
    wanted = {name.replace("get-account-summary.json", "get-account-summary.error.json") for name in whole}
    tally.equal("files", sorted(refused), sorted(wanted))
    there.post("reset")
    # It is asked for again however young the refusal is, since the permission may be there by now; and so it is here.
    allowed = bench.collect(there, folder)
    ended(tally, "allowed", allowed, 0)
    tally.holds(f"not told any more: {allowed}", "Allow iam:GetAccountSummary" not in allowed.out)
    asked = there.get("counts")["operations"]
    accounts = sum(name.endswith("get-account-summary.json") for name in whole)
    tally.equal("asked", asked["iam:GetAccountSummary"], accounts)
    more = set(asked) - set(FIRST | denied(whole)) - {"sts:AssumeRole", "sts:AssumeRoot"}
    tally.equal("and nothing else", more, {"iam:GetAccountSummary"})
    tally.none("files", differing(contents(folder), whole), len(whole))


def _reports(tally: Tally, bench: Bench, there: Double) -> None:
    """That there is no credential report is no last word where nobody was allowed to have one made."""
    folder = bench.folder()
    there.post("faults", {"deny": {"operation": "iam:GenerateCredentialReport"}})
    denying = bench.collect(there, folder)
    ended(tally, "denied", denying, 0, "Allow iam:GenerateCredentialReport")
    there.post("reset")
    ended(tally, "allowed", bench.collect(there, folder), 0)
    same(tally, "allowed", folder, bench.undisturbed(there))


def _roles(tally: Tally, bench: Bench, there: Double) -> None:
    """Whom an account let not in is tried again, under whichever name is given now."""
    folder, world = bench.folder(), there.world
    number = next(each for each in there.members if "AuditRole" in world["accounts"][each]["roles"]
                  and not world["accounts"][each]["roles"]["AuditRole"]["external_id"])  # fmt: skip
    only = ("--account", number)
    ended(tally, "no role", bench.collect(there, folder, *only, "--role-name", "None"), 0, "1 account let nobody in")
    done = bench.collect(there, folder, *only, "--role-name", "AuditRole")
    ended(tally, "a role", done, 0)
    tally.holds(f"lets in: {done}", "let nobody in" not in done.out)
    same(tally, "a role", folder, bench.undisturbed(there, *only, "--role-name", "AuditRole"))


def _moments(tally: Tally, bench: Bench, there: Double) -> None:
    """Nothing in a snapshot is older than its manifest says, and what is not listed any more is not kept for ever."""
    folder, day = bench.folder(), 24 * 3600
    ended(tally, "once", bench.collect(there, folder), 0)
    whole, manifest = contents(folder), folder / "manifest.json"
    taken = json.loads(manifest.read_text())
    gone = folder / there.world["organization"] / "accounts/999999999999"
    (gone / "assume-root").mkdir(parents=True)
    for path in (gone / "get-account-summary.json", gone / "assume-root/list-mfa-devices.json"):
        path.write_text("{}")
        os.utime(path, (time.time() - day, time.time() - day))
    # The run began thirteen hours ago, and one answer came two hours later.
    kept = next(folder.rglob("get-account-summary.json"))
    moment = int(time.time()) - 11 * 3600
    os.utime(kept, (moment, moment))
    began = f"{datetime.fromtimestamp(moment - 7200, UTC):%Y-%m-%dT%H:%M:%SZ}"
    manifest.write_text(json.dumps(taken | {"takenAt": began}))
    ended(tally, "one account", bench.collect(there, folder, "--account", there.members[0]), 0)
    tally.holds("others are let be", (gone / "get-account-summary.json").exists())
    ended(tally, "again", bench.collect(there, folder), 0)
    tally.equal("taken", datetime.fromisoformat(json.loads(manifest.read_text())["takenAt"]).timestamp(), moment)
    tally.holds("what is not listed is gone", not gone.exists())
    tally.none("files", differing(contents(folder), whole), len(whole))
    ended(tally, "all again", bench.collect(there, folder, "--max-age", "0s"), 0)
    tally.holds("taken now", datetime.fromisoformat(json.loads(manifest.read_text())["takenAt"]).timestamp() > moment)


def _left(tally: Tally, bench: Bench, there: Double) -> None:
    """What nobody answers for any more does not stay among what is new."""
    folder, fresh = bench.folder(), bench.folder()
    ended(tally, "once", bench.collect(there, folder), 0)
    closed, plain = there.members[1], there.members[2]
    there.post("faults", {"refuseRole": closed, "deny": [
        {"account": plain, "operation": "cloudtrail:DescribeTrails"}, {"operation": "iam:ListOrganizationsFeatures"},
        {"operation": "organizations:ListPolicies"}, {"operation": "iam:ListAccessKeys"},
    ]})  # fmt: skip
    ended(tally, "later", bench.collect(there, folder, "--max-age", "0s"), 0, "let nobody in")
    ended(tally, "afresh", bench.collect(there, fresh), 0)
    same(tally, "as if taken afresh", folder, fresh)
    # But the evidence of accounts that are not asked stays.
    there.post("reset")
    ended(tally, "one", bench.collect(there, folder, "--max-age", "0s", "--account", plain), 0)
    wrong = [each for each in differing(contents(folder), contents(fresh)) if "/accounts/" in each]
    tally.none("others", [each for each in wrong if plain not in each], len(contents(fresh)))


def _ages(tally: Tally, bench: Bench, there: Double) -> None:
    """Files are asked for again by their age."""
    folder = bench.folder()
    ended(tally, "once", bench.collect(there, folder), 0)
    whole = contents(folder)
    yesterday = time.time() - 13 * 3600
    old = sorted(folder.rglob("get-account-summary.json")) + sorted(folder.rglob("get-login-profile*.json"))
    for path in old:
        os.utime(path, (yesterday, yesterday))
    there.post("reset")
    ended(tally, "again", bench.collect(there, folder), 0)
    operations = there.get("counts")["operations"]
    asked = {name: count for name, count in operations.items() if not name.startswith(("sts:", "organizations:"))}
    tally.equal("asked", sum(asked.values()), len(old))
    tally.equal("of these", set(asked), {"iam:GetAccountSummary", "iam:GetLoginProfile"})
    for path in old:
        os.utime(path, (yesterday, yesterday))
    there.post("reset")
    ended(tally, "older", bench.collect(there, folder, "--max-age", "1d"), 0)
    tally.equal("only that", there.get("counts")["operations"], FIRST | denied(whole))
    tally.none("files", differing(contents(folder), whole), len(whole))


def _halves(tally: Tally, bench: Bench, there: Double) -> None:
    """Files that broke off, are empty or are none are asked for again where they are needed."""
    folder = bench.folder()
    ended(tally, "once", bench.collect(there, folder), 0)
    whole = contents(folder)
    accounts = next(folder.rglob("list-accounts.json"))
    accounts.write_bytes(accounts.read_bytes()[:-200])
    for path in folder.rglob("list-account-aliases.json"):
        path.write_bytes(b"")
    (folder / ".incoming").mkdir()
    (folder / ".incoming/7").write_text('{"half":')
    ended(tally, "again", bench.collect(there, folder), 0)
    tally.none("files", differing(contents(folder), whole), len(whole))


def _two(tally: Tally, bench: Bench, there: Double) -> None:
    """Two in one folder: the second one leaves at once."""
    folder, alone = bench.folder(), bench.folder()
    ended(tally, "alone", bench.collect(there, alone), 0)
    there.post("reset")
    there.post("faults", {"delay": {"seconds": 0.2, "share": 1}})
    with bench.start(there, folder) as first:
        while not (folder / "manifest.json").exists() and first.poll() is None:
            time.sleep(0.01)
        for _ in range(3):
            second = bench.collect(there, folder)
            ended(tally, "the second", second, 65, "another taproot collect is writing into this folder")
            tally.holds(f"at once: {second.seconds:.1f} s", second.seconds < 2)
        # Another folder is nobody's business.
        there.post("faults", {})
        ended(tally, "elsewhere", bench.collect(there, bench.folder()), 0)
        out, errors = first.communicate(timeout=120)
        tally.equal(f"the first: {out}{errors}", first.returncode, 0)
    same(tally, "the first", folder, alone)
    # And a folder that cannot be used is told of.
    file = bench.folder()
    file.write_text("")
    ended(tally, "a file", bench.collect(there, file), 65, str(file))
    done = subprocess.run([bench.taproot, "collect"], capture_output=True, text=True)
    tally.equal(f"no folder: {done.stderr}", done.returncode, 64)
