"""Judge a PDF, which is kept as it is: few pages, open to read, with nothing in it that acts.

Run as `python -m bot.channels.pdf`, in a process that may die without harm.
"""

import io
from collections.abc import Iterator

from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject

from bot.channels.examiner import Looked, examine

MOST_PAGES = 30
ACTING_NAMES = frozenset({"/JavaScript", "/JS", "/Launch", "/EmbeddedFile", "/EmbeddedFiles"})
# The same in clear anywhere in the file, even where no reader is pointed to.
ACTING_BYTES = (b"/JavaScript", b"/Launch", b"/EmbeddedFile")


def look_at_pdf(content: bytes) -> Looked:
    """Judge a PDF. Whatever cannot be parsed raises."""
    if any(name in content for name in ACTING_BYTES):
        return Looked(problem="file.not_allowed")
    reader = PdfReader(io.BytesIO(content))
    if reader.is_encrypted:
        return Looked(problem="file.not_readable")
    if _pages_told(reader) > MOST_PAGES or len(reader.pages) > MOST_PAGES:
        return Looked(problem="file.too_many_pages")
    if any(name in ACTING_NAMES for name in _names(reader)):
        return Looked(problem="file.not_allowed")
    return Looked(problem="" if len(reader.pages) else "file.not_readable")


def _pages_told(reader: PdfReader) -> int:
    """Read the number of pages from the catalogue: cheap, even where it lies."""
    pages = reader.root_object["/Pages"].get_object()
    count = pages.get("/Count", 0) if isinstance(pages, DictionaryObject) else 0
    return count if isinstance(count, int) else 0


def _names(reader: PdfReader) -> Iterator[str]:
    """Walk every object of the file and give the names it uses."""
    numbers = {number for table in reader.xref.values() for number in table}
    for number in numbers | set(reader.xref_objStm):
        yield from _names_within(reader.get_object(number))


def _names_within(thing: object) -> Iterator[str]:
    if isinstance(thing, DictionaryObject):
        for name, value in dict.items(thing):  # as written: references are not followed
            yield str(name)
            yield from _names_within(value)
    elif isinstance(thing, ArrayObject):
        for value in list.__iter__(thing):
            yield from _names_within(value)
    elif isinstance(thing, str):
        yield thing


if __name__ == "__main__":
    examine(look_at_pdf)
