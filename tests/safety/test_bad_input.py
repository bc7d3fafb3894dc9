"""Whatever is typed or sent: a clear sentence or a refusal, the case as before, no log of it."""

import asyncio
import html
import logging
import re

import pytest

from bot.model.answer import Address, Value
from bot.model.conversation import Draft
from tests.channels import files
from tests.safety.house import BA_DONG, House, Person
from tests.safety.script import Move, birth_case

MB = 1024 * 1024
NASTY = [
    "Robert'); DROP TABLE conversations;--",
    "' OR '1'='1",
    "{{7*7}}",
    "{% for x in range(9) %}a{% endfor %}",
    "${7*7}",
    "#{7*7}",
    "<%= 7*7 %>",
    "%s%s%s%n%x",
    "{0.__class__.__mro__}",
    '=HYPERLINK("http://evil.test")',
    "@SUM(1+1)",
    "+49|cmd|' /C calc'!A0",
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "javascript:alert(1)",
    "../../../etc/passwd",
    "$(shutdown -h now)",
    "`rm -rf ~; id`",
    "\r\nSet-Cookie: desk=1",
]
UNREADABLE_TONGUE = re.compile(r"Traceback|\bNone\b|\{\{|\bnan\b|[a-z]+\.[a-z_]+\b(?=\s*$)", re.M)


async def draft(person: Person) -> Draft:
    found = (await person.conversation()).draft
    assert found is not None
    return found


async def values(person: Person) -> dict[str, Value | None]:
    return {key: answer.value for key, answer in (await draft(person)).answers.items()}


async def goes_on(person: Person) -> None:
    """Answer the question that was open all the time."""
    assert (await person.says("Phạm Thị Lê Na")).status_code == 200
    assert (await values(person))["be.ten#1"] == "Phạm Thị Lê Na"


@pytest.mark.parametrize("text", ["a" * 100_000, "ạ" * 100_000, "👍" * 100_000, "\u0301" * 100_000])
async def test_a_hundred_thousand_signs_are_told_to_be_too_long(naming: Person, text: str) -> None:
    before = await naming.state()
    answer = await naming.says(text)
    assert answer.status_code == 413
    assert "Tin này dài quá" in answer.json()["say"]
    assert await naming.state() == before
    await goes_on(naming)


@pytest.mark.parametrize("text", ["\0", "\0" * 5000, "\u200b\u200e", "\u202e", " \t\r\n", "\ufeff"])
async def test_signs_that_nobody_sees_are_told_to_be_nothing(naming: Person, text: str) -> None:
    before = await naming.state()
    answer = await naming.says(text)
    assert answer.status_code == 422
    assert "không có chữ" in answer.json()["say"]
    assert await naming.state() == before
    await goes_on(naming)


@pytest.mark.parametrize(
    "text",
    [
        "Phạm\0 Thị Lê\0 Na",
        "\u202ePhạm Thị Lê Na\u202c",
        "\u200fPhạm\u200b Thị \u2066Lê\u2069 Na\ufeff",
        "Pha\u0323m Thi\u0323 Le\u0302 Na",
    ],
)
async def test_a_name_is_read_past_the_signs_around_it(naming: Person, text: str) -> None:
    await naming.says(text)
    assert (await values(naming))["be.ten#1"] == "Phạm Thị Lê Na"


@pytest.mark.parametrize(
    "text",
    [
        "🐃",
        "🐃🐃🐃",
        "👨‍👩‍👧‍👦" * 200,
        "\ud800",
        "be \udfff Na",
        "a" * 9_999,
        "ạ̣̣̣̣" * 1_900,
    ],
)
async def test_what_is_no_name_is_asked_again_in_plain_words(naming: Person, text: str) -> None:
    before = await values(naming)
    assert (await naming.says(text)).status_code == 200
    assert await values(naming) == before
    assert await naming.asked() == "be.ten#1"
    assert not UNREADABLE_TONGUE.search(await naming.heard())
    await goes_on(naming)


@pytest.mark.parametrize("text", NASTY)
async def test_a_program_in_a_name_stays_a_text(naming: Person, text: str) -> None:
    before = await values(naming)
    assert (await naming.says(text)).status_code == 200
    after = await values(naming)
    heard = await naming.heard()
    assert {key: after[key] for key in before} == before
    assert after.get("be.ten#1") in {None, text}
    assert "49" not in heard.replace(text, "")
    assert "aaaaaaaaa" not in heard
    assert not UNREADABLE_TONGUE.search(heard.replace(text, ""))


async def test_one_after_the_other_they_break_nothing(naming: Person) -> None:
    for text in NASTY:
        assert (await naming.says(text)).status_code == 200
    assert await naming.house.store.parked_updates() == []
    assert await (await naming.house.person().opens()).heard()


def placed(moves: list[Move], thon: str) -> list[Move]:
    return [Move(m.sort, m.words.replace("thôn Hy Long", thon)) for m in moves]


