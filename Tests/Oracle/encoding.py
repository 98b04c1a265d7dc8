"""A chain of policies as a formula over a request of which only the rules are known."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timezone
from fractions import Fraction
from typing import Any

import z3

from formula import (
    FALSE,
    TRUE,
    Formula,
    Glob,
    Wildcard,
    arn_expression,
    atom,
    conjunction,
    disjunction,
    expression,
    fits,
    ignoring_case,
    known,
    membership,
    split,
)
from symbols import Absent, Address, Flag, Many, Moment, Number, Request, Text, Value, in_network
from universe import Condition, Question, Unsupported

ANY, ONE = Wildcard("*"), Wildcard("?")


@dataclass(frozen=True)
class Reference:
    """A variable on a key that is not known before the request is."""

    value: Text
    default: str | None


@dataclass
class Encoding:
    """Says of a symbolic request whether the chain allows it.

    What the rules leave open is taken as denying if `strict`, else as allowing; `doubted` tells whether it came up.
    """

    question: Question
    request: Request
    strict: bool
    doubted: bool = False

    # --- The chain

    def allowed(self) -> z3.BoolRef:
        """No deny matches, every level has an allow that does, and the property does not spare the action."""
        parts = [~self.action(self.question.property.exceptions)]
        for level in self.question.levels:
            allows: list[Formula] = []
            for document in level:
                variables = document.get("Version") == "2012-10-17"
                for statement in several(document["Statement"]):
                    denies = statement["Effect"] == "Deny"
                    found = Statement(self, variables, denies).matches(statement)
                    if denies:
                        parts.append(~found)
                    else:
                        allows.append(found)
            parts.append(disjunction(allows))
        return conjunction(parts).yes

    def action(self, texts: Sequence[str]) -> Formula:
        """Whether the action fits one of several patterns."""
        if {"*", "*:*"} & set(texts):
            return TRUE
        return membership(self.request.action, [expression(glob(one.lower())) for one in texts])


@dataclass(frozen=True)
class Statement:
    """One statement's meaning; what it takes a doubt for hangs on its effect."""

    encoding: Encoding
    variables: bool
    denies: bool

    def matches(self, statement: Mapping[str, Any]) -> Formula:
        """Whether a statement speaks of the request."""
        action = self.encoding.action(several(statement.get("Action", statement.get("NotAction"))))
        element = "NotResource" if "NotResource" in statement else "Resource"
        resource = self.resource(several(statement.get(element, "*")))
        conditions = [
            self.condition(Condition(operator, key, tuple(map(spelled, several(values))), self.variables))
            for operator, block in statement.get("Condition", {}).items()
            for key, values in block.items()
        ]
        return conjunction(
            [
                action if "Action" in statement else ~action,
                resource if element == "Resource" else ~resource,
                *conditions,
            ]
        )

    def resource(self, texts: Sequence[str]) -> Formula:
        """Whether the resource fits one of several patterns, segment by segment.

        A request without a resource has `*`, which has no segments, so only the pattern `*` fits it.
        """
        if "*" in texts:
            return TRUE
        languages: list[z3.ReRef] = []
        for text in texts:
            pattern = self.pattern(text, wildcards=True)
            if pattern is None:
                continue
            if isinstance(pattern, Reference) or len(split(pattern)) != 6:
                raise Unsupported(f"resource {text}")
            languages.append(arn_expression(split(pattern)))
        return membership(self.encoding.request.resource, languages)

    # --- Conditions

    def condition(self, condition: Condition) -> Formula:
        """Whether one operator on one key holds."""
        value = self.encoding.request.values[condition.key.lower()]
        quantifier, _, base = condition.operator.rpartition(":")
        if_exists = base.endswith("IfExists")
        base = base.removesuffix("IfExists")
        if base == "Null":
            return disjunction(~value.present if one.lower() == "true" else value.present for one in condition.literals)
        if isinstance(value, Many) and quantifier:
            return self.quantified(condition, value, base, quantifier == "ForAllValues")
        if isinstance(value, Absent | Many):
            found = FALSE
        else:
            found = self.compare(base, value, condition.literals)
        if quantifier == "ForAllValues" or not quantifier and ("Not" in base or if_exists):
            return disjunction([~value.present, found])
        return conjunction([value.present, found])

    def quantified(self, condition: Condition, value: Many, base: str, all_hold: bool) -> Formula:
        """An operator on all or any members of a list.

        "Some member does" is said of one member that is set aside for this very demand: if any member does, that one
        may be it. So as formulas the two halves are no opposites, but a chain can be satisfied exactly if it could be
        with real ones.
        """
        found = [self.compare(base, Text(TRUE, one.term), condition.literals) for one in value.members]
        if not all_hold:
            found = [~one for one in found]
        everyone = [disjunction([~member.active, one]) for member, one in zip(value.members, found)]
        asked = value.asked_for(condition)
        someone = conjunction([value.members[asked].active, ~found[asked]])
        everyone_holds = Formula(conjunction(everyone).yes, someone.yes)
        return everyone_holds if all_hold else ~everyone_holds

    def compare(self, base: str, value: Value, literals: Sequence[str]) -> Formula:
        """Whether an operator holds of a value that is there."""
        negated = "Not" in base
        plain = base.replace("Not", "", 1)
        if plain.startswith("Arn"):
            return self.arn(value, literals, negated)
        match plain, value:
            case (("StringEquals" | "StringEqualsIgnoreCase" | "StringLike"), Text() | Flag()):
                found = self.string(plain, value, literals)
            case "Bool", Flag():
                found = disjunction(value.value if one.lower() == "true" else ~value.value for one in literals)
            case "IpAddress", Address():
                found = disjunction(in_network(value, one) for one in literals)
            case _, Number() if plain.startswith("Numeric"):
                found = disjunction(ordered(plain[7:], value.term, numeral(one)) for one in literals)
            case _, Moment(seconds=True) if plain.startswith("Numeric"):
                found = disjunction(ordered(plain[7:], value.term / 1000, numeral(one)) for one in literals)
            case _, Moment() if plain.startswith("Date"):
                found = disjunction(ordered(plain[4:], value.term, milliseconds(one)) for one in literals)
            case _:
                raise Unsupported(f"{base} on a {type(value).__name__}")
        return ~found if negated else found

    def string(self, plain: str, value: Text | Flag, literals: Sequence[str]) -> Formula:
        """Whether a string equals, or fits, one of the policy's values."""
        patterns = [self.pattern(one, wildcards=plain == "StringLike") for one in literals]
        if isinstance(value, Flag):
            true, false = (any(says(plain, word, one) for one in patterns) for word in ("true", "false"))
            return disjunction([conjunction([known(true), value.value]), conjunction([known(false), ~value.value])])
        if isinstance(value.term, str):
            return known(any(says(plain, value.term, one) for one in patterns))
        references = [one for one in patterns if isinstance(one, Reference)]
        if references and plain != "StringEquals":
            raise Unsupported(f"a variable on a free key in {plain}")
        language = [language_of(plain, one) for one in patterns if isinstance(one, tuple)]
        return disjunction([membership(value.term, language), *(same(value.term, one) for one in references)])

    def arn(self, value: Value, literals: Sequence[str], negated: bool) -> Formula:
        """Whether an ARN fits one of the policy's; a malformed one leaves it open, and ends the list."""
        if not isinstance(value, Text):
            raise Unsupported("ARN operators on what is no string")
        found: list[Formula] = []
        for literal in literals:
            pattern = self.pattern(literal, wildcards=True)
            if isinstance(pattern, Reference):
                raise Unsupported("a variable on a free key in an ARN")
            if pattern is None:
                continue
            parts = split(pattern)
            if pattern != (ANY,) and len(parts) != 6:
                before = disjunction(found)
                return conjunction([~before, self.doubt()]) if negated else disjunction([before, self.doubt()])
            found.append(fits_arn(value.term, [(ANY,)] * 6 if pattern == (ANY,) else parts))
        return ~disjunction(found) if negated else disjunction(found)

    def doubt(self) -> Formula:
        """What is open denies when the encoding is strict, and lets through when it is not."""
        self.encoding.doubted = True
        return known(self.encoding.strict == self.denies)

    # --- Patterns

    def pattern(self, text: str, wildcards: bool) -> Glob | Reference | None:
        """A policy's value with its variables resolved; none if one cannot be."""
        pieces: list[str | Wildcard] = []
        variable = r"\$\{[^}]*\}|" if self.variables else ""
        found = re.findall(variable + r"[*?]|[^*?$]+|\$", text)
        for piece in found:
            if self.variables and piece.startswith("${"):
                resolved = self.variable(piece[2:-1])
                if isinstance(resolved, Reference) and len(found) > 1:
                    raise Unsupported(f"{text} links two free keys")
                if resolved is None or isinstance(resolved, Reference):
                    return resolved
                pieces.append(resolved)
            elif wildcards and piece in "*?":
                pieces.append(ANY if piece == "*" else ONE)
            else:
                pieces.append(piece)
        return tuple(pieces)

    def variable(self, body: str) -> str | Reference | None:
        """What a variable stands for."""
        if body in ("*", "?", "$"):
            return body
        key, comma, default = (part.strip() for part in body.partition(","))
        value = self.encoding.request.values.get(key.lower(), Absent())
        fallback = default.strip("'") if comma else None
        match value:
            case Absent():
                return fallback
            case Many():
                return None
            case Text(term=str(known_text)):
                return known_text
            case Flag(value=constant) if constant is TRUE or constant is FALSE:
                if value.present is TRUE:
                    return "true" if constant is TRUE else "false"
            case Text():
                return Reference(value, fallback)
        raise Unsupported(f"a variable on {key}")


