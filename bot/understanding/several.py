"""Several answers in one message: where each begins, told by its own words or its shape (R32)."""

import re
from dataclasses import dataclass

from bot.understanding.spelling.clean import fold

_NUMBER = r"(?= ?[:.]? ?[0-9])"
_DAY = r"(?= ?[0-9]| ngay| nam [0-9]| hom| bua| mung| mong| sang| toi| chieu)"
_PLACE = r"(?= (?:thon|lang|xom|to|xa|phuong|kdc|khu|tdp|plei|nha|so)\b)"
_NOT_A_CHILD = r"(?<!\bbe )(?<!\bcon )(?<!\bchau )"
_MARKS = (
    ("date", rf"{_NOT_A_CHILD}(?:sinh|sanh){_DAY}|(?:ngay|nam) (?:sinh|sanh)\b|(?:sn|ns){_NUMBER}"),
    (
        "citizen_id",
        r"(?:so )?(?:the )?(?:cccd|cmnd|cmt|can cuoc(?: cong dan)?|dinh danh)(?: so)?" + _NUMBER,
    ),
    ("phone", r"(?:so )?(?:sdt|dien thoai|dt|so may|zalo)(?: so)?" + r"(?= ?[:.]? ?[0-9+])"),
    ("ethnic_group", r"(?:nguoi )?dan toc(?= )"),
    ("address", rf"(?:(?:hien |dang )?(?:o|tru)(?: tai)?|thuong tru|dia chi){_PLACE}"),
    ("money", r"(?:tien )?von(?= (?:[0-9]|mot|hai|ba|bon|nam|sau|bay|tam|chin|muoi))"),
    ("citizen_id", r"(?=[0-9]{12}(?![0-9]))"),
    ("phone", r"(?=0[0-9]{9}(?![0-9]))"),
    ("day", r"(?=[0-9]{1,2}[/.-][0-9]{1,2}[/.-][0-9]{4}(?![0-9]))"),
)  # fmt: skip
_STARTS = tuple((kind, re.compile(rf"(?<![^\W_]){pattern}")) for kind, pattern in _MARKS)
# A bare day beside these is no birthday of the person being talked about.
_OTHER_DAY = re.compile(r"\b(?:cap|han|cuoi|ket hon|mat|be|con|chau|cha|me|bo|vo|chong)\b")
_EDGES = " \n\t,;.-\u2013:"
_LONGEST = 500


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a message; `kind` is the kind of answer its words announce, or empty."""

    kind: str
    said: str


def pieces(text: str) -> tuple[Piece, ...]:
    """Part a message where another answer begins; mostly that is one piece, the whole."""
    if len(text) > _LONGEST:
        return (Piece("", text),)
    bare = "".join(fold(sign) or " " for sign in text)
    if len(bare) != len(text):  # a sign that folds to two: where it stands cannot be told
        return (Piece("", text),)
    starts = _starts(bare)
    ends = [start for start, _ in starts[1:]] + [len(text)]
    cut = [
        Piece(kind, text[start:end].strip(_EDGES))
        for (start, kind), end in zip(starts, ends, strict=True)
    ]
    return tuple(piece for piece in cut if piece.said)


def _starts(bare: str) -> list[tuple[int, str]]:
    """Give where pieces begin; the figures right behind "cccd" begin nothing of their own."""
    found = sorted(
        (match.start(), -match.end(), "date" if kind == "day" else kind)
        for kind, start in _STARTS
        for match in start.finditer(bare)
        if kind != "day" or not _OTHER_DAY.search(bare)
    )
    kept: list[tuple[int, str]] = [(0, "")]
    reach = 0
    for start, end, kind in found:
        gap = bare[reach:start].strip(_EDGES + "so la ngay nam")
        if kept[-1][1] == kind and not gap:
            continue
        if start == 0:
            kept = []
        kept.append((start, kind))
        reach = -end
    return kept