@pytest.mark.parametrize(
    "thon",
    [
        "xóm <script>alert(1)</script>",
        'xóm "><img src=x onerror=alert(1)>',
        "xóm {{7*7}}",
        "xóm {% raw %}",
        "=1+1 thôn Hy Long",
        "xóm %s'); DROP TABLE dossiers;--",
    ],
)
async def test_the_desk_shows_what_was_typed_and_runs_none_of_it(
    home: House, photo: bytes, thon: str
) -> None:
    lan = await home.person().walks(placed(birth_case(), thon), photo)
    dossier = await lan.dossier()
    address = dossier.answers["me.noi_o"].value
    assert isinstance(address, Address)
    desk = await home.officer("an", BA_DONG)
    for path in ("/desk/", f"/desk/dossiers/{dossier.code}"):
        page = (await desk.opens(path)).text
        assert "<script>alert" not in page
        assert "<img src=x" not in page
        assert "xóm 49" not in page
    assert html.escape(address.rest, quote=False).split("&")[0] in html.unescape(page)
    assert address.rest in html.unescape(page)


@pytest.mark.parametrize("reason", ["<script>alert(1)</script>", "{{7*7}} %s ${7*7}", "=1+1"])
async def test_an_officers_reason_reaches_the_family_as_it_was_typed(
    home: House, photo: bytes, reason: str
) -> None:
    lan = await home.person().walks(birth_case(), photo)
    code = (await lan.dossier()).code
    desk = await home.officer("an", BA_DONG)
    await desk.opens(f"/desk/dossiers/{code}")
    assert (await desk.posts(f"/desk/dossiers/{code}/refuse", reason=reason)).status_code == 303
    assert reason in await lan.heard()
    page = (await desk.opens(f"/desk/dossiers/{code}")).text
    assert "<script>alert" not in page
    assert reason in html.unescape(page)


@pytest.mark.parametrize("size", [11, 20])
async def test_a_photo_of_20_mb_is_told_at_the_door(naming: Person, size: int) -> None:
    before = await naming.state()
    answer = await naming.sends(b"\xff\xd8\xff" + bytes(size * MB), "a.jpg")
    assert answer.status_code == 413
    assert "10 MB" in answer.json()["say"]
    assert await naming.state() == before
    await goes_on(naming)


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\nshowpage", "cccd.jpg"),
        (b"", "trong.jpg"),
        (b"\xff\xd8\xff" + b"\0" * 5000, "hong.jpg"),
        (b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "ve.svg"),
        (b"MZ\x90\0", "anh.jpg.exe"),
        (b"PK\x03\x04 docm", "don.docm"),
        (b"\x1a\x45\xdf\xa3 phim", "phim.webm"),
        (files.bomb(), "bom.png"),
        (files.pdf(200), "sach.pdf"),
        (files.pdf(script=True), "chay.pdf"),
        (files.pdf_with_hidden_script(), "giau.pdf"),
        (files.pdf_with_attachment(), "kem.pdf"),
        (files.pdf(password="bí mật"), "khoa.pdf"),  # noqa: S106
    ],
)
async def test_a_file_that_is_none_is_told_so_and_not_kept(
    naming: Person, content: bytes, name: str
) -> None:
    before, kept = await values(naming), await naming.house.store.paper_ids()
    assert (await naming.sends(content, name)).status_code == 200
    assert await values(naming) == before
    assert await naming.house.store.paper_ids() == kept
    assert await naming.asked() == "be.ten#1"
    assert re.search("tệp|ảnh|trang|giấy", await naming.heard(), re.I)
    assert not UNREADABLE_TONGUE.search(await naming.heard())
    await goes_on(naming)


@pytest.mark.parametrize(
    "name", [*NASTY[:6], "a/../../b.jpg", "\0.jpg", "ảnh\u202egpj.exe", "x" * 2000]
)
async def test_the_name_of_a_file_does_nothing(naming: Person, photo: bytes, name: str) -> None:
    assert (await naming.sends(photo, name)).status_code in {200, 400}
    kept = {file.name for file in (naming.house.place / "data" / "files").iterdir()}
    assert kept == await naming.house.store.paper_ids()
    await goes_on(naming)


async def test_nothing_of_it_stands_in_a_log(
    naming: Person, photo: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    marks = [f"dấu{number} {text}" for number, text in enumerate(NASTY)]
    with caplog.at_level(logging.DEBUG):
        await asyncio.gather(*(naming.says(mark) for mark in marks))
        await naming.says("dấu99 " * 20_000)
        await naming.sends(photo, "dấu99.jpg")
        await naming.sends(b"%!PS dau99", "dấu99.jpg")
        await naming.says("Phạm Thị Dấu Thử")
    logged = "\n".join(f"{r.getMessage()} {r.exc_text} {r.args}" for r in caplog.records)
    assert not re.search("dấu|dau99|Dấu", logged)
