"""Who collects, and what of: each way gives a snapshot that an audit understands."""

import json
import pathlib
from typing import Any

from checks.asking import Tally
from collecting.bench import Bench, contents, differing, ended, same
from running import Double


def check(tally: Tally, bench: Bench) -> None:
    """All ways."""
    with bench.double(30) as there:
        for part in (
            _management, _delegate, _member, _denied, _untold, _roles, _accounts, _unknown, _regions, _live,
            _without_root,
        ):  # fmt: skip
            with tally.under(f"modes: {part.__name__.strip('_')}"):
                there.post("reset")
                part(tally, bench, there)
    with bench.double(12, "--without-status") as there, tally.under("modes: without status"):
        folder = _collected(tally, bench, there)
        tally.equal("accounts", _accounts_in(folder / there.world["organization"]), sorted(_active(there)))
        _population(tally, bench, folder, accounts=11, management=1, members=10, outOfService=1, notCollected=0)
    with bench.double(3, "--standalone") as there, tally.under("modes: standalone"):
        folder = _collected(tally, bench, there)
        me = there.world["management"]
        tally.equal("folders", _accounts_in(folder / "standalone"), [me])
        _population(tally, bench, folder, accounts=1, standalone=1, organizations=0, notCollected=0)
    for partition, region in (("aws-us-gov", "us-gov-west-1"), ("aws-cn", "cn-north-1")):
        with bench.double(12, "--partition", partition) as there, tally.under(f"modes: {partition}"):
            folder = _collected(tally, bench, there)
            tally.equal("manifest", _manifest(folder)["partition"], partition)
            _population(tally, bench, folder, accounts=11, management=1, members=10, outOfService=1)
            # A region within the partition, named on the command line, leads to the same.
            other = bench.folder()
            environment = {"AWS_REGION": "", "AWS_DEFAULT_REGION": ""}
            ended(tally, "named", bench.collect(there, other, "--region", region, environment=environment), 0)
            same(tally, "named", other, folder)


def _collected(tally: Tally, bench: Bench, there: Double, *options: str, **more: Any) -> pathlib.Path:
    """A snapshot that could be taken wholly."""
    folder = bench.folder()
    done = bench.collect(there, folder, *options, **more)
    ended(tally, "collecting", done, 0, f"Next: taproot audit {folder}")
    return folder


def _manifest(folder: pathlib.Path) -> Any:
    return json.loads((folder / "manifest.json").read_text())


def _accounts_in(top: pathlib.Path) -> list[str]:
    return sorted(path.name for path in (top / "accounts").iterdir())


def _population(tally: Tally, bench: Bench, folder: pathlib.Path, **wanted: int) -> None:
    audit = bench.audit(folder)
    found = {key: audit["population"][key] for key in wanted}
    tally.equal("population", found, wanted)
    tally.equal("remarks", audit["remarks"], [])


def _active(there: Double) -> list[str]:
    return [number for number, account in there.world["accounts"].items() if account["status"] == "ACTIVE"]


def _management(tally: Tally, bench: Bench, there: Double) -> None:
    folder = _collected(tally, bench, there)
    world = there.world
    tally.equal("accounts", _accounts_in(folder / world["organization"]), sorted(_active(there)))
    tally.equal("folders", sorted(path.name for path in folder.iterdir()), ["manifest.json", world["organization"]])
    _population(tally, bench, folder, organizations=1, accounts=29, management=1, members=28, outOfService=1,
                notCollected=0)  # fmt: skip
    refused = {number for number in _active(there) if number not in there.members} - {world["management"]}
    refused -= {world["delegate"]}
    closed = {path.parent.name for path in folder.rglob("accounts/*/assume-role.error.json")}
    tally.equal("let nobody in", closed, refused)
    manifest = _manifest(folder)
    tally.equal("manifest", sorted(manifest), ["collector", "partition", "takenAt"])
    tally.holds("collector", manifest["collector"].startswith("taproot "))


def _delegate(tally: Tally, bench: Bench, there: Double) -> None:
    world = there.world
    roles = ("--role-name", "AuditRole", "--role-name", "OrganizationAccountAccessRole")
    folder = _collected(tally, bench, there, *roles, key=there.key("AKIADOUBLEDELEGATED0"))
    accounts = folder / world["organization"] / "accounts"
    tally.equal("accounts", _accounts_in(accounts.parent), sorted(_active(there)))
    tally.holds("its own", (accounts / world["delegate"] / "get-account-summary.json").exists())
    _population(tally, bench, folder, accounts=29, management=1, members=28, outOfService=1)
    lets_in = {
        number
        for number in _active(there)
        for role in there.world["accounts"][number]["roles"].values()
        if world["delegate"] in role["trusted"] and not role["external_id"]
    } | {world["delegate"]}
    taken = {path.parent.name for path in accounts.glob("*/get-credential-report.json")}
    tally.equal("whoever lets it in", taken, lets_in)
    asked = {path.parent.parent.name for path in accounts.glob("*/assume-root/list-mfa-devices.json")}
    tally.equal("root sessions", asked, set(_active(there)) - {world["management"], world["delegate"]})


