"""Papers are drawn from answers: for the citizen to look at, for officers to print."""

import logging
from base64 import urlsafe_b64encode
from dataclasses import dataclass
from hashlib import sha256

from bot.dossier.working_days import VIETNAM
from bot.engine.plan import forms_of
from bot.engine.route import walk
from bot.model.answer import TypedBy
from bot.model.book import Book, Office
from bot.model.conversation import Draft
from bot.model.dossier import Dossier
from bot.model.effect import DrawForms
from bot.model.errors import PrintError
from bot.model.event import Chat, FormsDrawn
from bot.model.flow import Form
from bot.model.message import Attached
from bot.service.filling import Case, filled_in
from bot.service.playing import Playing, book_for
from bot.service.ports import Paper, PaperMove
from bot.service.print_ports import Printer, Sheet
from bot.service.view import as_draft, flow_of

FORM = "form"  # what kind of file a drawn form is
LIBRARY = "mau"  # the slip all others draw with
MOST_DRAWN = 24  # files of one draft: whoever asks again and again fills no disk

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _File:
    """A file that was drawn, not kept yet."""

    name: str
    mime: str
    content: bytes


async def draw_forms(playing: Playing, chat: Chat, effect: DrawForms) -> FormsDrawn:
    """Draw the forms of a draft and keep them for this chat; nothing where one cannot be drawn."""
    sent = None if effect.draft else await _last_sent(playing, chat)
    draft = as_draft(sent, await flow_of(playing.parts, sent)) if sent else effect.draft
    own = effect.draft.id if effect.draft else ""
    if draft is None:
        return FormsDrawn(own, (), effect.as_files)
    book = await book_for(playing.parts, (draft,))
    case = _case(playing, book, draft)
    try:
        files = await _draw(playing.parts.printer, case, as_files=effect.as_files)
    except PrintError as mistake:
        _log.error("form not drawn", extra={"template": mistake.name, "line": mistake.line})
        return FormsDrawn(own, (), effect.as_files)
    papers = [_paper(playing, chat, draft, sent, file) for file in files]
    attached = tuple([await _keep(playing, *one) for one in zip(papers, files, strict=True)])
    dropped = draft.drawn if len(draft.drawn) + len(files) > MOST_DRAWN else ()
    playing.add(paper_moves=tuple(PaperMove(paper) for paper in dropped))
    return FormsDrawn(own, attached, effect.as_files, dropped)


def sheet(case: Case, form: Form) -> Sheet:
    """Give a form as it is to be drawn."""
    return Sheet(form.name, form.template, case.book.slips.get(LIBRARY, ""), filled_in(case))


def _case(playing: Playing, book: Book, draft: Draft) -> Case:
    flow = book.versions[draft.flow, draft.version]
    today = playing.work.at.astimezone(VIETNAM).date()
    office = book.offices.get(draft.office) or Office(draft.office, "", "")
    return Case(book, flow, office, today, walk(flow, draft, today))


async def _draw(printer: Printer, case: Case, *, as_files: bool) -> list[_File]:
    files: list[_File] = []
    forms = forms_of(case.flow, case.route) if case.route else ()
    for form in forms:
        paper = sheet(case, form)
        if as_files:
            files.append(_File(f"{form.name}.pdf", "application/pdf", await printer.pdf(paper)))
            continue
        pages = await printer.pictures(paper)
        files += [
            _File(f"{form.name}-{number}.png", "image/png", page)
            for number, page in enumerate(pages, start=1)
        ]
    return files


def _paper(playing: Playing, chat: Chat, draft: Draft, sent: Dossier | None, file: _File) -> Paper:
    return Paper(
        id=_name_of_day(playing, sent, file) if sent else playing.parts.ids.new_id(),
        chat=chat,
        kind=FORM,
        mime=file.mime,
        size_bytes=len(file.content),
        at=playing.work.at,
        draft=draft.id,
    )


def _name_of_day(playing: Playing, sent: Dossier, file: _File) -> str:
    """Name a file of what was sent, the same all day: no draft counts how often it is drawn."""
    today = playing.work.at.astimezone(VIETNAM).date()
    name = "\n".join((sent.id, str(sent.revision), today.isoformat(), file.name))
    return urlsafe_b64encode(sha256(name.encode()).digest()[:16]).rstrip(b"=").decode()


async def _keep(playing: Playing, paper: Paper, file: _File) -> Attached:
    """Keep a file, unless it was kept before."""
    if await playing.parts.store.paper(paper.id) is None:
        await playing.parts.vault.put(paper.id, paper.chat, file.content)
        playing.add(papers=(paper,))
    return Attached(paper.id, "photo" if file.mime == "image/png" else "file", file.name)


async def _last_sent(playing: Playing, chat: Chat) -> Dossier | None:
    """Give what this chat sent last. A helper no longer sees what was handed in."""
    sent = await playing.parts.store.dossiers_of(chat)
    if not sent or sent[0].typed_by is TypedBy.HELPER:
        return None
    return sent[0]
