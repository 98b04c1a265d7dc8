"""The AWS command line reads the double's answers too."""

import json
import pathlib
import subprocess
import sys
from typing import Any

from checks.asking import Tally
from running import Double, Key


def aws(there: Double, key: Key | None, *arguments: str) -> tuple[int, Any, str]:
    """Runs the command line: its exit code, what it printed as JSON, and its errors."""
    program = pathlib.Path(sys.executable).with_name("aws")
    command = [str(program), *arguments, "--output", "json"]
    done = subprocess.run(
        command, env={**there.environment(key), "AWS_MAX_ATTEMPTS": "1"}, capture_output=True, text=True
    )
    return done.returncode, json.loads(done.stdout) if done.stdout.strip() else None, done.stderr


def check(tally: Tally, there: Double) -> None:
    """A few calls of each protocol."""
    world, member = there.world, there.members[0]
    session = there.role(member)
    with tally.under("command line"):
        for key, arguments, wanted in (
            (None, "sts get-caller-identity", lambda found: found["Account"] == world["management"]),
            (None, "organizations list-accounts", lambda found: len(found["Accounts"]) == len(world["accounts"])),
            (session, "iam get-account-summary", lambda found: found["SummaryMap"]["UsersQuota"] == 5000),
            (session, "account list-regions", lambda found: len(found["Regions"]) > 0),
            (session, "cloudtrail describe-trails", lambda found: "trailList" in found),
            (session, "cloudwatch describe-alarms", lambda found: "MetricAlarms" in found),
            (session, "configservice describe-config-rules", lambda found: "ConfigRules" in found),
            (None, "s3api list-objects-v2 --bucket trail", lambda found: len(found["Contents"]) == 28),
        ):
            code, found, errors = aws(there, key, *arguments.split())
            tally.holds(f"{arguments}: {errors}", code == 0 and wanted(found))
        code, _, errors = aws(there, session, "organizations", "list-accounts")
        tally.holds(f"refused: {code} {errors}", code != 0 and "(AccessDeniedException)" in errors)
