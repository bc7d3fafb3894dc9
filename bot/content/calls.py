"""Calls in a condition that are more than a function of one answer."""

import ast
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Protocol

from bot.content.faults import Term, wrong
from bot.content.functions import Computed
from bot.content.operations import Run, all_of, any_of, is_number
from bot.content.scope import Scope
from bot.content.sorts import DATE, NUMBER, TEXT, TRUTH, Sort, is_a
from bot.content.spans import Span
from bot.dossier.working_days import add_working_days, is_working_day
from bot.model.expression import UNKNOWN, Facts, Unknown
from bot.model.reading import Permit

PERMIT = Sort("choice", frozenset(Permit))
_MOST_DAYS = 60


class Compiling(Protocol):
    """The compiler of the condition that the call stands in."""

    @property
    def scope(self) -> Scope: ...

    def term(self, node: ast.expr) -> Term: ...

    def truth(self, node: ast.expr) -> Term: ...

    def number(self, node: ast.expr) -> Term: ...

    def repeat_in(self, node: ast.expr) -> str:
        """Give the repeat whose answers `node` names; raises Wrong where there is none."""
        ...


def call_of(word: str) -> "Call | None":
    return _CALLS.get(word)


Call = Callable[[Compiling, ast.Call], Term]


def _extreme(choose: Callable[[Sequence[float]], float]) -> Call:
    """Compile `min(a, b)` or `max(a, b)`."""

    def compiled(compiler: Compiling, node: ast.Call) -> Term:
        runs = [compiler.number(part).run for part in node.args]
        if len(runs) < 2:  # noqa: PLR2004 - of one number there is no less and no more
            raise wrong(node, "expression.two_numbers", ast.unparse(node.func))

        def run(facts: Facts) -> Computed:
            values = [run(facts) for run in runs]
            plain = [v for v in values if is_number(v) and not isinstance(v, Span)]
            return choose(plain) if len(plain) == len(values) else UNKNOWN

        return Term(NUMBER, run)

    return compiled


def _sum(compiler: Compiling, node: ast.Call) -> Term:
    """Compile `sum(giay.tien)`: over all items; unknown while one of them is."""
    part = _only(node)
    inside, repeat = compiler.number(part).run, compiler.repeat_in(part)

    def run(facts: Facts) -> Computed:
        values = _each(facts, repeat, inside)
        plain = [v for v in values if is_number(v) and not isinstance(v, Span)]
        return sum(plain) if values and len(plain) == len(values) else UNKNOWN

    return Term(NUMBER, run)


def _over_items(joined: Callable[[tuple[Run, ...]], Run]) -> Call:
    """Compile `any(…)` or `all(…)`: the condition is asked of each item."""

    def compiled(compiler: Compiling, node: ast.Call) -> Term:
        part = _only(node)
        inside, repeat = compiler.truth(part).run, compiler.repeat_in(part)

        def run(facts: Facts) -> Computed:
            values = _each(facts, repeat, inside)
            if not values:
                return UNKNOWN
            return joined(tuple(_always(value) for value in values))(facts)

        return Term(TRUTH, run)

    return compiled


def _is_working_day(compiler: Compiling, node: ast.Call) -> Term:
    argument = compiler.term(_only(node))
    if not is_a(argument.sort, "date"):
        raise wrong(node, "expression.takes_date", "is_working_day")
    calendar = compiler.scope.calendar

    def run(facts: Facts) -> Computed:
        day = _day(argument.run(facts))
        return UNKNOWN if day is None else is_working_day(day, calendar)

    return Term(TRUTH, run)


def _next_working_day(compiler: Compiling, node: ast.Call) -> Term:
    """Compile `next_working_day(2)`: the second day from tomorrow on that offices work."""
    count = compiler.number(_only(node)).literal
    if not isinstance(count, float | int) or count not in range(1, _MOST_DAYS + 1):
        raise wrong(node, "expression.how_many", "next_working_day")
    calendar = compiler.scope.calendar
    days = int(count)
    return Term(DATE, lambda facts: add_working_days(facts.today, days, calendar).isoformat())


def _permit(compiler: Compiling, node: ast.Call) -> Term:
    """Compile `permit(nganh.ten)`: what the catalogue says of a line of business."""
    argument = compiler.term(_only(node))
    if argument.sort.base != "text":
        raise wrong(node, "expression.takes_line", "permit")
    permits: Mapping[str, Permit] = compiler.scope.permits

    def run(facts: Facts) -> Computed:
        value = argument.run(facts)
        if isinstance(value, Unknown) or not isinstance(value, str):
            return UNKNOWN
        return permits.get(value, Permit.UNLISTED).value

    return Term(PERMIT, run)


def _needs(compiler: Compiling, node: ast.Call) -> Term:
    """Compile `needs(nganh.ten)`: the permit a line of business asks for, unknown where none."""
    argument = compiler.term(_only(node))
    if argument.sort.base != "text":
        raise wrong(node, "expression.takes_line", "needs")
    needs = compiler.scope.needs

    def run(facts: Facts) -> Computed:
        value = argument.run(facts)
        return needs.get(value) or UNKNOWN if isinstance(value, str) else UNKNOWN

    return Term(TEXT, run)


def _only(node: ast.Call) -> ast.expr:
    if len(node.args) != 1:
        raise wrong(node, "expression.arity", ast.unparse(node.func))
    return node.args[0]


def _each(facts: Facts, repeat: str, run: Run) -> list[Computed]:
    """Ask something of each item there is."""
    return [run(inside) for inside in facts.each(repeat)]


def _always(value: Computed) -> Run:
    return lambda _facts: value


def _day(value: Computed) -> date | None:
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None


_CALLS: Mapping[str, Call] = {
    "min": _extreme(min),
    "max": _extreme(max),
    "sum": _sum,
    "any": _over_items(any_of),
    "all": _over_items(all_of),
    "is_working_day": _is_working_day,
    "next_working_day": _next_working_day,
    "permit": _permit,
    "needs": _needs,
}
WORDS = frozenset(_CALLS)
