"""The log: one line for each thing that happened, as key=value or as JSON, without persons."""

import json
import logging
import sys
import threading
from collections.abc import Callable
from datetime import UTC, date, datetime
from hashlib import sha256
from hmac import digest
from types import TracebackType
from typing import TextIO

from bot.model.event import Chat
from bot.watch.records import OURS, told

_MARK_BYTES, _SALT_BYTES = 6, 32

Random = Callable[[int], bytes]


class DayMarks:
    """Names chats so that one can be followed through a day, and never beyond it.

    What the names are made with is nowhere but in memory, and is gone with the day.
    """

    def __init__(self, random: Random) -> None:
        self._random = random
        self._day = date.min
        self._salt = b""

    def of(self, chat: Chat, day: date) -> str:
        if day != self._day:
            self._day, self._salt = day, self._random(_SALT_BYTES)
        named = "\0".join((chat.channel, chat.account, chat.id)).encode()
        return digest(self._salt, named, sha256)[:_MARK_BYTES].hex()


class Line(logging.Formatter):
    """Writes a record as `key=value …`; `write` makes another line of it."""

    def __init__(self, marks: DayMarks, write: Callable[[dict[str, object]], str]) -> None:
        super().__init__()
        self._marks, self._write = marks, write

    def format(self, record: logging.LogRecord) -> str:
        at = datetime.fromtimestamp(record.created, UTC)
        fields = told(record, lambda chat: self._marks.of(chat, at.date()))
        return self._write({"at": at.isoformat(timespec="milliseconds"), **fields})


def as_text(fields: dict[str, object]) -> str:
    return " ".join(f"{name}={_plain(value)}" for name, value in fields.items())


def as_json(fields: dict[str, object]) -> str:
    return json.dumps(fields, ensure_ascii=False)


def set_up(level: str, form: str, random: Random, stream: TextIO, *more: logging.Handler) -> None:
    """Let every line of this process go to `stream`, and to `more` handlers.

    The level is ours: of other libraries only warnings count, and of those only what class of error
    they are about.
    """
    handler = logging.StreamHandler(stream)
    handler.setFormatter(Line(DayMarks(random), as_json if form == "json" else as_text))
    root = logging.getLogger()
    root.handlers[:] = [handler, *more]
    root.setLevel(logging.WARNING)
    logging.getLogger(OURS).setLevel(level.upper())
    logging.captureWarnings(capture=True)
    logging.raiseExceptions = False  # its report would repeat the arguments
    sys.excepthook = _uncaught
    threading.excepthook = lambda args: _uncaught(
        args.exc_type, args.exc_value or args.exc_type(), args.exc_traceback
    )
    sys.unraisablehook = lambda told: _uncaught(
        told.exc_type, told.exc_value or told.exc_type(), told.exc_traceback
    )


def _uncaught(
    kind: type[BaseException], mistake: BaseException, place: TracebackType | None
) -> None:
    logging.getLogger(OURS).critical("nobody caught it", exc_info=(kind, mistake, place))


def _plain(value: object) -> str:
    text = str(value)
    is_bare = text.isascii() and text.isprintable() and not set(text) & set(' "=')
    return text if is_bare else json.dumps(text, ensure_ascii=False)
