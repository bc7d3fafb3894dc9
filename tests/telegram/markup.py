"""The HTML that Telegram takes, parsed as strictly as there."""

import re
from dataclasses import dataclass
from html import unescape

TAGS = {
    "b": "bold", "strong": "bold", "i": "italic", "em": "italic", "u": "underline",
    "ins": "underline", "s": "strikethrough", "strike": "strikethrough", "del": "strikethrough",
    "tg-spoiler": "spoiler", "a": "text_link", "code": "code", "pre": "pre",
    "blockquote": "blockquote",
}  # fmt: skip
_PIECE = re.compile(r"<(/?)([A-Za-z0-9-]*)([^<>]*)>|<|[^<]+")
_ENTITY = re.compile(r"&(?:lt|gt|amp|quot|#\d+|#x[0-9a-fA-F]+);")


class Unparsable(Exception):
    """The text cannot be parsed; the message is Telegram's."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of the text, counted in UTF-16 units, and how it stands out."""

    kind: str
    offset: int
    length: int


def units(text: str) -> int:
    """Count the UTF-16 units, which all limits of Telegram are given in."""
    return len(text.encode("utf-16-le")) // 2


def parse(text: str) -> tuple[str, tuple[Mark, ...]]:
    """Give the text as it is read, and what stands out in it. Raises Unparsable."""
    plain: list[str] = []
    marks: list[Mark] = []
    opened: list[tuple[str, int]] = []
    at = 0
    for piece in _PIECE.finditer(text):
        if not piece[0].startswith("<"):
            words = _ENTITY.sub(lambda entity: unescape(entity[0]), piece[0])
            plain.append(words)
            at += units(words)
            continue
        place = len(text[: piece.start()].encode())
        if piece[1]:
            tag, start = _closed(opened, piece[2], place)
            marks.append(Mark(TAGS[tag], start, at - start))
            continue
        opened.append((_opened(piece[2], place), at))
    if opened:
        raise Unparsable(f'Can\'t find end tag corresponding to start tag "{opened[-1][0]}"')
    return "".join(plain), tuple(sorted(marks, key=lambda mark: mark.offset))


def _opened(tag: str | None, place: int) -> str:
    if tag is None or tag not in TAGS:
        raise Unparsable(f'Unsupported start tag "{tag or ""}" at byte offset {place}')
    return tag


def _closed(opened: list[tuple[str, int]], tag: str, place: int) -> tuple[str, int]:
    if not opened:
        raise Unparsable(f"Unexpected end tag at byte offset {place}")
    wanted, start = opened.pop()
    if tag != wanted:
        message = f'Unmatched end tag at byte offset {place}, expected "</{wanted}>"'
        raise Unparsable(f'{message}, found "</{tag}>"')
    return wanted, start
