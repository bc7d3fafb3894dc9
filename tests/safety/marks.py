"""Marks that stand for personal data, and the search for them wherever they must not be."""

import json
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from bot.understanding.spelling.clean import fold

PIECE_BYTES = 24  # of a file: enough to be found nowhere by chance


def forms(mark: str) -> set[bytes]:
    """Give a mark as it may be written: in other letters, encodings, escapes."""
    spelled = {mark, mark.casefold(), mark.upper(), fold(mark), mark.replace(" ", "")}
    spelled |= {unicodedata.normalize("NFD", mark), mark.replace(" ", "%20")}
    spelled |= {json.dumps(mark).strip('"')}
    encoded = {text.encode(code) for text in spelled for code in ("utf-8", "utf-16-le")}
    return {form for form in encoded if len(form) >= 6}


def found(marks: Iterable[str], places: Mapping[str, bytes]) -> list[str]:
    """Name each mark with the place where it stands."""
    return [
        f"{mark!r} in {place}"
        for mark in marks
        for place, content in places.items()
        if any(form in content for form in forms(mark))
    ]


def pieces(content: bytes) -> Iterator[bytes]:
    """Give pieces of a file from all over it."""
    step = max(1, len(content) // 200)
    for start in range(0, len(content) - PIECE_BYTES, step):
        piece = content[start : start + PIECE_BYTES]
        if len(set(piece)) > PIECE_BYTES // 2:
            yield piece


def files_below(folder: Path) -> dict[str, bytes]:
    """Read every file of a folder."""
    paths = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    return {str(path.relative_to(folder)): path.read_bytes() for path in paths}
