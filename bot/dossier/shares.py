"""How a whole is split into hundredths of a per cent."""

from collections.abc import Sequence

WHOLE = 10_000  # hundredths of a per cent


def shares(parts: Sequence[int]) -> tuple[int, ...]:
    """Give each part's share of their sum, in hundredths of a per cent; together exactly WHOLE.

    What rounding down leaves goes to those it took most from, the earlier first. All zero where
    there is nothing to split.
    """
    total = sum(parts)
    if total <= 0:
        return tuple(0 for _ in parts)
    floors = [part * WHOLE // total for part in parts]
    by_loss = sorted(range(len(parts)), key=lambda place: -(parts[place] * WHOLE % total))
    for place in by_loss[: WHOLE - sum(floors)]:
        floors[place] += 1
    return tuple(floors)
