"""A reading as one JSON object, for `motcua read KIND --json`."""

from dataclasses import replace

from bot.model.answer import Address, Value
from bot.model.reading import About, Doubtful, Understood, Unread, values_of
from bot.understanding import kinds
from bot.understanding.wishes.commands import command

_ANSWERS = {"yes_no.unknown": "unknown", "yes_no.later": "later"}


def reading_json(kind: str, text: str, about: About) -> dict[str, object]:
    """Give `reading` ("value", "ask", "no", "command") and what belongs to it."""
    wish = command(text, kind, about)
    if wish is not None:
        return {"reading": "command", "command": wish.name}
    match kinds.read(kind, text, about):
        case Understood(value):
            echo = kinds.echo(kind, value, about)
            return {"reading": "value", "value": _plain(kind, value, about), "echo": echo}
        case Doubtful(_, problem) if problem in _ANSWERS:
            return {"reading": "value", "value": _ANSWERS[problem], "echo": _ANSWERS[problem]}
        case Doubtful(options):
            options = options or _in_part(kind, text, about)
            return {"reading": "ask", "options": [_plain(kind, one, about) for one in options]}
        case Unread():
            return {"reading": "no"}


def _in_part(kind: str, text: str, about: About) -> tuple[Value, ...]:
    """Give the year or the month that was told where the question wants a day.

    The chat offers none of these, lest a button store what the question does not take.
    """
    if kind != "date":
        return ()
    limits = replace(about.limits, partial=True)
    return values_of(kinds.read(kind, text, replace(about, limits=limits)))


def _plain(kind: str, value: Value, about: About) -> object:
    match value:
        case bool():
            return "yes" if value else "no"
        case Address() if kind == "place":
            return kinds.echo(kind, value, about)
        case Address(commune, province, rest):
            return {"commune": commune, "province": province, "rest": rest}
        case tuple():
            return list(value)
        case _:
            return value
