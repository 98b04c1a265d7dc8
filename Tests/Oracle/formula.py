"""Formulas that carry their opposite along, and regular expressions of wildcard patterns: how z3 is spoken to.

z3 finds a string outside a regular expression quickly when it is asked for one *in the complement*, and may search
for seconds when the membership itself is negated. So no negation is ever left above a membership.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import z3


@dataclass(frozen=True)
class Formula:
    """A formula and its opposite."""

    yes: z3.BoolRef
    no: z3.BoolRef

    def __invert__(self) -> "Formula":
        if self is TRUE or self is FALSE:
            return known(self is FALSE)
        return Formula(self.no, self.yes)


@dataclass(frozen=True)
class Membership(Formula):
    """A string is in a language, or else in the language of all others."""

    term: z3.SeqRef
    inside: z3.ReRef
    outside: z3.ReRef

    @classmethod
    def of(cls, term: z3.SeqRef, inside: z3.ReRef, outside: z3.ReRef) -> "Membership":
        """The membership."""
        return cls(z3.InRe(term, inside), z3.InRe(term, outside), term, inside, outside)

    def __invert__(self) -> "Membership":
        return Membership(self.no, self.yes, self.term, self.outside, self.inside)


TRUE = Formula(z3.BoolVal(True), z3.BoolVal(False))
FALSE = Formula(z3.BoolVal(False), z3.BoolVal(True))


def known(truth: bool) -> Formula:
    """A constant: always one of the two, so that `is` recognises it."""
    return TRUE if truth else FALSE


def atom(expression: z3.BoolRef) -> Formula:
    """A formula without memberships in it, which may be negated."""
    return Formula(expression, z3.Not(expression))


def conjunction(parts: Iterable[Formula]) -> Formula:
    """All of them. Constants fold away, so dead statements never reach z3; memberships of one string become one."""
    kept: list[Formula] = []
    memberships: dict[str, list[Membership]] = {}
    for part in parts:
        if part is FALSE:
            return FALSE
        if isinstance(part, Membership):
            memberships.setdefault(part.term.decl().name(), []).append(part)
        elif part is not TRUE:
            kept.append(part)
    kept += map(intersection, memberships.values())
    if len(kept) < 2:
        return kept[0] if kept else TRUE
    return Formula(z3.And([part.yes for part in kept]), z3.Or([part.no for part in kept]))


def intersection(parts: Sequence[Membership]) -> Membership:
    """Memberships of one string as one: z3 is far better at one large language than at a choice of small ones."""
    if len(parts) == 1:
        return parts[0]
    inside = z3.Intersect(*(part.inside for part in parts))
    return Membership.of(parts[0].term, inside, z3.Union(*(part.outside for part in parts)))


def disjunction(parts: Iterable[Formula]) -> Formula:
    """Any of them."""
    return ~conjunction(~part for part in parts)


# --- Patterns

STRING = z3.StringSort()
LANGUAGE = z3.ReSort(STRING)
ANY_CHARACTER = z3.AllChar(LANGUAGE)
ANYTHING = z3.Full(LANGUAGE)

# Printable ASCII. Policies that the oracle takes are of these characters too and never name all of them, so a string of
# others could always be replaced by one of these.
PRINTABLE = z3.Range(" ", "~")
NO_COLON = z3.Union(z3.Range(" ", "9"), z3.Range(";", "~"))


@dataclass(frozen=True)
class Wildcard:
    """`*` or `?`, as against a character that merely looks like it."""

    sign: str


Glob = tuple[str | Wildcard, ...]


def split(glob: Glob) -> list[Glob]:
    """The segments of an ARN pattern: cut at the first five colons."""
    parts: list[list[str | Wildcard]] = [[]]
    for piece in glob:
        if isinstance(piece, Wildcard):
            parts[-1].append(piece)
            continue
        first, *others = piece.split(":", 6 - len(parts))
        parts[-1].append(first)
        parts += [[other] for other in others]
    return [tuple(piece for piece in part if piece) for part in parts]


def expression(glob: Glob, character: z3.ReRef = ANY_CHARACTER) -> z3.ReRef:
    """The strings that fit a pattern whose wildcards stand for the given characters."""
    parts = [part(piece, character) for piece in glob]
    if len(parts) < 2:
        return parts[0] if parts else z3.Re("")
    return z3.Concat(*parts)


def part(piece: str | Wildcard, character: z3.ReRef) -> z3.ReRef:
    """The language of one piece of a pattern."""
    if isinstance(piece, str):
        return z3.Re(piece)
    if piece.sign == "?":
        return character
    return ANYTHING if character is ANY_CHARACTER else z3.Star(character)


def arn_expression(globs: Sequence[Glob]) -> z3.ReRef:
    """The ARNs whose six segments fit six patterns."""
    *first, last = globs
    parts: list[z3.ReRef] = []
    for glob in first:
        parts += [expression(glob, NO_COLON), z3.Re(":")]
    return z3.Concat(*parts, expression(last))


def ignoring_case(text: str) -> z3.ReRef:
    """The strings that equal a text but for case."""
    letters = [z3.Union(z3.Re(c.lower()), z3.Re(c.upper())) if c.lower() != c.upper() else z3.Re(c) for c in text]
    return letters[0] if len(letters) == 1 else z3.Concat(*letters) if letters else z3.Re("")


def fits(text: str, glob: Glob) -> bool:
    """Whether a text that is known fits a pattern."""
    source = "".join(
        re.escape(piece) if isinstance(piece, str) else ".*" if piece.sign == "*" else "." for piece in glob
    )
    return re.fullmatch(source, text, re.DOTALL) is not None


def membership(term: z3.SeqRef, languages: Sequence[z3.ReRef]) -> Formula:
    """Whether a string is in one of several languages."""
    if not languages:
        return FALSE
    union = languages[0] if len(languages) == 1 else z3.Union(*languages)
    return Membership.of(term, union, z3.Complement(union))


def constrained(name: str, language: z3.ReRef) -> tuple[z3.SeqRef, z3.BoolRef]:
    """A string of a language, and the rule that says so."""
    term = z3.Const(name, STRING)
    return term, z3.InRe(term, language)