# --- Small things


def several(value: Any) -> list[Any]:
    """A single value stands for a list of one."""
    return value if isinstance(value, list) else [value]


def spelled(value: Any) -> str:
    """A condition's value as text."""
    return {True: "true", False: "false"}[value] if isinstance(value, bool) else str(value)


def glob(text: str) -> Glob:
    """A pattern without variables."""
    return tuple(Wildcard(piece) if piece in "*?" else piece for piece in re.findall(r"[*?]|[^*?]+", text))


def fits_arn(term: z3.SeqRef | str, parts: Sequence[Glob]) -> Formula:
    """Whether an ARN fits six patterns."""
    if isinstance(term, str):
        return known(all(map(fits, term.split(":", 5), parts)))
    return membership(term, [arn_expression(parts)])


def says(plain: str, word: str, pattern: Glob | Reference | None) -> bool:
    """Whether a word that is known equals, or fits, a policy's value."""
    if isinstance(pattern, Reference):
        raise Unsupported("a variable on a free key beside a constant")
    if pattern is None:
        return False
    if plain == "StringEqualsIgnoreCase":
        return "".join(map(str, pattern)).lower() == word.lower()
    return fits(word, pattern)


def language_of(plain: str, pattern: Glob) -> z3.ReRef:
    """The strings that equal, or fit, a policy's value."""
    return ignoring_case("".join(map(str, pattern))) if plain == "StringEqualsIgnoreCase" else expression(pattern)


