"""What the measuring scripts share: running a process and its cost, the figures of several runs, the fleet's folder."""

import argparse
import contextlib
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import venv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

CACHE = pathlib.Path(os.environ.get("XDG_CACHE_HOME") or pathlib.Path.home() / ".cache") / "taproot-benchmarks"

# `taproot audit` ends with 3 where something fails, and in a demo fleet something does.
AUDIT_CODES = (0, 3)


@dataclass(frozen=True)
class Run:
    """What one process cost."""

    wall: float
    cpu: float
    peak: int
    output: str


def run(command: Sequence[str | os.PathLike[str]], codes: Sequence[int] = (0,)) -> Run:
    """Runs a process to its end; any exit code but these ends the script."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    output = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    process.stdout.close()
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in codes:
        sys.exit(f"{' '.join(map(str, command))}: ended with {process.returncode}")
    return Run(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024, output)


def spread(values: Sequence[float], unit: str = "s", scale: float = 1, digits: int = 3) -> str:
    """The median of several values, and the smallest and largest."""
    low, middle, high = (value * scale for value in (min(values), statistics.median(values), max(values)))
    return f"{middle:.{digits}f} {unit} ({low:.{digits}f}-{high:.{digits}f})"


def taproot_argument(parser: argparse.ArgumentParser) -> None:
    """Adds the option that names the program to measure."""
    default = pathlib.Path(__file__).resolve().parent.parent / ".build-release/release/taproot"
    parser.add_argument(
        "--taproot", metavar="BINARY", type=program, default=str(default), help="a release build (default: %(default)s)"
    )


def program(path: str) -> pathlib.Path:
    """The program at this path, for the argument parser."""
    if not os.access(path, os.X_OK):
        build = "swift build -c release --static-swift-stdlib --scratch-path .build-release"
        raise argparse.ArgumentTypeError(f"{path} is no program; build it with: {build}")
    return pathlib.Path(path).resolve()


def count(text: str) -> int:
    """A number from 1 on, for the argument parser."""
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text} is no number from 1 on")
    return int(text)


def python_with(packages: dict[str, str], environment: str = "venv") -> pathlib.Path:
    """An interpreter with these modules, each from the PyPI package behind it, in an environment that is made once."""
    python = CACHE / environment / "bin/python"
    if not python.exists():
        venv.create(CACHE / environment, with_pip=True, clear=True)
    missing = [
        package for module, package in packages.items()
        if subprocess.run([python, "-c", f"import {module}"], capture_output=True).returncode != 0
    ]
    if missing:
        print(f"installing {', '.join(missing)} into {CACHE / environment}", file=sys.stderr)
        subprocess.run([python, "-m", "pip", "install", "--quiet", *missing], check=True)
    return python


def compiled(source: pathlib.Path, library: str | None = None, package: str = "") -> pathlib.Path:
    """The program of a C++ file, which may want one library, from this Debian package."""
    binary = CACHE / source.stem
    CACHE.mkdir(parents=True, exist_ok=True)
    command = ["g++", "-O2", "-std=c++17", "-pthread", "-o", binary, source]
    if library:
        command.append(f"-l{library}")
    try:
        subprocess.run(command, check=True)
    except (FileNotFoundError, subprocess.CalledProcessError):
        sys.exit(f"{source.name} does not compile; it wants: apt-get install g++ {package}")
    return binary


@contextlib.contextmanager
def folder(named: str | None) -> Iterator[pathlib.Path]:
    """The folder that was named, which stays; or else a temporary one, which does not."""
    if named is not None:
        yield pathlib.Path(named)
        return
    temporary = pathlib.Path(tempfile.mkdtemp(prefix="taproot-benchmark-"))
    try:
        yield temporary
    finally:
        shutil.rmtree(temporary)


def make_fleet(taproot: pathlib.Path, fleet: pathlib.Path, *options: str) -> None:
    """Writes a demo fleet, unless there is one already."""
    if (fleet / "manifest.json").exists():
        return
    print(f"writing {fleet}", file=sys.stderr)
    run([taproot, "demo", fleet, *options])


def say_how_quiet() -> None:
    """Prints how busy the machine is: figures taken beside other work are worth little."""
    cores = os.cpu_count() or 1
    load = os.getloadavg()[0]
    verdict = "quiet" if load < 0.25 * cores else "busy with something else, so expect noise"
    print(f"{cores} cores, load {load:.2f} before the first round ({verdict})")
