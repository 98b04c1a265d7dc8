#!/usr/bin/env python3
"""Asks z3 whether a chain of service control policies denies all that a property speaks of.

Reads questions as `chains.py` writes them, one JSON object a line, and prints one line each: `proved`, `refuted` with a
request that gets through, or `unknown`. Every such request is put before the plain evaluator; if that does not allow
it, or if it is not one of the property's requests, the oracle itself is wrong and stops.
"""

import environment

environment.ensure()

import argparse
import json
import sys
import time
from dataclasses import asdict, dataclass
from typing import Any

import evaluator
import universe
from encoding import Encoding
from stringsolver import StringSolver, Timeout
from symbols import Request
from universe import Credential, Question, Unsupported


@dataclass(frozen=True)
class Answer:
    """What z3 says; for `refuted`, a request that gets through, and for `unknown`, why.

    `seconds` is all that it took, from the JSON on, and `inside` how much of that was z3's own.
    """

    id: str
    result: str
    credential: str | None = None
    request: dict[str, Any] | None = None
    reason: str | None = None
    seconds: float = 0
    inside: float = 0


class Mismatch(AssertionError):
    """z3's request is none, or the evaluator does not allow it: one of the two is wrong."""


def answer(question: Question, timeout: float) -> Answer:
    """Decides a question; the timeout, in seconds, is for all of it."""
    start = time.perf_counter()
    solver = StringSolver(start + timeout)
    try:
        found = decide(question, solver)
    except Timeout:
        found = Answer(question.identifier, "unknown", reason="timeout")
    except Unsupported as reason:
        found = Answer(question.identifier, "unknown", reason=f"unsupported: {reason}")
    return Answer(**{**asdict(found), "seconds": time.perf_counter() - start, "inside": solver.spent})


def decide(question: Question, solver: StringSolver) -> Answer:
    """Refuted if a request gets through however the open conditions turn out; proved if none does in any case."""
    doubted, timed_out = False, False
    for credential in question.property.credentials:
        try:
            request, doubt = search(question, credential, True, solver)
        except Timeout:
            timed_out = True
            continue
        if request is not None:
            return Answer(question.identifier, "refuted", credential.value, request)
        doubted |= doubt
    if timed_out:
        return Answer(question.identifier, "unknown", reason="timeout")
    if doubted:
        for credential in question.property.credentials:
            if search(question, credential, False, solver)[0] is not None:
                return Answer(question.identifier, "unknown", reason="doubt")
    return Answer(question.identifier, "proved")


def search(
    question: Question, credential: Credential, strict: bool, solver: StringSolver
) -> tuple[dict[str, Any] | None, bool]:
    """A request with one credential that gets through, if there is one, and whether anything was open."""
    request = Request(question, credential)
    encoding = Encoding(question, request, strict)
    solution = solver.solve([encoding.allowed(), *request.rules])
    if solution is None:
        return None, encoding.doubted
    concrete = request.concrete(solution)
    confirm(question, concrete, strict)
    return concrete, encoding.doubted


def confirm(question: Question, request: dict[str, Any], strict: bool) -> None:
    """Holds z3's request to the evaluator and to the universe's rules."""
    wrong = universe.faults(question, request)
    decision = evaluator.decide(question.levels, request)
    if wrong or decision not in (("allow",) if strict else ("allow", "unknown")):
        raise Mismatch(
            json.dumps({"chain": question.source, "request": request, "decision": decision, "faults": wrong})
        )


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
