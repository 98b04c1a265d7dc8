"""Chance that hangs on names: the same seed and name give the same value, in whatever order they are asked for."""

import hashlib
import random
from collections.abc import Sequence
from datetime import datetime, timedelta

BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
LOWER = "abcdefghijklmnopqrstuvwxyz0123456789"
HEX = "0123456789abcdef"
DIGITS = "0123456789"


def of(seed: int, *names: object) -> random.Random:
    """A generator of its own for each name."""
    return random.Random(hashlib.sha256(repr((seed, *names)).encode()).digest())


def text(draw: random.Random, alphabet: str, length: int) -> str:
    """So many letters of an alphabet."""
    return "".join(draw.choices(alphabet, k=length))


def weighted(draw: random.Random, choices: Sequence[tuple[float, str]]) -> str:
    """One of the choices, by their weights."""
    return draw.choices([value for _, value in choices], [weight for weight, _ in choices])[0]


def before(draw: random.Random, moment: datetime, least: float, most: float) -> datetime:
    """A moment so many days before another, in whole seconds."""
    return (moment - timedelta(days=draw.uniform(least, most))).replace(microsecond=0)
