"""However often a run is killed, its journal tells the truth, and the same command comes to the same end."""

import random
import subprocess

from checks.asking import Tally
from collecting.bench import ended
from fixing.bench import Bench, finished, truthful


def check(tally: Tally, bench: Bench, kills: int, seed: int) -> None:
    """Kills it at random moments, so many times."""
    chance = random.Random(seed)
    journal = bench.journal()
    whole = bench.run(*bench.everything(journal)).seconds
    killed = rounds = midway = 0
    while killed < kills:
        journal = bench.journal()
        rounds += 1
        with tally.under(f"kills: round {rounds}"):
            while killed < kills:
                silent = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
                with bench.start(*bench.everything(journal), **silent) as process:
                    try:
                        process.wait(chance.uniform(0, whole))
                        break
                    except subprocess.TimeoutExpired:
                        process.kill()
                        process.wait()
                killed += 1
                midway += 0 < len(bench.changes()) < len(bench.order.wanted)
                truthful(tally, f"after {killed} kills", bench, journal)
            ended(tally, "resumed", bench.run(*bench.everything(journal)), 0)
            finished(tally, "resumed", bench, journal)
    tally.holds(f"only {midway} of {kills} kills fell between the first change and the last", midway * 10 >= kills)
    print(f"kills: {killed} over {rounds} rounds, {midway} between the first change and the last", flush=True)