def _member(tally: Tally, bench: Bench, there: Double) -> None:
    member = there.members[0]
    folder = bench.folder()
    done = bench.collect(there, folder, key=there.user_of(member))
    ended(tally, "collecting", done, 0, "organizations:ListAccounts: AccessDeniedException. Allow organizations:")
    top = folder / there.world["organization"]
    tally.equal("accounts", _accounts_in(top), [member])
    organization = sorted(path.name for path in (top / "organization").rglob("*.json"))
    refused = ["list-accounts", "list-delegated-administrators", "list-organizations-features", "list-policies",
               "list-policies", "list-roots"]  # fmt: skip
    tally.equal(
        "organization", organization, sorted(["describe-organization.json", *(f"{n}.error.json" for n in refused)])
    )
    population = bench.audit(folder)["population"]
    # That there is a management account is all it is told of others.
    found = {key: population[key] for key in ("accounts", "members", "management", "notCollected")}
    tally.equal("population", found, {"accounts": 2, "members": 1, "management": 1, "notCollected": 1})


def _denied(tally: Tally, bench: Bench, there: Double) -> None:
    there.post("faults", {"deny": {"operation": "organizations:DescribeOrganization"}})
    folder = bench.folder()
    done = bench.collect(there, folder)
    ended(tally, "collecting", done, 0, "Allow organizations:DescribeOrganization")
    tally.equal("folders", sorted(path.name for path in folder.iterdir()), ["manifest.json", "membership-unknown"])
    tally.equal("accounts", _accounts_in(folder / "membership-unknown"), [there.world["management"]])
    _population(tally, bench, folder, accounts=1, membershipUnknown=1, standalone=0)


def _untold(tally: Tally, bench: Bench, there: Double) -> None:
    """Where the list of accounts is refused the tree tells of them, and where that is refused too, the command line."""
    world, whole = there.world, bench.undisturbed(there)
    there.post("faults", {"deny": {"operation": "organizations:ListAccounts"}})
    folder = bench.folder()
    done = bench.collect(there, folder)
    ended(tally, "collecting", done, 0, "Allow organizations:ListAccounts", "1 account not asked")
    wrong = [each for each in differing(contents(folder), contents(whole)) if "/list-accounts." not in each]
    tally.none("by the tree", wrong, len(contents(whole)))
    there.post("faults", {"deny": {"operation": "organizations:List*"}})
    named, folder = there.members[:2], bench.folder()
    only = [word for number in named for word in ("--account", number)]
    ended(tally, "by name", bench.collect(there, folder, *only), 0, "Allow organizations:ListRoots")
    tally.equal("by name", _accounts_in(folder / world["organization"]), sorted(named))
    tally.equal("it is asked", len(list(folder.rglob("get-credential-report.json"))), 2)


def _unknown(tally: Tally, bench: Bench, there: Double) -> None:
    """Accounts that are named and cannot be asked."""
    world, member = there.world, there.members[0]
    suspended = next(number for number in world["accounts"] if number not in _active(there))
    folder = bench.folder()
    words = ("999999999999 was not asked", f"{suspended} was not asked: it is not active")
    named = ("--account", "999999999999", "--account", suspended, "--account", member)
    ended(tally, "named", bench.collect(there, folder, *named), 65, *words)
    tally.equal("accounts", _accounts_in(folder / world["organization"]), [member])
    none = bench.collect(there, folder, "--account", "999999999999")
    ended(tally, "none", none, 65, "0 accounts", "999999999999 was not asked")


def _live(tally: Tally, bench: Bench, there: Double) -> None:
    """An audit that collects tells what was refused, and ends with 69 where something went unanswered."""
    only = ("--live", "--account", there.members[0], "--role-name", "None", "--format", "json")
    there.post("faults", {"deny": {"operation": "sts:AssumeRoot"}})
    done = bench.live(there, *only)
    code = 3 if '"status":"fail"' in done.out else 0
    ended(tally, "refused", done, code, "Refused for want of a permission:", "sts:AssumeRole: AccessDenied")
    told = done.errors
    tally.holds(f"no folder to go on with: {told}", "Next:" not in told and "/taproot-" not in told)
    silent = {"operation": "account:GetPrimaryEmail"}
    there.post("faults", {"deny": {"operation": "sts:AssumeRoot"}, "drop": silent})
    done = bench.live(there, *only, environment={"AWS_MAX_ATTEMPTS": "1"})
    ended(tally, "unanswered", done, code or 69, "Not answered; the same command asks again:")
    ended(tally, "whatever fails", bench.live(there, *only, "--exit-zero", environment={"AWS_MAX_ATTEMPTS": "1"}), 69)


