"""Pictures and files that go with a message, such as a form to look at or to keep."""

import pytest

from bot.model.conversation import Act, Button
from bot.model.message import Attached, Message
from tests.channels.files import pdf, photo
from tests.telegram.faults import Fault, Harm
from tests.telegram.hotline import Hotline
from tests.telegram.phone import Phone

KEEP = ((Button("Nhận tờ khai", Act("files")),),)


async def with_files(hotline: Hotline, phone: Phone, *kinds: str) -> tuple[Attached, ...]:
    """Put files into the vault, as a turn that drew them does."""
    attached = []
    for number, kind in enumerate(kinds):
        content = photo() if kind == "photo" else pdf()
        name = f"to-khai-{number}.{'jpg' if kind == 'photo' else 'pdf'}"
        await hotline.parts.vault.put(name, hotline.chat_of(phone.id), content)
        attached.append(Attached(name, kind, name))
    return tuple(attached)


def shown(phone: Phone) -> list[str]:
    sorts = []
    for bubble in phone.seen():
        sort = "photo" if bubble.photo else "file" if bubble.document else bubble.text
        sorts.append(sort)
    return sorts


@pytest.mark.parametrize("pages", [1, 3, 12])
async def test_pages_are_pictures_and_the_buttons_stand_below_all(
    hotline: Hotline, pages: int
) -> None:
    sim = hotline.phone()
    attached = await with_files(hotline, sim, *["photo"] * pages)
    await hotline.tells(sim, Message("Tờ khai đây ạ.", KEEP, 4, attached=attached), Message("sau"))
    await hotline.rests(sim)
    assert shown(sim) == [*["photo"] * pages, "Tờ khai đây ạ.", "sau"]
    assert sim.labels() == ["Nhận tờ khai"]


async def test_a_file_keeps_its_name(hotline: Hotline) -> None:
    sim = hotline.phone()
    attached = await with_files(hotline, sim, "file")
    await hotline.tells(sim, Message("Tờ khai đây ạ.", attached=attached))
    await hotline.rests(sim)
    file = sim.seen()[0].document
    assert file is not None
    assert (file.name, file.content) == ("to-khai-0.pdf", pdf())


async def test_a_file_that_was_thrown_away_does_not_hold_the_words(hotline: Hotline) -> None:
    sim = hotline.phone()
    gone = Attached("gone", "photo", "gone.jpg")
    await hotline.tells(sim, Message("Tờ khai đây ạ.", attached=(gone,)), Message("sau"))
    await hotline.rests(sim)
    assert shown(sim) == ["Tờ khai đây ạ.", "sau"]


@pytest.mark.parametrize("harm", [Harm.LOST, Harm.GATEWAY, Harm.FLOOD])
async def test_a_fault_between_picture_and_words_loses_neither(
    hotline: Hotline, harm: Harm
) -> None:
    sim = hotline.phone()
    attached = await with_files(hotline, sim, "photo")
    hotline.telegram.faults.plan(Fault(harm, "sendMessage"))
    await hotline.tells(sim, Message("Tờ khai đây ạ.", KEEP, 4, attached=attached))
    await hotline.rests_soon(sim)
    assert set(shown(sim)) == {"photo", "Tờ khai đây ạ."}
    assert shown(sim)[-1] == "Tờ khai đây ạ."
    assert shown(sim).count("Tờ khai đây ạ.") == (2 if harm is Harm.LOST else 1)


async def test_told_to_wait_in_the_middle_of_a_long_text_nothing_is_shown_twice(
    hotline: Hotline,
) -> None:
    sim = hotline.phone()
    text = "\n".join(f"dòng {number}" for number in range(1_500))
    hotline.telegram.faults.plan(Fault(Harm.FLOOD, "sendMessage", skip=1))
    await hotline.tells(sim, Message(text))
    await hotline.rests_soon(sim)
    lines = [line for bubble in sim.seen() for line in bubble.text.splitlines()]
    assert lines == text.splitlines()
