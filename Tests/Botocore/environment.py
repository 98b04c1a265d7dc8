"""Python with botocore: the one at hand if it has it, else one of our own in the user's cache."""

import importlib.util
import os
import pathlib
import subprocess
import sys
import venv

HERE = pathlib.Path(__file__).resolve().parent
CACHE = pathlib.Path(os.environ.get("XDG_CACHE_HOME") or pathlib.Path.home() / ".cache") / "taproot-signing"


def ensure() -> None:
    """Starts the script again with a Python that has what `requirements.txt` names, unless this one has."""
    if importlib.util.find_spec("botocore") is not None:
        return
    python = CACHE / "venv/bin/python"
    if pathlib.Path(sys.prefix) == CACHE / "venv":
        sys.exit(f"{CACHE} has no botocore; remove it and try again")
    if not python.exists() or subprocess.run([python, "-c", "import botocore"], capture_output=True).returncode != 0:
        print(f"installing botocore into {CACHE}", file=sys.stderr)
        venv.create(CACHE / "venv", with_pip=True, clear=True)
        requirements = HERE / "requirements.txt"
        done = subprocess.run([python, "-m", "pip", "install", "--quiet", "--requirement", requirements])
        if done.returncode != 0:
            sys.exit(f"botocore could not be installed; install {requirements} for {sys.executable} and try again")
    os.execv(python, [str(python), *sys.argv])
