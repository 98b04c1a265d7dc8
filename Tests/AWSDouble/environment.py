"""Python with moto, boto3 and the AWS CLI: the one at hand if it has what is pinned, else one of our own in the user's
cache."""

import hashlib
import importlib.metadata
import importlib.util
import os
import pathlib
import subprocess
import sys
import venv

REQUIREMENTS = pathlib.Path(__file__).resolve().parent / "requirements.txt"
CACHE = pathlib.Path(os.environ.get("XDG_CACHE_HOME") or pathlib.Path.home() / ".cache") / "taproot-tests"


def installed() -> pathlib.Path:
    """The path of a Python that has what `requirements.txt` pins; makes one where there is none."""
    if has_all():
        return pathlib.Path(sys.executable)
    # Other pins are another environment: one that is in use is never changed.
    folder = CACHE / f"aws-double-{hashlib.sha256(REQUIREMENTS.read_bytes()).hexdigest()[:12]}"
    python = folder / "bin/python"
    complete = folder / "complete"
    if not complete.exists():
        print(f"installing moto, boto3 and the AWS CLI into {folder}", file=sys.stderr)
        venv.create(folder, with_pip=True, clear=True)
        done = subprocess.run([python, "-m", "pip", "install", "--quiet", "--requirement", REQUIREMENTS])
        if done.returncode != 0:
            sys.exit(f"it could not be installed; install {REQUIREMENTS} for {sys.executable} and try again")
        complete.touch()
    return python


def has_all() -> bool:
    """Whether this Python has exactly what is pinned, and what moto's server needs."""
    for line in REQUIREMENTS.read_text(encoding="utf-8").split():
        package, version = line.replace("[server]", "").split("==")
        try:
            if importlib.metadata.version(package) != version:
                return False
        except importlib.metadata.PackageNotFoundError:
            return False
    return all(importlib.util.find_spec(module) for module in ("flask", "flask_cors"))


def ensure() -> None:
    """Starts the script again with a Python that has all of it, unless this one has."""
    if has_all():
        return
    python = installed()
    if pathlib.Path(sys.prefix) == python.parent.parent:
        sys.exit(f"{python.parent.parent} is not complete; remove it and try again")
    os.execv(python, [str(python), *sys.argv])
