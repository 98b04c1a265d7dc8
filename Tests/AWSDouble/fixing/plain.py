"""What is fixed, what is only shown, and what is refused."""

import json
import stat

from checks.asking import Tally
from collecting.bench import ended
from fixing.bench import ANYWAY, Bench, finished, told, truthful


def check(tally: Tally, bench: Bench) -> None:
    """The happy path, and the rules."""
    for part in (_shown, _applied, _finding, _same, _untouched, _rules, _permissions):
        with tally.under(f"plain: {part.__name__.strip('_')}"):
            part(tally, bench)


def _shown(tally: Tally, bench: Bench) -> None:
    """Without --apply nothing is asked, nor without anybody who says yes."""
    journal, order = bench.journal(), bench.order
    keys = [about for action, about in order.wanted if action == "iam:DeleteAccessKey"]
    done = bench.run("fix", "--in", bench.fleet, f"{order.account}:remove-root-credentials")
    ended(tally, "shown", done, 0, "aws sts assume-root", f"--target-principal {order.account}", "With --apply",
          *(f"aws iam delete-access-key --access-key-id {key}" for key in keys))  # fmt: skip
    arguments = bench.everything(journal)
    arguments.remove("--yes")
    ended(tally, "nobody to ask", bench.run(*arguments), 64, "--yes")
    tally.equal("calls", bench.there.get("counts")["total"], 0)
    tally.holds("no journal", not journal.exists())
    found = json.loads(bench.run("explain", order.account, bench.fleet, "--format", "json").out)["findings"]
    failing = [each for each in found if each["status"] == "fail"]
    tally.holds("a remedy for each that fails", failing and all(each["remedy"]["commands"] for each in failing))
    tally.holds("and for no other", not any("remedy" in each for each in found if each["status"] != "fail"))


def _applied(tally: Tally, bench: Bench) -> None:
    """Everything is done once; the password before the devices, and the guard at last."""
    journal = bench.journal()
    ended(tally, "applied", bench.run(*bench.everything(journal)), 0, "All is done")
    finished(tally, "applied", bench, journal)
    tally.equal("mode", stat.S_IMODE(journal.stat().st_mode), 0o600)
    order = [action for action, _ in bench.changes()]
    devices = [at for at, action in enumerate(order) if action == "iam:DeactivateMFADevice"]
    tally.holds(f"order: {order}", all(order.index("iam:DeleteLoginProfile") < at for at in devices))
    ways = [json.loads(line)["wayBack"] for line in journal.read_text().splitlines()]
    tally.holds("ways back", all(ways) and any(each.startswith("aws organizations detach-policy") for each in ways))
    ended(tally, "again", bench.run(*bench.everything(journal)), 0)
    finished(tally, "again", bench, journal)


def _finding(tally: Tally, bench: Bench) -> None:
    """Findings about keys are fixed, and what they do not speak of is left."""
    done = bench.run("audit", bench.fleet, "--only", "fail", "--format", "json", "--exit-zero")
    members = set(bench.there.members)
    found = [(each["account"], each["control"]) for each in json.loads(done.out)["findings"] if each["account"] in members]
    wanted = {"root-access-key": True, "root-key-inactive-present": False}
    chosen = [(account, control) for account, control in found if control in wanted]
    tally.holds(f"findings about keys: {chosen}", chosen)
    for account, control in chosen:
        journal = bench.journal()
        # Whether a key was used lately is the seed's doing.
        done = bench.run("fix", "--in", bench.fleet, f"{account}:{control}", "--apply", "--yes", "--even-if-used",
                         "--journal", journal)  # fmt: skip
        ended(tally, f"{account}:{control}", done, 0)
        keys = bench.there.world["accounts"][account]["root"]["keys"]
        expected = [("iam:DeleteAccessKey", key["id"]) for key in keys if key["active"] == wanted[control]]
        tally.equal("changes", bench.changes(), expected)
        tally.equal("told", told(journal), {each: "done" for each in expected})


def _same(tally: Tally, bench: Bench) -> None:
    """A policy of the same name and meaning is used; one with another text is not."""
    client = bench.there.client("organizations")
    for text, code in ((bench.guard.read_text(), 0), (bench.guard.read_text().replace("Null", "Bool"), 3)):
        journal = bench.journal()
        client.create_policy(Name="guard", Description="", Type="SERVICE_CONTROL_POLICY", Content=text)
        done = bench.run("fix", "--in", bench.fleet, "--attach", bench.guard, "--at", bench.order.node, "--apply",
                         "--journal", journal, *ANYWAY)  # fmt: skip
        ended(tally, f"a policy of this name, {code}", done, code)
        wanted = ["organizations:CreatePolicy"] + (["organizations:AttachPolicy"] if code == 0 else [])
        tally.equal("changes", [action for action, _ in bench.changes()], wanted)


def _untouched(tally: Tally, bench: Bench) -> None:
    """The management account is never changed by API."""
    journal = bench.journal()
    management = bench.there.world["management"]
    done = bench.run("fix", "--in", bench.fleet, f"{management}:remove-root-credentials", "--apply", "--journal", journal,
                     *ANYWAY)  # fmt: skip
    ended(tally, "management", done, 3, "Not by API", "never changed by API")
    tally.equal("calls", bench.there.get("counts")["total"], 0)


def _rules(tally: Tally, bench: Bench) -> None:
    """What has to be said before it is done."""
    journal = bench.journal()
    arguments = bench.everything(journal)
    arguments.remove("--without-other-administrator")
    ended(tally, "no other administrator", bench.run(*arguments), 3, "--without-other-administrator")
    used = bench.everything(journal, "--window", "4000d")
    ended(tally, "used within the window", bench.run(*used), 3, "--even-if-used")
    tally.equal("changes", bench.changes(), [])
    ended(tally, "used, but meant", bench.run(*used, "--even-if-used"), 0)
    large = bench.guard.with_name("large.json")
    large.write_text(bench.guard.read_text().replace('"Deny"', f'"Deny", "Sid": "{"x" * 11_000}"'))
    for path in (large, bench.fleet / "manifest.json"):
        done = bench.run("fix", "--in", bench.fleet, "--attach", path, "--at", bench.order.node)
        ended(tally, f"{path.name} is no guard", done, 65, "would not take it")
    ended(tally, "no such account", bench.run("fix", "--in", bench.fleet, "111111111111:root-mfa"), 65)
    ended(tally, "no fix", bench.run("fix", "--in", bench.fleet, "111111111111"), 64)
    journal.chmod(0o644)
    ended(tally, "a journal that others may read", bench.run(*bench.everything(journal)), 65, "chmod 600")


def _permissions(tally: Tally, bench: Bench) -> None:
    """What is asked is what the printed policy allows."""
    journal = bench.journal()
    bench.run(*bench.everything(journal))
    kinds = bench.there.get("counts")["kinds"]
    statements = json.loads(bench.run("fix", "--print-policy").out)["Statement"]
    allowed = {action for each in statements for action in each["Action"]}
    tally.equal("asked", set(kinds["user"]), allowed)
    truthful(tally, "permissions", bench, journal)
    tally.holds("told", told(journal))
