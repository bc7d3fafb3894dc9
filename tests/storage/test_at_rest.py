"""Whoever steals the data folder reads nothing about anybody."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import count
from pathlib import Path

from bot.model.answer import Address, Answer
from bot.model.conversation import Act, Button, Confirming, Conversation, Draft, Shown
from bot.model.dossier import Dossier, DossierEvent, DossierPaper, Officer, OfficerSession, Status
from bot.model.event import Chat
from bot.model.message import Message
from bot.service.ports import Call, MoveTicket, Outgoing, Paper, SavedConversation, Work
from bot.storage.sqlite import SqliteStore
from bot.storage.vault import FileVault
from tests.storage.samples import BA_DONG, HOA, NOW, dossier, draft, later, paper, saved, say

CODE = "KS-0001"


class Marks:
    """Words that are easily found where they should not be."""

    def __init__(self) -> None:
        self._numbers = count(1000)
        self.given: list[bytes] = []

    def __call__(self) -> str:
        mark = f"canary{next(self._numbers)}"
        self.given.append(mark.encode())
        return mark


def everything(folder: Path) -> Iterator[tuple[str, bytes]]:
    for file in sorted(folder.rglob("*")):
        if file.is_file():
            yield file.name, file.read_bytes()


def leaks(folder: Path, marks: list[bytes]) -> list[tuple[str, bytes]]:
    return [(name, mark) for name, data in everything(folder) for mark in marks if mark in data]


def marked_answers(mark: Marks) -> dict[str, Answer]:
    return {
        "be.ten": Answer(mark(), said=mark()),
        "be.noi_sinh": Answer(Address(mark(), mark(), mark())),
        "anh": Answer((mark(),)),
    }


def marked_conversation(mark: Marks) -> Conversation:
    draft = Draft(mark(), "ks", "v1", marked_answers(mark), reason=mark(), tray=((mark(), ""),))
    shown = Shown(1, (Button(mark(), Act("answer", mark())),), asking=mark())
    aside = Confirming("be.ten", (mark(),), said=mark())
    return Conversation(office="21496", drafts=(draft,), shown=shown, aside=aside)


def marked_dossier(mark: Marks, chat: Chat) -> Dossier:
    return replace(
        dossier(1, chat),
        draft=mark(),
        answers=marked_answers(mark),
        papers=(DossierPaper(mark(), (mark(),)),),
        tray=((mark(), mark()),),
        flags=(mark(),),
    )


def marked_turn(mark: Marks, chat: Chat) -> Work:
    conversation = marked_conversation(mark)
    event = DossierEvent("dossier-1", 1, NOW, "citizen", None, Status.SENT, reason=mark())
    return Work(
        NOW,
        seen=(chat, mark()),
        conversations=(SavedConversation(chat, conversation, 0),),
        outgoing=(Outgoing(chat, Message(mark(), ((Button(mark(), Act("go", mark())),),))),),
        new_dossiers=(marked_dossier(mark, chat),),
        dossier_events=(event,),
        papers=(Paper("paper-0001", chat, "photo", mark(), 1, NOW, draft=mark(), notes=(mark(),)),),
        tickets=(MoveTicket(mark(), chat, mark(), later(5)),),
        calls=(Call(chat, "21496", CODE, urgent=False, at=NOW),),
        parked=(chat, mark(), "KeyError"),
    )


async def test_no_word_about_a_person_is_readable_on_the_disk(
    sqlite: SqliteStore, tmp_path: Path
) -> None:
    mark, data = Marks(), tmp_path / "data"
    chat = Chat("telegram", mark(), mark())
    vault = FileVault(data / "files", sqlite, lambda: NOW)
    await vault.put("paper-0001", chat, mark().encode())
    await sqlite.commit(marked_turn(mark, chat))
    await sqlite.add_officer(Officer("officer-an", mark(), mark(), "21496"), mark())
    await sqlite.open_session(OfficerSession("token-1", "officer-an", mark(), NOW, NOW))
    names = {name for name, _ in everything(data)}
    assert names == {"motcua.db", "motcua.db-wal", "motcua.db-shm", "paper-0001"}
    assert leaks(data, [CODE.encode()])  # what may be read is found by this search
    assert leaks(data, mark.given) == []
    await sqlite.close()
    assert leaks(data, [CODE.encode()])
    assert leaks(data, mark.given) == []


async def test_a_forgotten_person_cannot_be_read_even_from_a_stolen_copy(
    sqlite: SqliteStore, tmp_path: Path
) -> None:
    mark, data = Marks(), tmp_path / "data"
    chat = Chat("web", "ba-dong", mark())
    await sqlite.commit(replace(marked_turn(mark, chat), new_dossiers=(), dossier_events=()))
    wrapped = await wrapped_keys(sqlite)
    await sqlite.erase_chat(chat)
    assert await wrapped_keys(sqlite) == []
    assert leaks(data, wrapped) == []
    assert await sqlite.conversation(chat) == (Conversation(), 0)
    assert list(await sqlite.waiting_calls(BA_DONG)) == []


async def test_a_discarded_draft_leaves_no_row(sqlite: SqliteStore) -> None:
    await sqlite.commit(Work(NOW, conversations=(saved(HOA, 0, draft("d1"), draft("d2")),)))
    await sqlite.commit(Work(NOW, conversations=(saved(HOA, 1, draft("d2")),)))
    assert await count_of(sqlite, "drafts") == 1
    await sqlite.commit(Work(NOW, conversations=(saved(HOA, 2),)))
    assert await count_of(sqlite, "drafts") == 0


async def test_forgetting_one_person_leaves_the_others(sqlite: SqliteStore) -> None:
    mark = Marks()
    await sqlite.commit(say(HOA, "con day"))
    chat = Chat("telegram", "100", "quen-toi-di")
    await sqlite.commit(marked_turn(mark, chat))
    await sqlite.erase_chat(chat)
    assert [row.message.text for row in await sqlite.feed(HOA, 0)] == ["con day"]
    assert (await sqlite.dossier(BA_DONG, CODE)).chat == chat


async def test_an_erased_dossier_takes_its_history_and_files_along(sqlite: SqliteStore) -> None:
    mark = Marks()
    chat = Chat("telegram", "100", mark())
    handed_in = replace(paper("paper-0002", chat), dossier="dossier-1")
    work = marked_turn(mark, chat)
    await sqlite.commit(replace(work, papers=(handed_in,)))
    assert await sqlite.erase_dossier("dossier-1") == ("paper-0002",)
    assert list(await sqlite.dossiers_of(chat)) == []
    assert await sqlite.paper("paper-0002") is None
    assert (await sqlite.conversation(chat))[0] == work.conversations[0].conversation


async def test_an_erased_dossier_takes_the_forms_drawn_of_it_along(sqlite: SqliteStore) -> None:
    chat = Chat("telegram", "100", "ve-to-khai")
    work = marked_turn(Marks(), chat)
    [dossier] = work.new_dossiers
    drawn = replace(paper("paper-0003", chat), kind="form", draft=dossier.draft)
    another = replace(paper("paper-0004", chat), kind="form", draft="another")
    await sqlite.commit(replace(work, papers=(drawn, another)))
    assert await sqlite.erase_dossier(dossier.id) == ("paper-0003",)
    assert await sqlite.paper("paper-0003") is None
    assert await sqlite.paper("paper-0004") == another


async def test_a_person_who_comes_back_starts_anew(sqlite: SqliteStore) -> None:
    for text in ("truoc", "sau"):
        await sqlite.commit(say(HOA, text))
        assert [(row.seq, row.message.text) for row in await sqlite.feed(HOA, 0)] == [(1, text)]
        await sqlite.erase_chat(HOA)


async def wrapped_keys(store: SqliteStore) -> list[bytes]:
    rows = await store._writer.run(
        lambda database: database.connection.execute("SELECT wrapped FROM keys").fetchall()
    )
    return [row["wrapped"] for row in rows]


async def count_of(store: SqliteStore, table: str) -> int:
    rows = await store._writer.run(
        lambda database: database.connection.execute(f"SELECT 1 FROM {table}").fetchall()  # noqa: S608
    )
    return len(rows)
