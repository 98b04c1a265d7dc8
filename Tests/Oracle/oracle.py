#!/usr/bin/env python3
"""Asks z3 whether a chain of service control policies denies all that a property speaks of.

Reads questions as `chains.py` writes them, one JSON object a line, and prints one line each: `proved`, `refuted` with a
request that gets through, or `unknown`. Every such request is put before the plain evaluator; if that does not allow
it, or if it is not one of the property's requests, the oracle itself is wrong and stops.
"""

import argparse
import json
import sys
import time
from dataclasses import asdict, dataclass
from typing import Any

import z3

import evaluator
import universe
from encoding import Encoding
from symbols import Request
from universe import Credential, Question, Unsupported


@dataclass(frozen=True)
class Answer:
    """What z3 says; for `refuted`, a request that gets through, and for `unknown`, why."""

    id: str
    result: str
    credential: str | None = None
    request: dict[str, Any] | None = None
    reason: str | None = None
    seconds: float = 0


class Mismatch(AssertionError):
    """z3's request is none, or the evaluator does not allow it: one of the two is wrong."""


def answer(question: Question, timeout: float) -> Answer:
    """Decides a question; the timeout, in seconds, is for all of it."""
    start = time.perf_counter()
    try:
        found = decide(question, start + timeout)
    except Unsupported as reason:
        found = Answer(question.identifier, "unknown", reason=f"unsupported: {reason}")
    return Answer(**{**asdict(found), "seconds": time.perf_counter() - start})


def decide(question: Question, deadline: float) -> Answer:
    """Refuted if a request gets through whatever the open conditions are; proved if none does whatever they are."""
    identifier = question.identifier
    strict = [search(question, credential, True, deadline) for credential in question.property.credentials]
    for one in strict:
        if one.request is not None:
            return Answer(identifier, "refuted", one.credential.value, one.request)
    searches = strict
    if any(one.doubted for one in strict):
        searches = [search(question, credential, False, deadline) for credential in question.property.credentials]
    if any(one.request is not None for one in searches):
        return Answer(identifier, "unknown", reason="doubt")
    if any(one.timed_out for one in searches):
        return Answer(identifier, "unknown", reason="timeout")
    return Answer(identifier, "proved")


@dataclass(frozen=True)
class Search:
    """What z3 found for one credential."""

    credential: Credential
    request: dict[str, Any] | None
    timed_out: bool
    doubted: bool


def search(question: Question, credential: Credential, strict: bool, deadline: float) -> Search:
    """Looks for a request with one credential that gets through."""
    request = Request(question, credential)
    encoding = Encoding(question, request, strict)
    solver = z3.Solver()
    solver.add(encoding.allowed(), *request.rules)
    solver.set("timeout", max(1, int((deadline - time.perf_counter()) * 1000)))
    result = solver.check()
    if result != z3.sat:
        return Search(credential, None, result == z3.unknown, encoding.doubted)
    concrete = request.concrete(solver.model())
    confirm(question, concrete, strict)
    return Search(credential, concrete, False, encoding.doubted)


def confirm(question: Question, request: dict[str, Any], strict: bool) -> None:
    """Holds z3's request to the evaluator and to the universe's rules."""
    wrong = universe.faults(question, request)
    decision = evaluator.decide(question.levels, request)
    if wrong or decision not in (("allow",) if strict else ("allow", "unknown")):
        raise Mismatch(json.dumps({"chain": question.source, "request": request, "decision": decision, "faults": wrong}))


def main() -> None:
    """Answers the questions of a file or of standard input."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("questions", nargs="?", type=argparse.FileType(), default=sys.stdin)
    parser.add_argument("--timeout", type=float, default=5, metavar="SECONDS", help="a question's (default: 5)")
    options = parser.parse_args()
    for line in options.questions:
        print(json.dumps(asdict(answer(universe.read(line), options.timeout))), flush=True)


if __name__ == "__main__":
    main()
