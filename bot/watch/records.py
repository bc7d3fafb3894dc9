"""What may be told of a log record: what happened, where, which class of error, and few fields.

Words of citizens may stand in any argument and in the words of any exception, so only what is known
to be harmless passes: our own sentences, small numbers, the names of error classes, places in the
code, and the fields of the list below (R-39).
"""

import logging
import re
import traceback
from collections.abc import Callable, Mapping
from pathlib import PurePath

from bot.model.errors import Issue
from bot.model.event import Chat

OURS = "bot"
HIDDEN = "…"
_MOST_TOLD = 10**8  # the number of a row; numbers of persons and phones are longer
_CLASS = re.compile(r"[A-Z][A-Za-z0-9]{2,59}")
_NAME = re.compile(r"[a-z0-9][a-z0-9_./:-]{0,99}")
_OFFICE = re.compile(r"\d{2,6}")

Mark = Callable[[Chat], str]


def told(record: logging.LogRecord, mark: Mark) -> dict[str, str | int | float]:
    """Give what may be told, by name; what there is nothing of is left out."""
    fields: dict[str, str | int | float] = {
        "level": record.levelname.lower(),
        "where": where(record),
        "event": _event(record),
        "error": error_in(record),
        **_mistake(record),
        **_fields(record, mark),
    }
    return {name: value for name, value in fields.items() if value != ""}


def where(record: logging.LogRecord) -> str:
    """Name our own module, or the other library."""
    first, _, rest = record.name.partition(".")
    return rest or first if first == OURS else first


def error_in(record: logging.LogRecord) -> str:
    """Give the class of the error that a record is about."""
    if record.exc_info and record.exc_info[0] is not None:
        return record.exc_info[0].__name__
    named = getattr(record, "error", "")
    given = record.args if isinstance(record.args, tuple) else ()
    return next((str(name) for name in (named, *given) if _is_error(name)), "")


def _event(record: logging.LogRecord) -> str:
    """Give our own sentence with its harmless arguments; of other libraries none."""
    if record.name.partition(".")[0] != OURS or not isinstance(record.msg, str):
        return ""
    if isinstance(record.args, Mapping) or not record.args:
        return record.msg if not record.args else HIDDEN
    try:
        return record.msg.replace("%d", "%s") % tuple(_harmless(arg) for arg in record.args)
    except (TypeError, ValueError):
        return HIDDEN


def _harmless(argument: object) -> str:
    match argument:
        case int() | float() if abs(argument) < _MOST_TOLD:
            return f"{argument:.6g}" if isinstance(argument, float) else str(argument)
        case Issue():
            return str(argument)
        case str() if _is_error(argument):
            return argument
        case _:
            return HIDDEN


def _mistake(record: logging.LogRecord) -> dict[str, str]:
    """Give where an exception came from: files and lines, never its words or what they held."""
    if not record.exc_info or record.exc_info[1] is None:
        return {}
    mistake = record.exc_info[1]
    cause = mistake.__cause__ or mistake.__context__
    frames = traceback.extract_tb(mistake.__traceback__)[-3:]
    places = " < ".join(f"{PurePath(f.filename).name}:{f.lineno}" for f in reversed(frames))
    return {"place": places, "cause": type(cause).__name__ if cause else ""}


def _fields(record: logging.LogRecord, mark: Mark) -> dict[str, str | int | float]:
    found = {name: getattr(record, name, None) for name in _FIELDS}
    chat = getattr(record, "chat", None)
    kept: dict[str, str | int | float] = {"chat": mark(chat)} if isinstance(chat, Chat) else {}
    for name, value in found.items():
        if value is not None:
            kept[name] = _FIELDS[name](value)
    return kept


def _number(value: object) -> str | int | float:
    if isinstance(value, int | float) and abs(value) < _MOST_TOLD:
        return round(value, 3) if isinstance(value, float) else value
    return HIDDEN


def _name(value: object) -> str:
    return value if isinstance(value, str) and _NAME.fullmatch(value) else HIDDEN


def _office(value: object) -> str:
    return value if isinstance(value, str) and _OFFICE.fullmatch(value) else HIDDEN


_FIELDS: Mapping[str, Callable[[object], str | int | float]] = {
    "row": _number,
    "ms": _number,
    "line": _number,
    "channel": _name,
    "template": _name,
    "office": _office,
}


def _is_error(name: object) -> bool:
    """Say whether it is the name of an exception class, and not of a person."""
    return isinstance(name, str) and bool(_CLASS.fullmatch(name)) and name in _errors()


def _errors() -> set[str]:
    names: set[str] = set()
    waiting: list[type[BaseException]] = [BaseException]
    while waiting:
        kind = waiting.pop()
        if kind.__name__ not in names:
            names.add(kind.__name__)
            waiting += type.__subclasses__(kind)
    return names
