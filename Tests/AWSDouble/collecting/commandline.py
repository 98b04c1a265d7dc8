"""What is collected is what the AWS command line prints."""

from checks.asking import Tally
from collecting.bench import Bench, contents, program
from running import Double


def check(tally: Tally, bench: Bench) -> None:
    """In an organization, outside of one, and in other partitions."""
    delegate = ("--key", "AKIADOUBLEDELEGATED0")
    with bench.double(30, prompt=False) as there:
        compare(tally, bench, "an organization", there, 7)
        if not bench.quick:
            audit = ("--role-name", "None", "--role-name", "AuditRole", "--external-id", external_id(there))
            compare(tally, bench, "as its delegated administrator", there, 4, delegate, audit)
            compare(tally, bench, "in other regions", there, 3, (), ("--regions", "us-west-2,eu-west-1"))
    for partition in ("aws-us-gov", "aws-cn"):
        with bench.double(12, "--partition", partition) as there:
            compare(tally, bench, partition, there, 4)
    with bench.double(3, "--standalone") as there:
        compare(tally, bench, "standalone", there, 1)
    with bench.double(12, "--without-root-sessions") as there:
        compare(tally, bench, "without root sessions", there, 3)


def external_id(there: Double) -> str:
    """What the role of the first account that wants an external id wants."""
    wanted = (account["roles"].get("AuditRole", {}).get("external_id") for account in there.world["accounts"].values())
    return next(each for each in wanted if each)


def compare(
    tally: Tally,
    bench: Bench,
    what: str,
    there: Double,
    accounts: int,
    key: tuple[str, ...] = (),
    options: tuple[str, ...] = (),
) -> None:
    """Takes some accounts twice, and compares."""
    with tally.under(f"command line: {what}"):
        active = [number for number, account in there.world["accounts"].items() if account["status"] == "ACTIVE"]
        wanted = active[:accounts]
        theirs, mine = bench.folder(), bench.folder()
        done = program("cli-snapshot", there.url, str(theirs), "--accounts", ",".join(wanted), *key, *options)
        tally.holds(f"the command line: {done.stderr}", done.returncode == 0)
        only = [word for number in wanted for word in ("--account", number)]
        ran = bench.collect(there, mine, *only, *options, key=there.key(key[1]) if key else None)
        tally.holds(f"{ran}", ran.code == 0)
        compared = program("compare-snapshots", "--messages", str(theirs), str(mine))
        lines = compared.stdout.splitlines()
        tally.none("files", lines[:-1], len(contents(theirs).keys() | contents(mine).keys()))
        tally.holds(f"compared: {lines[-1:]} {compared.stderr}", compared.returncode == 0)
