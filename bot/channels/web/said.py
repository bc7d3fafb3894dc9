"""A post of the page becomes the body of an event."""

import re

from bot.channels.typed import MOST_CHARACTERS, typed
from bot.channels.web.door import check_key
from bot.channels.web.refusal import Refused
from bot.model.event import Body, Opened, Press

LINK = re.compile(r"[A-Za-z0-9_.:-]{0,64}")
MOST_STEP = 2**31


def read_said(posted: dict[str, object]) -> tuple[str, Body]:
    """Give the key and the body of `{key, text, step?}`, `{key, press}` or `{key, open, link?}`."""
    key = check_key(posted.get("key"))
    match {name: value for name, value in posted.items() if name != "key"}:
        case {"text": str(text), **rest} if not rest.keys() - {"step"}:
            return key, _words(text, rest.get("step"))
        case {"press": {"step": step, "index": index, **rest}, **more} if not rest and not more:
            return key, Press(read_number(step), read_number(index))
        case {"open": True, **rest} if not rest.keys() - {"link"}:
            return key, Opened(_link(rest.get("link", "")))
    raise Refused(422, "web.unreadable")


def read_number(number: object) -> int:
    """Read a count: whole, not below zero, not absurd."""
    if type(number) is not int or not 0 <= number < MOST_STEP:  # True is no number here
        raise Refused(422, "web.unreadable")
    return number


def _words(text: str, step: object) -> Body:
    if len(text) > MOST_CHARACTERS:
        raise Refused(413, "web.too_long")
    body = typed(text, None if step is None else read_number(step))
    if body is None:
        raise Refused(422, "web.empty")
    return body


def _link(link: object) -> str:
    if not isinstance(link, str) or not LINK.fullmatch(link):
        raise Refused(422, "web.unreadable")
    return link
