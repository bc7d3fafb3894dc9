"""A reading as one JSON object, for `motcua read KIND --json`."""

from bot.model.answer import Address, Value
from bot.model.reading import About, Doubtful, Understood, Unread
from bot.understanding import kinds
from bot.understanding.commands import command

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
            return {"reading": "ask", "options": [_plain(kind, one, about) for one in options]}
        case Unread():
            return {"reading": "no"}


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
