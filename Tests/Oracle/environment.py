"""Python with z3: the one at hand if it has it, else one of our own in the user's cache."""

import importlib.util
import os
import pathlib
import subprocess
import sys
import venv

HERE = pathlib.Path(__file__).resolve().parent
CACHE = pathlib.Path(os.environ.get("XDG_CACHE_HOME") or pathlib.Path.home() / ".cache") / "taproot-oracle"


def ensure() -> None:
    """Starts the script again with a Python that has what `requirements.txt` names, unless this one has."""
    if importlib.util.find_spec("z3") is not None:
        return
    python = CACHE / "venv/bin/python"
    if pathlib.Path(sys.prefix) == CACHE / "venv":
        sys.exit(f"{CACHE} has no z3; remove it and try again")
    if not python.exists() or subprocess.run([python, "-c", "import z3"], capture_output=True).returncode != 0:
        print(f"installing z3 into {CACHE}", file=sys.stderr)
        venv.create(CACHE / "venv", with_pip=True, clear=True)
        requirements = HERE / "requirements.txt"
        done = subprocess.run([python, "-m", "pip", "install", "--quiet", "--requirement", requirements])
        if done.returncode != 0:
            sys.exit(f"z3 could not be installed; install {requirements} for {sys.executable} and try again")
    os.execv(python, [str(python), *sys.argv])