def _roles(tally: Tally, bench: Bench, there: Double) -> None:
    """Several roles are tried in their order, with an external id."""
    world = there.world
    wanting = next(
        number
        for number in there.members
        if world["accounts"][number]["roles"].get("AuditRole", {}).get("external_id")
    )
    only = ("--account", wanting, "--role-name", "AuditRole")
    external = world["accounts"][wanting]["roles"]["AuditRole"]["external_id"]
    folder = _collected(tally, bench, there, *only, "--external-id", external)
    tally.holds("let in", (folder / world["organization"] / "accounts" / wanting / "get-account-summary.json").exists())
    folder = _collected(tally, bench, there, *only, "--external-id", "another")
    refusal = folder / world["organization"] / "accounts" / wanting / "assume-role.error.json"
    tally.equal("not let in", json.loads(refusal.read_text())["Error"]["Code"], "AccessDenied")
    there.post("reset")
    folder = _collected(tally, bench, there, *only, "--role-name", "OrganizationAccountAccessRole")
    tally.holds("the second", not list(folder.rglob("assume-role.error.json")))
    tally.equal("tried both", there.get("counts")["operations"]["sts:AssumeRole"], 2)
    # What was refused is not asked again, and what is wanted anew is.
    there.post("reset")
    again = bench.collect(there, folder, *only, "--role-name", "OrganizationAccountAccessRole", "--max-age", "0s")
    ended(tally, "again", again, 0)
    tally.equal("tried both again", there.get("counts")["operations"]["sts:AssumeRole"], 2)


def _accounts(tally: Tally, bench: Bench, there: Double) -> None:
    """Only the wanted accounts' own evidence; of the organization everything."""
    world = there.world
    wanted = there.members[:2]
    only = [word for number in wanted for word in ("--account", number)]
    folder = _collected(tally, bench, there, *only)
    tally.equal("accounts", _accounts_in(folder / world["organization"]), sorted(wanted))
    tally.equal("asked", set(there.get("counts")["calls"]), {world["management"], *wanted})
    population = bench.audit(folder)["population"]
    tally.equal("population", population["accounts"], 29)
    tally.equal("not collected", population["notCollected"], 27)
    # The rest comes beside it.
    whole, at_once = bench.collect(there, folder), bench.folder()
    ended(tally, "the rest", whole, 0)
    ended(tally, "at once", bench.collect(there, at_once), 0)
    same(tally, "in two steps", folder, at_once)


def _regions(tally: Tally, bench: Bench, there: Double) -> None:
    only = ("--account", there.members[0])
    plain = _collected(tally, bench, there, *only)
    for regions in ("us-east-1,eu-west-1", "eu-west-1", "eu-west-1,xx-nowhere-1", " eu-west-1, us-east-1 "):
        folder = bench.folder()
        done = bench.collect(there, folder, *only, "--regions", regions)
        ended(tally, "collecting", done, 0)
        off = "Region xx-nowhere-1 was not looked at in 1 account" in done.out
        tally.equal(f"{regions} are told: {done}", off, "nowhere" in regions)
        account = folder / there.world["organization"] / "accounts" / there.members[0]
        tally.equal(regions, sorted(path.name for path in (account / "regions").iterdir()), ["eu-west-1"])
        here = {name: each for name, each in contents(folder).items() if "/regions/" not in name}
        tally.equal("and the rest is the same", here, contents(plain))
    for wrong in ("moon", "", "eu-west-1,all", "eu-west-1,,us-east-1", "../../x-1"):
        ended(tally, f"{wrong!r}", bench.collect(there, bench.folder(), *only, "--regions", wrong), 64)
    folder = _collected(tally, bench, there, *only, "--regions", " ALL")
    listed = json.loads(next(folder.rglob("list-regions.json")).read_text())["Regions"]
    wanted = {each["RegionName"] for each in listed if each["RegionOptStatus"] in ("ENABLED", "ENABLED_BY_DEFAULT")}
    found = {path.name for path in folder.rglob("regions/*") if path.is_dir()}
    tally.equal("all", found, wanted - {there.world["home"]})
    verbs = ["describe-config-rules", "describe-configuration-recorders", "describe-delivery-channels",
             "describe-trails", "get-event-selectors", "get-trail-status", "list-rules"]  # fmt: skip
    for path in folder.rglob("regions/*"):
        tally.equal(path.name, sorted(each.name.partition(".")[0] for each in path.iterdir()), verbs)
    tally.equal("an audit passes over them", bench.audit(folder)["population"]["accounts"], 29)


def _without_root(tally: Tally, bench: Bench, there: Double) -> None:
    whole = contents(_collected(tally, bench, there))
    there.post("reset")
    found = contents(_collected(tally, bench, there, "--no-assume-root"))
    wanted = {name: each for name, each in whole.items() if "/assume-root/" not in name}
    tally.equal("the rest is the same", sorted(found), sorted(wanted))
    tally.equal("not asked", there.get("counts")["operations"].get("sts:AssumeRoot"), None)
    tally.holds("and it would have been", len(whole) > len(wanted))
