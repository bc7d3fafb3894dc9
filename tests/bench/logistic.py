"""A logistic regression of a few weights over a few thousand examples, by Newton's method."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

_RIDGE = 1e-3
_MOST_STEPS, _CLOSE = 25, 1e-4
_FAR = 30.0


@dataclass(frozen=True, slots=True)
class Example:
    """What was measured, whether it was so, and how much the example counts."""

    measured: Sequence[float]
    is_so: bool
    weight: float = 1.0


def regress(examples: Sequence[Example]) -> list[float]:
    """Give the weights of what was measured, the base first."""
    rows = [([1.0, *one.measured], one) for one in examples]
    weights = [0.0] * len(rows[0][0])
    for _ in range(_MOST_STEPS):
        step = _step(weights, rows)
        weights = [one - change for one, change in zip(weights, step, strict=True)]
        if max(map(abs, step)) < _CLOSE:
            break
    return weights


def _step(weights: list[float], rows: list[tuple[list[float], Example]]) -> list[float]:
    size = range(len(weights))
    ridge = _RIDGE * len(rows)
    slope = [ridge * one for one in weights]
    bend = [[ridge if row == column else 0.0 for column in size] for row in size]
    for row, example in rows:
        total = sum(map(float.__mul__, weights, row))
        likely = 1 / (1 + math.exp(-max(-_FAR, min(_FAR, total))))
        miss = example.weight * (likely - example.is_so)
        spread = example.weight * likely * (1 - likely)
        for at in size:
            slope[at] += miss * row[at]
            bent = spread * row[at]
            bend[at] = [one + bent * other for one, other in zip(bend[at], row, strict=True)]
    return _solved(bend, slope)


def _solved(matrix: list[list[float]], right: list[float]) -> list[float]:
    """Solve a system of linear equations by elimination."""
    rows = [[*row, value] for row, value in zip(matrix, right, strict=True)]
    for at in range(len(rows)):
        best = max(range(at, len(rows)), key=lambda row: abs(rows[row][at]))
        rows[at], rows[best] = rows[best], rows[at]
        for row in range(len(rows)):
            if row != at:
                share = rows[row][at] / rows[at][at]
                rows[row] = [
                    one - share * other for one, other in zip(rows[row], rows[at], strict=True)
                ]
    return [row[-1] / row[at] for at, row in enumerate(rows)]