def same(term: z3.SeqRef, reference: Reference) -> Formula:
    """Whether a string equals that of another key, or the default when that is absent."""
    equal = conjunction([reference.value.present, atom(term == reference.value.term)])
    if reference.default is None:
        return equal
    fallback = atom(term == z3.StringVal(reference.default))
    return disjunction([equal, conjunction([~reference.value.present, fallback])])


def ordered(sign: str, term: z3.ArithRef, number: Fraction | int | None) -> Formula:
    """Whether a number stands in an order to the policy's."""
    if number is None:
        return FALSE
    against = z3.RealVal(number) if isinstance(number, Fraction) else z3.IntVal(number)
    compared: dict[str, Callable[[], z3.BoolRef]] = {
        "Equals": lambda: term == against,
        "LessThan": lambda: term < against,
        "LessThanEquals": lambda: term <= against,
        "GreaterThan": lambda: term > against,
        "GreaterThanEquals": lambda: term >= against,
    }
    return atom(compared[sign]())


def numeral(text: str) -> Fraction | None:
    """A policy's number."""
    return Fraction(text) if re.fullmatch(r"[+-]?[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]+)?", text) else None


def milliseconds(text: str) -> int | None:
    """A policy's date since 1970."""
    if re.fullmatch(r"[0-9]{5,}", text):
        return int(text) * 1000
    try:
        time = datetime.fromisoformat(text)
    except ValueError:
        return None
    time = time if time.tzinfo else time.replace(tzinfo=timezone.utc)
    return round(time.timestamp()) * 1000 + time.microsecond // 1000
