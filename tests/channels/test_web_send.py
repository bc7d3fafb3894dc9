import asyncio

import pytest

from bot.model.event import Attachment, Unusable
from tests.channels import files
from tests.channels.hall import Hall

KEY = "0123456789abcdef"
MB = 1024 * 1024


async def test_a_photo_is_kept_and_reaches_the_conversation(hall: Hall) -> None:
    await hall.opens()
    assert (await hall.sends(files.photo())).status_code == 200
    paper = hall.papers[0]
    assert hall.events[0].body == Attachment(paper.id, "photo")
    assert paper.chat == hall.events[0].chat
    assert paper.id in hall.shelf.files


async def test_a_voice_note_reaches_the_conversation(hall: Hall) -> None:
    await hall.opens()
    await hall.sends(b"\x1a\x45\xdf\xa3 a lo", "voice", "voice")
    assert hall.papers[0].kind == "voice"


async def test_a_photo_that_cannot_be_read_is_told_in_the_chat(hall: Hall) -> None:
    await hall.opens()
    assert (await hall.sends(b"%!PS-Adobe", "a.jpg")).status_code == 200
    assert hall.events[0].body == Unusable("file.not_readable")
    assert hall.papers == []


@pytest.mark.parametrize("size", [20 * MB, 60 * MB])
async def test_a_photo_of_20_mb_is_told_at_the_door(hall: Hall, size: int) -> None:
    await hall.opens()
    answer = await hall.sends(b"\xff\xd8\xff" + b"\0" * size)
    assert answer.status_code == 413
    assert "10 MB" in answer.json()["say"]
    assert hall.events == []


async def test_a_photo_sent_twice_over_a_bad_line_is_kept_once(hall: Hall) -> None:
    await hall.opens()
    answers = await asyncio.gather(*(hall.sends(files.photo(), key=KEY) for _ in range(3)))
    assert [answer.status_code for answer in answers] == [200] * 3
    assert (len(hall.events), len(hall.shelf.files)) == (1, 1)


async def test_a_key_of_one_photo_cannot_bring_another(hall: Hall) -> None:
    await hall.opens()
    await hall.sends(files.photo(), key=KEY)
    assert (await hall.sends(files.dark_photo(), key=KEY)).status_code == 422


async def test_nobody_sends_without_a_chat(hall: Hall) -> None:
    assert (await hall.sends(files.photo())).status_code == 401
    assert hall.shelf.files == {}


async def test_the_eleventh_photo_of_an_hour_waits(hall: Hall) -> None:
    await hall.opens()
    answers = [await hall.sends(b"no photo") for _ in range(11)]
    assert [answer.status_code for answer in answers] == [200] * 10 + [429]
    assert int(answers[-1].headers["retry-after"]) == 360


async def test_sixty_megabytes_an_hour_are_enough(hall: Hall) -> None:
    await hall.opens()
    answers = [await hall.sends(b"\0" * 9 * MB) for _ in range(7)]
    assert [answer.status_code for answer in answers] == [200] * 6 + [429]


@pytest.mark.parametrize(
    ("data", "file"),
    [
        ({}, b"x"),
        ({"key": KEY}, b"x"),
        ({"key": KEY, "kind": "program"}, b"x"),
        ({"key": "short", "kind": "photo"}, b"x"),
        ({"key": KEY, "kind": "photo", "chat": "another"}, b"x"),
        ({"key": KEY, "kind": "photo"}, None),
    ],
)
async def test_a_form_of_another_shape_changes_nothing(
    hall: Hall, data: dict[str, str], file: bytes | None
) -> None:
    await hall.opens()
    sent = {"file": ("a.jpg", file)} if file else {"other": ("a.jpg", b"x")}
    answer = await hall.browser.post("/chat/send", data=data, files=sent)
    assert answer.status_code in {400, 422}
    assert hall.events == []


@pytest.mark.parametrize("kind", ["application/json", "multipart/form-data", "text/plain"])
async def test_a_body_that_is_no_form_is_refused(hall: Hall, kind: str) -> None:
    await hall.opens()
    answer = await hall.browser.post("/chat/send", content=b"x", headers={"content-type": kind})
    assert answer.status_code == 400
