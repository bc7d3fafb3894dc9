"""The office's group: cards that tell nothing private, and officers who act on them."""

import asyncio
from collections.abc import Iterator, Sequence
from dataclasses import replace

import pytest

from bot.channels.script import ScriptRun
from bot.channels.talk import Talk
from bot.content.library import ContentLibrary
from bot.dossier.statuses import Action
from bot.model.dossier import Dossier, Officer, Status
from bot.model.errors import StoreBusy
from bot.model.event import Chat
from bot.model.message import Message
from bot.service.cards import new_dossier
from bot.service.groups import CODE_HOLDS, OfficeGroups, new_link_code
from bot.service.ports import Work
from bot.storage.memory import MemoryStore
from tests.conftest import ROOT
from tests.talking import Commune

BA_DONG, BA_TO = "21496", "21484"
GROUP, OTHER_GROUP = Chat("telegram", "7", "-1001"), Chat("telegram", "7", "-1002")
HANG = Officer("hang", "hang", "Đinh Thị Hằng", BA_DONG)
MEN = Officer("men", "men", "Phạm Văn Mến", BA_TO)
HANGS, MENS, STRANGERS = "501", "502", "503"
SCRIPT = ROOT / "flows/dang-ky-khai-sinh/conversations/me-tre-khong-muon-noi.txt"


class Office:
    """A commune whose officers may link their accounts."""

    def __init__(
        self, library: ContentLibrary, runner: asyncio.Runner, store: MemoryStore | None = None
    ) -> None:
        self.commune = Commune(library, runner)
        self.parts = self.commune.parts
        if store is not None:
            self.parts = replace(
                self.parts, store=store, outbox=store, desk=store, officers=store, links=store
            )
        self.groups = OfficeGroups(self.parts)
        self._runner = runner
        kept = self.parts.store
        assert isinstance(kept, MemoryStore)
        self.store = kept
        for officer in (HANG, MEN):
            runner.run(kept.add_officer(officer, "hash"))

    def code_for(self, officer: Officer) -> str:
        return self._runner.run(new_link_code(self.parts, officer))

    def links(self, phone: str, code: str) -> str:
        return self._runner.run(self.groups.linked(Chat("telegram", "7", phone), code))

    def invites_the_bot(self, phone: str, group: Chat = GROUP) -> bool:
        return self._runner.run(self.groups.joined(group, phone))

    def presses(self, phone: str, seq: int, index: int = 0, group: Chat = GROUP) -> str:
        return self._runner.run(self.groups.pressed(group, phone, seq, index))

    def told(self, group: Chat = GROUP) -> Sequence[Message]:
        return [row.message for row in self._runner.run(self.parts.outbox.feed(group, 0))]

    def receives_a_birth(self) -> Dossier:
        """Have a young mother send her child's registration."""
        talk = Talk(self.parts, self.commune.clock, Chat("terminal", "test", "nga"))
        self._runner.run(ScriptRun(talk, SCRIPT.read_text("utf-8")).run())
        return self.dossier()

    def dossier(self) -> Dossier:
        sent = self._runner.run(self.store.dossiers_of(Chat("terminal", "test", "nga")))
        return sent[0]

    def audit(self) -> list[tuple[str, str]]:
        entries = self._runner.run(self.store.audit_of(BA_DONG))
        return [(entry.actor, entry.action) for entry in entries]


@pytest.fixture
def office(library: ContentLibrary) -> Iterator[Office]:
    with asyncio.Runner() as runner:
        yield Office(library, runner)


@pytest.fixture
def linked(office: Office) -> Office:
    """Give an office whose group officer Hằng has set up."""
    office.links(HANGS, office.code_for(HANG))
    assert office.invites_the_bot(HANGS)
    return office


def test_a_sent_dossier_reaches_the_group_without_anything_private(linked: Office) -> None:
    dossier = linked.receives_a_birth()
    card = linked.told()[-1]
    assert dossier.code in card.text
    assert "Làm giấy khai sinh" in card.text
    assert "thôn Hóc Kè" in card.text
    assert "Không có giấy chứng sinh" in card.text
    assert "hẹn trả" in card.text
    for secret in ("Phạm", "0905", "18 tuổi", "cha"):
        assert secret not in card.text
    assert [button.label for line in card.buttons for button in line] == [
        "Tiếp nhận",
        "Mở ở bàn làm việc",
    ]


def test_no_group_no_card(office: Office) -> None:
    office.receives_a_birth()
    assert office.told() == []


