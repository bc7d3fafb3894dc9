"""Numbers shown so that only those who know them recognise them."""

_SHOWN_AHEAD = 4
_SHOWN_BEHIND = 3
_LONG = 10


def masked(number: str) -> str:
    """Hide the middle of a number: `0511*****678`; a short one keeps at most its end."""
    if len(number) <= _SHOWN_BEHIND:
        return "*" * len(number)
    ahead = number[:_SHOWN_AHEAD] if len(number) > _LONG else ""
    hidden = len(number) - len(ahead) - _SHOWN_BEHIND
    return ahead + "*" * hidden + number[-_SHOWN_BEHIND:]
