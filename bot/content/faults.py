"""What a condition is told to be wrong in, and the looks at two sides that decide it."""

import ast
from dataclasses import dataclass, field

from bot.content.functions import is_date
from bot.content.operations import Run
from bot.content.sorts import ANY, DATE, Sort, are_comparable, are_ordered


@dataclass(frozen=True, slots=True)
class Fault:
    """A mistake in a condition. `column` counts characters from 0."""

    column: int
    code: str
    slots: dict[str, str] = field(default_factory=dict)
    known: frozenset[str] = frozenset()  # the right words, where one of them was meant


class Wrong(Exception):
    """A condition cannot be compiled, because of `node`."""

    def __init__(self, node: ast.expr, fault: Fault) -> None:
        super().__init__(fault.code)
        self.node = node
        self.fault = fault


@dataclass(frozen=True, slots=True)
class Term:
    """A checked part of a condition. `literal` is its value where it is written out."""

    sort: Sort
    run: Run
    literal: str | float | None = None
    name: str = ""


def wrong(node: ast.expr, code: str, word: str = "", known: frozenset[str] = frozenset()) -> Wrong:
    return Wrong(node, Fault(0, code, {"word": word} if word else {}, known))


def refuse_unlike(left: ast.expr, one: Term, right: ast.expr, other: Term) -> None:
    """Refuse two sides that can never be equal."""
    for term, node, literal in ((one, right, other), (other, left, one)):
        if isinstance(literal.literal, str) and term.literal is None:
            refuse_foreign(term.sort, node, literal.literal)
            return
    if not are_comparable(one.sort, other.sort):
        raise Wrong(right, Fault(0, "expression.unlike", _shown(left, one, right, other)))


def refuse_foreign(sort: Sort, node: ast.expr, word: str) -> None:
    """Refuse a text that a value of this sort can never be."""
    if word in sort.choices or sort == ANY or (sort.is_text and sort.base != "choice"):
        return
    if sort.base == "date" and is_date(word):
        return
    if sort.base == "choice" or sort.choices:
        raise wrong(node, "expression.choice", word, sort.choices)
    raise wrong(node, f"expression.text_{sort.base}", word)


def refuse_unordered(left: ast.expr, one: Term, right: ast.expr, other: Term) -> None:
    sorts = [
        DATE if isinstance(term.literal, str) and is_date(term.literal) else term.sort
        for term in (one, other)
    ]
    if not are_ordered(sorts[0], sorts[1]):
        raise Wrong(right, Fault(0, "expression.unordered", _shown(left, one, right, other)))


def _shown(left: ast.expr, one: Term, right: ast.expr, other: Term) -> dict[str, str]:
    return {
        "left": ast.unparse(left)[:30],
        "left_sort": one.sort.base,
        "right": ast.unparse(right)[:30],
        "right_sort": other.sort.base,
    }
