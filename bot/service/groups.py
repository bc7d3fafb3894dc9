"""An office's group on a messenger: officers who linked their account act on its cards."""

from dataclasses import replace
from datetime import timedelta

from bot.dossier.statuses import Action
from bot.model.conversation import Act
from bot.model.dossier import Officer
from bot.model.errors import Conflict, NotFound
from bot.model.event import Chat
from bot.model.message import Message
from bot.service.cards import ACCEPT, office_name
from bot.service.decide import Decision, NotAllowed, decide
from bot.service.parts import Parts
from bot.service.ports import AuditEntry, Outgoing, Scope, Work

CODE_HOLDS = timedelta(minutes=10)


async def new_link_code(parts: Parts, officer: Officer) -> str:
    """Give twelve figures with which this officer's messenger account is linked, once."""
    code = parts.ids.move_code() + parts.ids.move_code()
    await parts.links.keep_link_code(officer.id, code, parts.clock() + CODE_HOLDS)
    return code


class OfficeGroups:
    """What a messenger's channel asks for when something happens outside a citizen's chat.

    `by` is the platform's id of who did it; an officer's own chat with the bot has the same id.
    """

    def __init__(self, parts: Parts) -> None:
        self._parts = parts

    async def linked(self, chat: Chat, code: str) -> str:
        """Link the account that wrote in its own chat; give the answer.

        The code is used up before the audit is written. Should the store have no time in between,
        the same message comes again and finds the account linked already: that is the answer too.
        """
        now = self._parts.clock()
        figures = "".join(sign for sign in code if sign.isdecimal())
        # A code is guessed as seldom as one that moves a draft.
        may = self._parts.guesses.may(chat, now)
        fresh = await self._parts.links.link_account(figures, chat, now) if may else None
        officer = fresh or await self._parts.links.officer_of(chat)
        if officer is None:
            return self._say("link_wrong")
        await self._note(officer, "link_account", officer.id)
        return self._say("linked", ten=officer.name)

    async def joined(self, group: Chat, by: str) -> bool:
        """Take the group as the office's own when one of its officers brought the bot in."""
        officer = await self._officer(group, by)
        if officer is None:
            return False
        await self._parts.links.link_group(officer.office, group)
        told = Message(self._say("joined", xa=office_name(self._parts, officer.office)))
        await self._note(officer, "link_group", officer.office, Outgoing(group, told))
        return True

    async def left(self, group: Chat) -> None:
        await self._parts.links.unlink_group(group)

    async def moved(self, before: Chat, group: Chat) -> None:
        """Keep serving a group that the platform gave another number."""
        office = await self._parts.links.office_of_group(before)
        if office:
            await self._parts.links.link_group(office, group)

    async def serves(self, group: Chat) -> bool:
        """Say whether this is the group of an office."""
        return bool(await self._parts.links.office_of_group(group))

    async def pressed(self, group: Chat, by: str, seq: int, index: int) -> str:
        """Act on a card; give what the one who pressed is told.

        The button says only which card and which place: what it does is read from what was sent.
        """
        officer = await self._officer(group, by)
        office = await self._parts.links.office_of_group(group)
        if officer is None:
            return self._say("not_linked")
        if officer.office != office:
            return self._say("other_office")
        act = await self._act(group, seq, index)
        if act is None or act.verb != ACCEPT:
            return self._say("old_card")
        return await self._accept(officer, act)

    async def _accept(self, officer: Officer, act: Act) -> str:
        code, _, revision = act.to.partition(" ")
        scope = Scope(officer.id, officer.office, officer.justice)
        decision = Decision(code, int(revision), Action.ACCEPT)
        try:
            dossier = await decide(self._parts, scope, decision)
        except (Conflict, NotAllowed, NotFound):
            return self._say("card_changed", ma=code)
        return self._say("done", ma=dossier.code)

    async def _act(self, group: Chat, seq: int, index: int) -> Act | None:
        if seq < 1:
            return None
        rows = await self._parts.outbox.feed(group, seq - 1, limit=1)
        lines = [line for row in rows if row.seq == seq for line in row.message.buttons]
        buttons = [button for line in lines for button in line]
        return buttons[index].act if 0 <= index < len(buttons) else None

    async def _officer(self, group: Chat, by: str) -> Officer | None:
        return await self._parts.links.officer_of(replace(group, id=by))

    async def _note(self, officer: Officer, action: str, what: str, *told: Outgoing) -> None:
        now = self._parts.clock()
        entry = AuditEntry(now, officer.office, officer.id, action, what)
        await self._parts.store.commit(Work(at=now, outgoing=told, audit=(entry,)))

    def _say(self, key: str, **slots: object) -> str:
        return self._parts.library.book().say(f"group.{key}", **slots)
