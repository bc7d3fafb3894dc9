"""What the operators of a condition do when it is asked, in three-valued (Kleene) logic."""

import operator
from collections.abc import Callable
from typing import TypeGuard

from bot.content.functions import Computed, is_before, is_same_day
from bot.content.spans import Span, is_less, is_same
from bot.model.expression import UNKNOWN, Facts, Unknown

Run = Callable[[Facts], Computed]
Truth = bool | Unknown
_BIGGEST = 10**15  # dong; keeps a product of answers from growing without end


def truth(value: Computed) -> Truth:
    """Only true and false are truths: "khong_biet" to a yes-or-no question is unknown."""
    return value if isinstance(value, bool) else UNKNOWN


def all_of(runs: tuple[Run, ...]) -> Run:
    def run(facts: Facts) -> Truth:
        result: Truth = True
        for part in runs:
            value = truth(part(facts))
            if value is False:
                return False
            if value is UNKNOWN:
                result = UNKNOWN
        return result

    return run


def any_of(runs: tuple[Run, ...]) -> Run:
    def run(facts: Facts) -> Truth:
        result: Truth = False
        for part in runs:
            value = truth(part(facts))
            if value is True:
                return True
            if value is UNKNOWN:
                result = UNKNOWN
        return result

    return run


def opposite(part: Run) -> Run:
    def run(facts: Facts) -> Truth:
        value = truth(part(facts))
        return UNKNOWN if isinstance(value, Unknown) else not value

    return run


def either(test: Run, yes: Run, no: Run) -> Run:
    def run(facts: Facts) -> Computed:
        value = truth(test(facts))
        if isinstance(value, Unknown):
            return UNKNOWN
        return yes(facts) if value else no(facts)

    return run


def name_is(name: str, literal: object) -> Run:
    """Compare an answer with a fixed value: by far the commonest condition, so kept short."""

    def run(facts: Facts) -> Truth:
        value = facts.value(name)
        return UNKNOWN if value is UNKNOWN else value == literal

    return run


def name_is_not(name: str, literal: object) -> Run:
    def run(facts: Facts) -> Truth:
        value = facts.value(name)
        return UNKNOWN if value is UNKNOWN else value != literal

    return run


def equal(left: Run, right: Run, *, are_dates: bool) -> Run:
    def run(facts: Facts) -> Truth:
        one, other = left(facts), right(facts)
        if isinstance(one, Unknown) or isinstance(other, Unknown):
            return UNKNOWN
        if is_number(one) and is_number(other):
            return is_same(one, other)
        if are_dates and not isinstance(one, Span) and not isinstance(other, Span):
            return is_same_day(one, other)
        return one == other

    return run


def less(left: Run, right: Run, *, are_dates: bool) -> Run:
    def run(facts: Facts) -> Truth:
        one, other = left(facts), right(facts)
        if is_number(one) and is_number(other):
            return is_less(one, other)
        if are_dates and not isinstance(one, Span) and not isinstance(other, Span):
            return is_before(one, other)
        return UNKNOWN

    return run


def among(left: Run, values: frozenset[object]) -> Run:
    def run(facts: Facts) -> Truth:
        value = left(facts)
        return UNKNOWN if isinstance(value, Unknown) else value in values

    return run


def contains(many: Run, literal: object) -> Run:
    def run(facts: Facts) -> Truth:
        values = many(facts)
        return literal in values if isinstance(values, tuple) else UNKNOWN

    return run


def arithmetic(sign: Callable[[float, float], float], left: Run, right: Run) -> Run:
    def run(facts: Facts) -> Computed:
        one, other = left(facts), right(facts)
        if not _is_plain(one) or not _is_plain(other):
            return UNKNOWN
        try:
            result = sign(one, other)
        except ArithmeticError:
            return UNKNOWN
        return result if abs(result) < _BIGGEST else UNKNOWN

    return run


def joined(left: Run, right: Run) -> Run:
    def run(facts: Facts) -> Computed:
        one, other = left(facts), right(facts)
        return one + other if isinstance(one, str) and isinstance(other, str) else UNKNOWN

    return run


def negative(part: Run) -> Run:
    return arithmetic(operator.sub, lambda _facts: 0, part)


def is_number(value: Computed) -> TypeGuard[float | Span]:
    return isinstance(value, (int, float, Span)) and not isinstance(value, bool)


def _is_plain(value: Computed) -> TypeGuard[float]:
    return is_number(value) and not isinstance(value, Span)
