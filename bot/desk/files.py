"""The papers of a dossier: which are there, which are due, and the files themselves."""

from collections.abc import Mapping
from dataclasses import dataclass

from starlette.responses import Response

from bot.desk.desk import Desk, Visit
from bot.model.book import Book
from bot.model.errors import NotFound
from bot.service.ports import Paper
from bot.service.view import Opened, open_paper

# Only what our own intake makes is ever shown; anything else stays shut.
_SHOWN = frozenset({"image/jpeg", "audio/webm", "audio/ogg", "audio/mp4", "audio/mpeg"})
_SAVED = frozenset({"application/pdf"})


@dataclass(frozen=True, slots=True)
class PaperLine:
    """A paper that is due, with the files that were sent of it."""

    paper: str
    name: str
    official: str
    state: str
    files: tuple[Paper, ...]


def paper_lines(opened: Opened, book: Book) -> tuple[PaperLine, ...]:
    """List the papers of the dossier."""
    rows = {paper.id: paper for paper in opened.papers}
    return tuple(
        PaperLine(
            due.paper,
            _name(book, due.paper),
            book.papers[due.paper].official if due.paper in book.papers else "",
            due.state,
            _files(due.attachments, rows),
        )
        for due in opened.dossier.papers
    )


def loose_files(opened: Opened, book: Book) -> tuple[tuple[str, Paper], ...]:
    """List the files that belong to no paper that is due, with the name the citizen gave."""
    claimed = {one for due in opened.dossier.papers for one in due.attachments}
    named = {attachment: paper for attachment, paper in opened.dossier.tray if paper}
    return tuple(
        (_name(book, named[paper.id]) if paper.id in named else "", paper)
        for paper in opened.papers
        if paper.id not in claimed
    )


def places_and_numbers(opened: Opened) -> tuple[tuple[str, str], ...]:
    """List what was sent that is no file: points on the map ("geo") and phone numbers ("tel")."""
    tray = (thing.partition(":") for thing, _ in opened.dossier.tray)
    return tuple((kind, value) for kind, colon, value in tray if colon)


async def file(desk: Desk, visit: Visit) -> Response:
    """Give a file of a dossier: pictures and voices to be shown, documents only to be saved."""
    paper, content = await open_paper(
        desk.parts, visit.scope, visit.path("code"), visit.path("paper")
    )
    if paper.mime in _SHOWN:
        return Response(content, media_type=paper.mime)
    if paper.mime in _SAVED:
        named = {"Content-Disposition": f'attachment; filename="{paper.id}.pdf"'}
        return Response(content, media_type=paper.mime, headers=named)
    raise NotFound(paper.id)


def _name(book: Book, paper: str) -> str:
    return book.papers[paper].name if paper in book.papers else paper


def _files(attachments: tuple[str, ...], rows: Mapping[str, Paper]) -> tuple[Paper, ...]:
    return tuple(rows[one] for one in attachments if one in rows)