def test_a_linked_officer_accepts_as_at_the_desk(linked: Office) -> None:
    code = linked.receives_a_birth().code
    seq = len(linked.told())
    assert linked.presses(HANGS, seq) == f"Đã tiếp nhận {code}."
    assert linked.dossier().status is Status.ACCEPTED
    assert "Đinh Thị Hằng đã tiếp nhận" in linked.told()[-1].text
    assert ("hang", "accept") in linked.audit()
    # A second tap, by whomever, finds it done and changes nothing.
    before = linked.dossier()
    assert "đã có người xử lý" in linked.presses(HANGS, seq)
    assert linked.dossier() == before


@pytest.mark.parametrize(
    ("phone", "answer"),
    [(STRANGERS, "dành cho cán bộ"), (MENS, "của xã khác")],
    ids=["a stranger", "an officer of another commune"],
)
def test_others_get_a_polite_no(linked: Office, phone: str, answer: str) -> None:
    linked.links(MENS, linked.code_for(MEN))
    before = linked.receives_a_birth()
    assert answer in linked.presses(phone, len(linked.told()))
    assert linked.dossier() == before


@pytest.mark.parametrize(("seq", "index"), [(0, 0), (-1, 0), (99, 0), (2, 7), (2, -1), (1, 0)])
def test_a_forged_button_does_nothing(linked: Office, seq: int, index: int) -> None:
    before = linked.receives_a_birth()
    assert "đã cũ" in linked.presses(HANGS, seq, index)
    assert linked.dossier() == before


def test_a_card_pressed_in_another_group_does_nothing(linked: Office) -> None:
    before = linked.receives_a_birth()
    assert "của xã khác" in linked.presses(HANGS, len(linked.told()), group=OTHER_GROUP)
    assert linked.dossier() == before


def test_a_shut_account_no_longer_accepts(linked: Office) -> None:
    before = linked.receives_a_birth()
    asyncio.run(linked.store.set_active(HANG.id, is_active=False))
    assert "dành cho cán bộ" in linked.presses(HANGS, len(linked.told()))
    assert linked.dossier() == before


def test_only_an_officer_can_bring_the_bot_into_a_group(linked: Office) -> None:
    assert not linked.invites_the_bot(STRANGERS, OTHER_GROUP)
    assert not asyncio.run(linked.groups.serves(OTHER_GROUP))
    assert asyncio.run(linked.groups.serves(GROUP))


class Hurried(MemoryStore):
    """A store that has no time for the audit of a linking, once."""

    failures = 1

    async def commit(self, work: Work) -> None:
        if self.failures and any(entry.action == "link_account" for entry in work.audit):
            self.failures -= 1
            raise StoreBusy
        await super().commit(work)


def test_a_busy_store_amid_a_linking_leaves_a_true_answer_and_the_audit(
    library: ContentLibrary,
) -> None:
    with asyncio.Runner() as runner:
        store = Hurried()
        office = Office(library, runner, store)
        code = office.code_for(HANG)
        with pytest.raises(StoreBusy):
            office.links(HANGS, code)
        assert "Đã nối" in office.links(HANGS, code)
        assert ("hang", "link_account") in office.audit()


def test_an_office_that_left_the_catalogue_stops_no_hand_in(linked: Office) -> None:
    book = linked.parts.library.book()
    dossier = linked.receives_a_birth()
    flow = book.flows[dossier.flow]
    elsewhere = replace(dossier, office="00000")
    asyncio.run(linked.store.link_group("00000", OTHER_GROUP))
    (card,) = asyncio.run(new_dossier(linked.parts, elsewhere, flow))
    assert dossier.code in card.message.text


def test_a_link_code_works_once_and_not_for_long(office: Office) -> None:
    code = office.code_for(HANG)
    assert "Đã nối" in office.links(HANGS, f" {code[:4]} {code[4:]} ")
    assert "không đúng" in office.links(STRANGERS, code)
    late = office.code_for(HANG)
    office.commune.clock.move(CODE_HOLDS)
    assert "không đúng" in office.links(STRANGERS, late)


def test_a_code_cannot_be_guessed_on_and_on(office: Office) -> None:
    code = office.code_for(HANG)
    for wrong in range(5):
        office.links(STRANGERS, f"{wrong:012d}")
    assert "không đúng" in office.links(STRANGERS, code)


def test_whoever_wants_a_human_is_told_to_the_group(linked: Office) -> None:
    linked.commune.citizen("mo").opens().says("gặp cán bộ")
    assert "muốn nói chuyện với cán bộ" in linked.told()[-1].text
    linked.commune.citizen("lan").opens().says("cap cuu")
    assert "Gấp" in linked.told()[-1].text


def test_the_desk_accepting_is_told_to_the_group_too(linked: Office) -> None:
    linked.receives_a_birth()
    talk = Talk(linked.parts, linked.commune.clock, Chat("terminal", "test", "nga"))
    asyncio.run(talk.office(Action.ACCEPT))
    assert "đã tiếp nhận" in linked.told()[-1].text
