"""The AWS command line's own driver, in this process: what `aws …` would print, many times faster."""

import contextlib
import io
import json
import os
import pathlib
import re
from typing import Any

from awscli.clidriver import create_clidriver

CONFIG = pathlib.Path(__file__).resolve().parent / "aws-config"
ERROR = re.compile(
    r"An error occurred \((?P<code>[^)]+)\) when calling the \w+ operation[^:]*: (?P<message>.*)", re.DOTALL
)


class CommandLine:
    """The command line with one set of credentials."""

    def __init__(self, environment: dict[str, str]):
        # The driver looks at the environment while it is made and while it runs; where its data lie stands there too.
        own = {
            "AWS_CONFIG_FILE": str(CONFIG),
            "AWS_DATA_PATH": os.environ["AWS_DATA_PATH"],
            "AWS_MAX_ATTEMPTS": "3",
            "TZ": "UTC",
        }
        self._environment = {**environment, **own}
        with self._environ():
            self._driver = create_clidriver()

    @contextlib.contextmanager
    def _environ(self) -> Any:
        before = dict(os.environ)
        os.environ.clear()
        os.environ.update(self._environment)
        try:
            yield
        finally:
            os.environ.clear()
            os.environ.update(before)

    def run(self, *arguments: str) -> tuple[dict[str, Any] | None, dict[str, Any] | None]:
        """An answer, or the error in a snapshot's form."""
        printed, complaint = io.StringIO(), io.StringIO()
        with self._environ(), contextlib.redirect_stdout(printed), contextlib.redirect_stderr(complaint):
            code = self._driver.main([*arguments, "--output", "json"])
        if code == 0:
            return json.loads(printed.getvalue() or "{}"), None
        found = ERROR.search(complaint.getvalue())
        if found is None:
            raise RuntimeError(f"aws {' '.join(arguments)}: {complaint.getvalue().strip()}")
        return None, {"Error": {"Code": found["code"], "Message": found["message"].strip()}}
