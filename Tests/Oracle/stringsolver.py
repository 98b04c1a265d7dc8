"""Satisfiability of formulas with strings, by asking z3 twice: for the choice of memberships, and for the strings.

Left alone with both at once, z3 now and then loses itself in regular expressions that no choice needs. So the
memberships are first replaced by propositions. What z3 chooses of them is then put to it for each string by itself: is
there a string in all of these languages? If there is none, a smallest set of languages without a string in common
becomes a clause, and z3 chooses again. Both halves are exact, so the answer is.
"""

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import z3


class Timeout(Exception):
    """The deadline has passed, or z3 gave up."""


@dataclass(frozen=True)
class Solution:
    """Values for everything: a model of z3's, and the strings beside it."""

    model: z3.ModelRef
    strings: dict[str, str]

    def truth(self, expression: z3.BoolRef) -> bool:
        """A formula's value."""
        return bool(z3.is_true(self.model.eval(expression, model_completion=True)))

    def number(self, term: z3.ExprRef) -> z3.ExprRef:
        """A number's value."""
        return self.model.eval(term, model_completion=True)

    def text(self, term: z3.SeqRef) -> str:
        """A string's value."""
        return self.strings[term.decl().name()]


@dataclass(frozen=True)
class Literal:
    """A statement on strings, the proposition that stands for it, and the strings that it names."""

    statement: z3.BoolRef
    proposition: z3.BoolRef
    names: frozenset[str]

    def opposite(self) -> "Literal":
        """The negation."""
        return Literal(z3.Not(self.statement), z3.Not(self.proposition), self.names)


@dataclass
class StringSolver:
    """Solves formulas; what it finds out about sets of languages, it remembers from one to the next.

    `spent` is how many seconds z3 itself took.
    """

    deadline: float
    spent: float = 0
    known: dict[frozenset[int], z3.ModelRef | None] = field(default_factory=dict)
    alive: list[z3.ExprRef] = field(default_factory=list)

    def solve(self, formulas: Sequence[z3.BoolRef]) -> Solution | None:
        """Values under which all formulas hold; none if there are none."""
        literals = [
            Literal(statement, z3.Bool(f"statement {i}"), frozenset(names(statement)))
            for i, statement in enumerate(statements(formulas))
        ]
        pairs = [(one.statement, one.proposition) for one in literals]
        skeleton = z3.Solver()
        skeleton.add(z3.substitute(z3.And(list(formulas)), *pairs))
        while self.check(skeleton):
            model = skeleton.model()
            strings: dict[str, str] = {}
            clauses: list[z3.BoolRef] = []
            for group in connected(list(chosen(literals, model))):
                found = self.values(group)
                if found is None:
                    clauses.append(z3.Or([z3.Not(one.proposition) for one in self.core(group)]))
                    continue
                for name in frozenset[str]().union(*(one.names for one in group)):
                    strings[name] = found.eval(z3.String(name), model_completion=True).py_value()
            if not clauses:
                return Solution(model, strings)
            skeleton.add(clauses)
        return None

    def core(self, literals: Sequence[Literal]) -> list[Literal]:
        """A smallest set of literals that no strings satisfy, of those that none do."""
        kept = list(literals)
        for one in literals:
            others = [other for other in kept if other is not one]
            if others and self.values(others) is None:
                kept = others
        return kept

    def values(self, literals: Sequence[Literal]) -> z3.ModelRef | None:
        """Strings of which all literals hold."""
        key = frozenset(one.statement.get_id() for one in literals)
        if key not in self.known:
            solver = z3.SimpleSolver()
            solver.add(intersections([one.statement for one in literals]))
            self.known[key] = solver.model() if self.check(solver) else None
            # z3 gives the identity of an expression that is gone to another one.
            self.alive += [one.statement for one in literals]
        return self.known[key]

    def check(self, solver: z3.Solver) -> bool:
        """Whether a solver finds what it was given satisfiable."""
        start = time.perf_counter()
        left = self.deadline - start
        if left <= 0:
            raise Timeout
        solver.set("timeout", max(1, int(left * 1000)))
        result = solver.check()
        self.spent += time.perf_counter() - start
        if result == z3.unknown:
            raise Timeout
        return bool(result == z3.sat)


def statements(formulas: Sequence[z3.BoolRef]) -> list[z3.BoolRef]:
    """The memberships in formulas, and the equations between strings, each once."""
    found: list[z3.BoolRef] = []
    seen: set[int] = set()
    stack: list[z3.ExprRef] = list(formulas)
    while stack:
        expression = stack.pop()
        if expression.get_id() in seen:
            continue
        seen.add(expression.get_id())
        children = expression.children()
        if z3.is_string(children[0]) if children else False:
            found.append(expression)
        else:
            stack += children
    return found


def intersections(statements: Sequence[z3.BoolRef]) -> list[z3.BoolRef]:
    """The same, with one membership for each string.

    By itself, z3 reads some memberships as statements on prefixes, which it is bad at when others remain.
    """
    equations = [one for one in statements if one.decl().kind() != z3.Z3_OP_SEQ_IN_RE]
    languages: dict[str, tuple[z3.SeqRef, list[z3.ReRef]]] = {}
    for one in statements:
        if one.decl().kind() == z3.Z3_OP_SEQ_IN_RE:
            term, language = one.children()
            languages.setdefault(term.decl().name(), (term, []))[1].append(language)
    return equations + [
        z3.InRe(term, all_of[0] if len(all_of) == 1 else z3.Intersect(*all_of)) for term, all_of in languages.values()
    ]


def names(statement: z3.BoolRef) -> Iterator[str]:
    """The strings that a statement is about."""
    for child in statement.children():
        if z3.is_string(child) and not z3.is_string_value(child):
            yield child.decl().name()


def chosen(literals: Sequence[Literal], model: z3.ModelRef) -> Iterator[Literal]:
    """What a model says of strings. Of a membership only that it holds: no formula asks that it doesn't."""
    for literal in literals:
        value = model.eval(literal.proposition)
        if z3.is_true(value):
            yield literal
        elif z3.is_false(value) and z3.is_eq(literal.statement):
            yield literal.opposite()


def connected(literals: Sequence[Literal]) -> list[list[Literal]]:
    """Literals in groups that share no string."""
    groups: list[tuple[frozenset[str], list[Literal]]] = []
    for literal in literals:
        touching = [group for group in groups if group[0] & literal.names]
        groups = [group for group in groups if not group[0] & literal.names]
        joined = literal.names.union(*(group[0] for group in touching))
        groups.append((joined, [*(one for group in touching for one in group[1]), literal]))
    return [group for _, group in groups]
