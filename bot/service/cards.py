"""What an office's group is told: enough to act on, nothing that tells who it is about."""

from bot.dossier.clock import due_text, moved
from bot.engine.ask import initials_of
from bot.model.answer import Address
from bot.model.conversation import Act, Button
from bot.model.dossier import Dossier, Status
from bot.model.event import Chat
from bot.model.flow import Flow
from bot.model.message import Message, Priority
from bot.service.parts import Parts
from bot.service.ports import Outgoing
from bot.understanding.places.hamlet import hamlet_of

ACCEPT, OPEN = "accept", "desk"


async def new_dossier(parts: Parts, dossier: Dossier, flow: Flow) -> tuple[Outgoing, ...]:
    """Tell the group of a dossier that came in, with what an officer can do about it.

    Initials and hamlet only: no numbers of identity, no photos, nothing marked secret.
    """
    group = await parts.links.group_of(dossier.office)
    if group is None:
        return ()
    book = parts.library.book()
    if_now = moved(
        dossier, Status.ACCEPTED, dossier.sent_at, book.terms.get(dossier.flow), book.calendar
    )
    text = book.say(
        "group.card",
        ma=dossier.code,
        ten=flow.title,
        ai=initials_of(flow, dossier.answers),
        thon=_hamlet(dossier, office_name(parts, dossier.office)),
        co=_flags(dossier, flow),
        hen=due_text(if_now.clock),
    )
    buttons = (
        Button(book.say("group.accept"), Act(ACCEPT, f"{dossier.code} {dossier.revision}")),
        Button(book.say("group.open"), Act(OPEN, dossier.code)),
    )
    return (_told(group, text, buttons),)


async def supplied(parts: Parts, dossier: Dossier) -> tuple[Outgoing, ...]:
    """Tell the group that a citizen has sent what was asked for."""
    group = await parts.links.group_of(dossier.office)
    if group is None:
        return ()
    book = parts.library.book()
    button = Button(book.say("group.open"), Act(OPEN, dossier.code))
    return (_told(group, book.say("group.supplied", ma=dossier.code), (button,)),)


async def accepted(parts: Parts, dossier: Dossier, officer: str) -> tuple[Outgoing, ...]:
    """Tell the group who took a dossier on, wherever that was done."""
    group = await parts.links.group_of(dossier.office)
    if group is None or dossier.status is not Status.ACCEPTED:
        return ()
    by = await parts.officers.officer(officer)
    text = parts.library.book().say(
        "group.accepted",
        ma=dossier.code,
        ai=by.name if by else "",
        hen=due_text(dossier.clock),
    )
    return (_told(group, text),)


async def called(parts: Parts, office: str, *, urgent: bool) -> tuple[Outgoing, ...]:
    """Tell the group that somebody asks for a human."""
    group = await parts.links.group_of(office)
    if group is None:
        return ()
    return (_told(group, parts.library.book().say("group.called", gap=urgent)),)


def office_name(parts: Parts, code: str) -> str:
    """Name an office; empty where the catalogue has it no more: that must not stop a hand-in."""
    office = parts.library.book().offices.get(code)
    return office.name if office else ""


def _told(group: Chat, text: str, buttons: tuple[Button, ...] = ()) -> Outgoing:
    rows = (buttons,) if buttons else ()
    return Outgoing(group, Message(text.strip(), rows, priority=Priority.RECEIPT))


def _hamlet(dossier: Dossier, office: str) -> str:
    """Name a hamlet of the office's own commune, else the commune somebody lives in."""
    addresses = [a.value for a in dossier.answers.values() if isinstance(a.value, Address)]
    own = [one for one in addresses if one.commune and office.endswith(one.commune)]
    named = [hamlet for one in own if (hamlet := hamlet_of(one))]
    return next(iter(named or [one.commune for one in addresses if one.commune]), "")


def _flags(dossier: Dossier, flow: Flow) -> list[str]:
    standing = {flag.rstrip("?") for flag in dossier.flags}
    return [rule.label for rule in flow.flags if rule.id in standing and not rule.secret]
