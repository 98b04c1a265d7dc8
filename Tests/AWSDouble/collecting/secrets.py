"""Nothing that the program prints, writes or is called with holds what requests are signed with."""

import json
import pathlib
import threading
import time
from typing import Any

from checks.asking import Tally
from collecting.bench import Bench, Run
from collecting.faults import base_session

PLANS: dict[str, dict[str, Any]] = {
    "nothing": {},
    "errors": {"error500": 0.4, "html403": 0.05, "garbage": 0.1, "drop": 0.1, "deny": {"operation": "iam:Get*", "share": 0.3}},
    "messages that repeat the request": {"echo": {"share": 0.5}},
    "messages that repeat every request": {"echo": {"operation": "iam:*"}},
    "expiry": {"expire": {"after": 25}},
    "a clock that is off": {"clockOffset": 900},
}  # fmt: skip


def check(tally: Tally, bench: Bench) -> None:
    """Runs with and without errors."""
    with bench.double(12, "--latency", "5") as there:
        for what, plan in PLANS.items():
            for form in ("json", "text"):
                with tally.under(f"secrets: {what}, {form}"):
                    there.post("reset")
                    key = base_session(there)
                    there.post("faults", plan | {"seed": bench.seed})
                    folder = bench.folder()
                    process = bench.start(there, folder, "--log-format", form, key=key)
                    lines = CommandLines(process.pid)
                    out, errors = process.communicate(timeout=180)
                    lines.join()
                    secrets = [each.encode() for each in there.get("secrets")]
                    mine = {key.secret.encode(), (key.token or "").encode()}
                    tally.holds("known", mine <= set(secrets) and len(secrets) > len(mine))
                    places = {"stdout": out.encode(), "stderr": errors.encode(), "command line": lines.seen}
                    places |= {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
                    tally.holds("a command line", b"collect" in lines.seen)
                    found = [name for name, text in places.items() if any(_holds(text, each) for each in secrets)]
                    tally.none(f"places ({Run(process.returncode, out, errors, 0)})"[:300], found, len(places))


def _holds(text: bytes, secret: bytes) -> bool:
    """As it is, or as JSON may write it; a part of it is too much already."""
    part = secret[:24]
    return part in text or json.dumps(part.decode())[1:-1].replace("/", "\\/").encode() in text


class CommandLines(threading.Thread):
    """Looks at a process's command line while it runs."""

    def __init__(self, process: int):
        super().__init__(daemon=True)
        self._path = pathlib.Path(f"/proc/{process}/cmdline")
        self.seen = self._path.read_bytes()
        self.start()

    def run(self) -> None:
        """Looks until the process is gone."""
        try:
            while line := self._path.read_bytes():
                if line not in self.seen:
                    self.seen += line
                time.sleep(0.05)
        except OSError:
            pass
