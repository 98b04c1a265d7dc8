"""However often a collection is killed, the same command ends it, and nobody could tell afterwards."""

import pathlib
import random
import stat
import subprocess
import time

from checks.asking import Tally
from collecting.bench import Bench, ended, same
from running import Double

ACCOUNTS, KILLS = 300, 200


def check(tally: Tally, bench: Bench) -> None:
    """Kills it at random moments, so many times."""
    accounts, kills = (40, 20) if bench.quick else (ACCOUNTS, KILLS)
    with bench.double(accounts, "--latency", "5", prompt=False) as there, tally.under("kills"):
        undisturbed = bench.undisturbed(there)
        killer = Killer(bench, there, len(list(undisturbed.rglob("*.json"))), kills)
        rounds = 0
        while killer.left:
            rounds += 1
            there.post("reset")
            folder = bench.folder()
            killer.collect(folder)
            ended(tally, f"after {killer.killed} kills", bench.collect(there, folder), 0)
            same(tally, f"after {killer.killed} kills", folder, undisturbed)
            proper(tally, folder)
        tally.equal("kills", killer.killed, kills)
        print(f"kills: {killer.killed} over {rounds} snapshots of {accounts} accounts", flush=True)


def proper(tally: Tally, folder: pathlib.Path) -> None:
    """Nothing lies about, and nobody else may read it."""
    every = [folder, *folder.rglob("*")]
    files = [path for path in every if path.is_file()]
    strange = [path for path in files if path.suffix != ".json" or path.name.startswith(".")]
    tally.none("nothing but answers", strange + [path for path in every if path.name == ".incoming"], len(every))
    tally.none("something in each", [path for path in files if path.stat().st_size == 0], len(files))
    modes = [(path, 0o700 if path.is_dir() else 0o600) for path in every]
    wrong = [path for path, mode in modes if stat.S_IMODE(path.stat().st_mode) != mode]
    tally.none("for the owner alone", wrong, len(every))


class Killer:
    """Starts collections and kills them, such that about as many kills as are wanted fall into one snapshot."""

    def __init__(self, bench: Bench, there: Double, files: int, kills: int):
        self._bench = bench
        self._there = there
        self._files = files
        self._chance = random.Random(bench.seed)
        self._wanted = kills
        # How long it lives on the average, in seconds; follows what comes of it.
        self._life = 0.3
        self.killed = 0

    @property
    def left(self) -> int:
        """How many kills are to come."""
        return self._wanted - self.killed

    def collect(self, folder: pathlib.Path) -> None:
        """Collects until it is done, or there are no kills left."""
        before = self.killed
        goal = self.left
        while self.left:
            with self._bench.start(self._there, folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
                try:
                    process.wait(self._chance.uniform(0, 2 * self._life))
                    return
                except subprocess.TimeoutExpired:
                    process.kill()
                    self.killed += 1
            done = sum(1 for _ in folder.rglob("*.json")) / self._files if folder.exists() else 0
            slow = done < (self.killed - before) / goal
            self._life = min(1.5, self._life * 1.1) if slow else max(0.05, self._life / 1.1)
