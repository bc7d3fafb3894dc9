"""What the office queue takes in from a citizen: dossiers, supplements."""

from collections.abc import Iterable
from dataclasses import replace

from bot.dossier.clock import due_text
from bot.engine.scene import VIETNAM
from bot.model.answer import Answer, TypedBy
from bot.model.conversation import Draft
from bot.model.dossier import Dossier, DossierEvent, DossierPaper, Status
from bot.model.effect import Submit, Supplement
from bot.model.event import Chat, StatusRead, Submitted
from bot.service.cards import new_dossier, supplied
from bot.service.playing import Playing, book_for
from bot.service.ports import AuditEntry, PaperMove, Tally


async def submit(playing: Playing, chat: Chat, effect: Submit) -> Submitted:
    """Put the draft into the queue: dossier, history, audit and the count belong together."""
    draft, work = effect.draft, playing.work
    flow = (await book_for(playing.parts, (draft,))).versions[draft.flow, draft.version]
    dossier = Dossier(
        id=playing.parts.ids.new_id(),
        code=playing.parts.ids.dossier_code(flow.prefix),
        office=draft.office,
        flow=draft.flow,
        version=draft.version,
        procedure=flow.procedure,
        status=Status.SENT,
        sent_at=work.at,
        chat=chat,
        draft=draft.id,
        answers=draft.answers,
        items=draft.items,
        papers=effect.papers,
        tray=draft.tray,
        flags=effect.flags,
        typed_by=draft.typed_by,
        changed_at=work.at,
    )
    playing.add(
        new_dossiers=(dossier,),
        dossier_events=(_event(dossier, None),),
        audit=(AuditEntry(work.at, dossier.office, "citizen", "sent", dossier.code),),
        paper_moves=(*_handed_in(dossier), *_out_of_sight(draft)),
        tallies=(_tally(dossier, "sent"),),
        outgoing=await new_dossier(playing.parts, dossier, flow),
    )
    return Submitted(draft.id, dossier.code)


async def supplement(playing: Playing, chat: Chat, effect: Supplement) -> Submitted:
    """Bring the dossier back to the queue's notice. Its status is the officer's to change."""
    draft = effect.draft
    mine = await playing.parts.store.dossiers_of(chat)
    dossier = next(d for d in mine if d.code == draft.supplement_to)
    papers = _merged(dossier.papers, effect.papers)
    dossier = replace(
        dossier,
        answers=draft.answers,
        items=draft.items,
        papers=papers,
        tray=draft.tray,
        flags=effect.flags,
        revision=dossier.revision + 1,
        changed_at=playing.work.at,
        unread=True,
    )
    playing.add(
        changed_dossiers=(dossier,),
        dossier_events=(_event(dossier, dossier.status, draft.wanted),),
        audit=(AuditEntry(playing.work.at, dossier.office, "citizen", "supplied", dossier.code),),
        paper_moves=(*_handed_in(dossier), *_out_of_sight(draft)),
        outgoing=await supplied(playing.parts, dossier),
    )
    return Submitted(draft.id, dossier.code)


async def read_status(playing: Playing, chat: Chat, code: str) -> StatusRead:
    """Look up only what this very chat has sent: a code alone opens nothing."""
    mine = await playing.parts.store.dossiers_of(chat)
    return StatusRead(
        tuple(
            (
                d.code,
                d.flow,
                int(d.status),
                due_text(d.clock),
            )
            for d in mine
            if not code or _bare(d.code) == _bare(code)
        ),
        code,
    )


def attachments_of(holder: Draft | Dossier) -> tuple[str, ...]:
    """Give the ids of all files a draft or a dossier holds."""
    return (*_photos(holder.answers.values()), *_kept(holder.tray))


def _photos(answers: Iterable[Answer]) -> list[str]:
    return [photo for a in answers if isinstance(a.value, tuple) for photo in a.value]


def _kept(tray: tuple[tuple[str, str], ...]) -> list[str]:
    """Give the files of a tray; places and contact cards stand there too, marked by a colon."""
    return [thing for thing, _ in tray if ":" not in thing]


def _handed_in(dossier: Dossier) -> tuple[PaperMove, ...]:
    papers = attachments_of(dossier)
    return tuple(PaperMove(paper, dossier=dossier.id) for paper in papers)


def _out_of_sight(draft: Draft) -> tuple[PaperMove, ...]:
    """Give up the forms a helper was shown: what is handed in is not the helper's to see."""
    is_helper = draft.typed_by is TypedBy.HELPER
    return tuple(PaperMove(paper) for paper in draft.drawn) if is_helper else ()


def _merged(
    old: tuple[DossierPaper, ...], new: tuple[DossierPaper, ...]
) -> tuple[DossierPaper, ...]:
    """Take the papers as they now are; what was sent before and is not named again stays."""
    named = {paper.paper for paper in new}
    return (*new, *(paper for paper in old if paper.attachments and paper.paper not in named))


def _event(dossier: Dossier, before: Status | None, items: tuple[str, ...] = ()) -> DossierEvent:
    at = dossier.changed_at or dossier.sent_at
    return DossierEvent(
        dossier.id, dossier.revision, at, "citizen", before, dossier.status, items=items
    )


def _tally(dossier: Dossier, outcome: str) -> Tally:
    month = dossier.sent_at.astimezone(VIETNAM).strftime("%Y-%m")
    return Tally(
        month, dossier.office, dossier.flow, dossier.chat.channel, dossier.typed_by, outcome
    )


def _bare(code: str) -> str:
    return "".join(sign for sign in code.upper() if sign.isalnum())
