"""Taproot, run as a stranger runs it, against a double."""

import pathlib
import subprocess
import time
from dataclasses import dataclass
from typing import Any

from running import Double


@dataclass(frozen=True)
class Run:
    """What a run came to."""

    status: int
    output: str
    errors: str


class Program:
    """The program, in a folder with trails that the double shows as buckets of the same names."""

    def __init__(self, binary: pathlib.Path, double: Double, folder: pathlib.Path):
        self.binary = binary
        self.double = double
        self.folder = folder
        # Chance may strike a call many times.
        self._environment = double.environment() | {"AWS_MAX_ATTEMPTS": "20"}

    def run(self, *arguments: str) -> Run:
        """Runs it to its end."""
        done = subprocess.run(
            [self.binary, *arguments], env=self._environment, cwd=self.folder, capture_output=True, text=True
        )
        return Run(done.returncode, done.stdout, done.stderr)

    def kill(self, seconds: float, *arguments: str) -> bool:
        """Runs it, and kills it after some time unless it has ended; whether it was killed."""
        process = subprocess.Popen(
            [self.binary, *arguments],
            env=self._environment,
            cwd=self.folder,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        time.sleep(seconds)
        process.kill()
        return process.wait() < 0

    def faults(self, plan: dict[str, Any]) -> None:
        """Puts a plan of faults in force, and begins the counts anew."""
        self.double.post("reset")
        self.double.post("faults", plan)

    def calls(self, operation: str) -> int:
        """How often an operation was called since the counts began."""
        return self.double.get("counts")["operations"].get(operation, 0)
