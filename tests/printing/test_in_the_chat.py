"""A citizen looks at the forms before sending, keeps them, and nobody else finds them."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.channels.script import ScriptRun
from bot.channels.talk import Talk
from bot.content.library import ContentLibrary
from bot.model.conversation import Draft
from bot.model.errors import NotFound, PrintError
from bot.model.event import Chat
from bot.model.message import Attached
from bot.service.parts import Parts
from bot.service.print_ports import Sheet
from bot.storage.memory import MemoryStore
from tests.conftest import ROOT
from tests.printing.talks import AT_THE_REVIEW, PLAIN_BIRTH, talked

SENT = ">> Tôi hứa thật. Gửi"


class BrokenPrinter:
    """A template is at fault."""

    async def pdf(self, sheet: Sheet) -> bytes:
        raise PrintError(sheet.name, 3, "unknown variable")

    async def pictures(self, sheet: Sheet) -> tuple[bytes, ...]:
        raise PrintError(sheet.name, 3, "unknown variable")


@pytest.fixture
async def hoa(library: ContentLibrary) -> Talk:
    """Give a mother at the first card of the review."""
    return await talked(library, PLAIN_BIRTH, AT_THE_REVIEW)


async def files(parts: Parts) -> frozenset[str]:
    assert isinstance(parts.store, MemoryStore)
    return await parts.store.paper_ids()


async def draft_of(talk: Talk) -> Draft:
    draft = (await talk.conversation()).draft
    assert draft is not None
    return draft


def attached(messages: Sequence[object]) -> list[Attached]:
    return [one for message in messages for one in getattr(message, "attached", ())]


async def test_the_form_is_shown_as_pictures_and_the_same_card_is_asked_again(hoa: Talk) -> None:
    reply = await hoa.press("Xem tờ khai")
    [picture] = attached(reply.messages)
    assert (picture.kind, picture.name) == ("photo", "to-khai-1.png")
    assert (await hoa.parts.vault.get(picture.id, hoa.chat)).startswith(b"\x89PNG")
    assert "Tờ khai em ghi" in reply.messages[0].text
    assert reply.asking == "#review be#1"


async def test_the_pdf_is_offered_once_the_form_was_seen(hoa: Talk) -> None:
    labels = [button.label for button in (await hoa.conversation()).shown.buttons]
    assert "Lấy bản PDF" not in labels
    await hoa.press("Xem tờ khai")
    [file] = attached((await hoa.press("Lấy bản PDF")).messages)
    assert (file.kind, file.name) == ("file", "to-khai.pdf")
    assert (await hoa.parts.vault.get(file.id, hoa.chat)).startswith(b"%PDF")


@pytest.mark.parametrize("words", ["xem tờ khai", "xem to khai", "tờ khai", "cho xem tờ khai"])
async def test_words_do_what_the_button_does(hoa: Talk, words: str) -> None:
    reply = await hoa.say(words)
    assert [one.kind for one in attached(reply.messages)] == ["photo"]


async def test_a_form_that_cannot_be_drawn_is_told_plainly_and_changes_nothing(hoa: Talk) -> None:
    before = await draft_of(hoa)
    hoa.parts = replace(hoa.parts, printer=BrokenPrinter())
    reply = await hoa.press("Xem tờ khai")
    assert "chưa vẽ được" in reply.messages[0].text
    assert attached(reply.messages) == []
    assert reply.asking == "#review be#1"
    assert await draft_of(hoa) == before


async def test_pictures_leave_with_a_draft_that_is_thrown_away(hoa: Talk) -> None:
    [picture] = attached((await hoa.press("Xem tờ khai")).messages)
    await hoa.say("hủy")
    await hoa.press("Xóa luôn")
    assert await files(hoa.parts) == frozenset()
    with pytest.raises(NotFound):
        await hoa.parts.vault.get(picture.id, hoa.chat)


async def test_looking_again_and_again_fills_no_disk(hoa: Talk) -> None:
    photos = len(await files(hoa.parts))
    for _ in range(30):
        await hoa.press("Xem tờ khai")
    assert len(await files(hoa.parts)) - photos <= 24
    assert {*(await draft_of(hoa)).drawn} <= await files(hoa.parts)


async def test_pictures_do_not_follow_a_draft_to_another_phone(hoa: Talk) -> None:
    photos = await files(hoa.parts)
    await hoa.press("Xem tờ khai")
    code = (await hoa.say("đổi máy")).messages[-1].text.split("**")[1]
    other = Talk(hoa.parts, hoa.clock, Chat("terminal", "test", "may-moi"))
    await other.say(f"đổi máy {code}")
    assert (await draft_of(other)).drawn == ()
    assert await files(hoa.parts) == photos


async def test_after_sending_the_form_is_given_as_a_file(library: ContentLibrary) -> None:
    hoa = await talked(library, PLAIN_BIRTH, SENT)
    [file] = attached((await hoa.press("Lấy bản PDF")).messages)
    assert (await hoa.parts.vault.get(file.id, hoa.chat)).startswith(b"%PDF")
    assert attached((await hoa.say("tờ khai")).messages) != []


async def test_asking_again_and_again_after_sending_fills_no_disk(library: ContentLibrary) -> None:
    hoa = await talked(library, PLAIN_BIRTH, SENT)
    given = [attached((await hoa.say("tờ khai")).messages) for _ in range(2)]
    kept = len(await files(hoa.parts))
    for _ in range(30):
        given.append(attached((await hoa.say("tờ khai")).messages))
    assert len(await files(hoa.parts)) == kept
    assert all(given)
    assert (await hoa.parts.vault.get(given[-1][0].id, hoa.chat))[:4] in {b"%PDF", b"\x89PNG"}


async def test_a_helper_loses_sight_of_the_forms_with_sending(library: ContentLibrary) -> None:
    first = "làm giùm người khác"
    helper = await talked(library, PLAIN_BIRTH, AT_THE_REVIEW, first=first)
    [picture] = attached((await helper.say("tờ khai")).messages)
    script = (ROOT / "flows" / PLAIN_BIRTH).read_text("utf-8")
    rest = script.partition(AT_THE_REVIEW)[2].partition(SENT)[0] + SENT
    does = "\n".join(line for line in rest.splitlines() if line.startswith(">"))
    await ScriptRun(helper, does).run()
    assert isinstance(helper.parts.store, MemoryStore)
    assert await helper.parts.store.dossiers_of(helper.chat)
    assert picture.id not in await files(helper.parts)
    with pytest.raises(NotFound):
        await helper.parts.vault.get(picture.id, helper.chat)


async def test_who_picks_the_phone_up_later_is_shown_no_form(library: ContentLibrary) -> None:
    hoa = await talked(library, PLAIN_BIRTH, SENT)
    hoa.clock.move(timedelta(hours=1))
    reply = await hoa.say("tờ khai")
    assert attached(reply.messages) == []
    assert "một cửa" in reply.messages[0].text


async def test_a_helper_sees_no_form_after_sending(library: ContentLibrary) -> None:
    helper = await talked(library, PLAIN_BIRTH, SENT, first="làm giùm người khác")
    assert attached((await helper.say("tờ khai")).messages) == []
