"""The published list of procedures, and what the page of a commune tells the chat."""

import re
from dataclasses import replace
from datetime import date

import pytest

from bot.channels.web.settings import WebSettings
from bot.content.library import ContentLibrary
from bot.model.book import Guide, Place, Procedure
from bot.model.conversation import Conversation
from bot.model.flow import Checked
from tests.channels.hall import BA_DONG, BA_VI, Hall
from tests.channels.test_web_page import MOST_BYTES, get, loaded_bytes

GUIDE = Guide(
    ("Thẻ căn cước",),
    "3 ngày",
    ("Quên tờ gốc.",),
    ("Đi sớm.",),
    "Nghị định thử",
    Checked("nhóm soạn", date(2026, 11, 22)),
)
KNOWN = Procedure("khai-tu", "Đăng ký khai tử", "Hộ tịch", "1.000656", "Khai tử", guide=GUIDE)
BARE = Procedure("can-cuoc", "Cấp thẻ căn cước", "Căn cước", place=Place.POLICE)
EVIL = "<img src=x onerror=alert(1)>"
LINKS = re.compile(r'href="(/[^"]*)"')


@pytest.fixture
def listing(hall: Hall) -> Hall:
    hall.shelf.procedures = (KNOWN, BARE)
    return hall


async def test_the_list_names_each_procedure_its_place_and_how_far_it_is_served(
    listing: Hall,
) -> None:
    page = (await get(listing, "/thu-tuc")).text
    ours, police = page.split('<h2 id="cong_an">')
    assert "Đăng ký khai tử" in ours
    assert "1.000656" in ours
    assert "Có hướng dẫn" in ours
    assert "Cấp thẻ căn cước" in police
    assert "Mới có tên" in police


async def test_a_procedure_has_a_page_with_its_guidance_and_where_that_comes_from(
    listing: Hall,
) -> None:
    page = (await get(listing, "/thu-tuc/khai-tu")).text
    for told in ("Thẻ căn cước", "3 ngày", "Quên tờ gốc.", "Đi sớm.", "Hộ tịch", "1.000656"):
        assert told in page
    assert "Nguồn: Nghị định thử. Soạn ngày 22/11/2026." in page
    assert 'href="/?l=_khai-tu"' in page


async def test_a_procedure_only_known_by_name_says_so(listing: Hall) -> None:
    page = (await get(listing, "/thu-tuc/can-cuoc")).text
    assert "chưa hướng dẫn được" in page
    assert "Mã thủ tục" not in page
    assert "Nguồn" not in page


async def test_an_installation_of_one_commune_links_into_its_chat() -> None:
    hall = Hall(WebSettings(home=BA_VI.code))
    hall.shelf.offices, hall.shelf.procedures = (BA_DONG, BA_VI), (KNOWN,)
    assert 'href="/?l=ba-vi_khai-tu"' in (await get(hall, "/thu-tuc/khai-tu")).text


async def test_an_unknown_procedure_is_told_in_words(listing: Hall) -> None:
    answer = await get(listing, "/thu-tuc/bay-len-trang")
    assert answer.status_code == 404
    assert "Không có việc nào" in answer.text


async def test_nothing_of_the_catalogue_becomes_part_of_the_page(hall: Hall) -> None:
    guide = Guide((EVIL,), EVIL, (EVIL,), (EVIL,), EVIL)
    hall.shelf.procedures = (Procedure("x", EVIL, EVIL, EVIL, EVIL, guide=guide),)
    for address in ("/thu-tuc", "/thu-tuc/x"):
        page = (await get(hall, address)).text
        assert "&lt;img src=x" in page
        assert "<img" not in page


async def test_the_list_needs_no_script_and_keeps_the_same_headers(listing: Hall) -> None:
    for address in ("/thu-tuc", "/thu-tuc/khai-tu"):
        answer = await get(listing, address)
        assert "<script" not in answer.text
        assert "width=device-width" in answer.text
        assert "default-src 'none'" in answer.headers["content-security-policy"]
        assert answer.headers["x-content-type-options"] == "nosniff"


async def test_a_list_that_has_not_changed_is_not_sent_again(listing: Hall) -> None:
    page = await get(listing, "/thu-tuc")
    again = await get(listing, "/thu-tuc", **{"if-none-match": page.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


async def test_the_list_of_the_whole_catalogue_is_light_and_its_links_lead_somewhere(
    hall: Hall, library: ContentLibrary
) -> None:
    hall.shelf.procedures = tuple(library.book().procedures.values())
    page = (await get(hall, "/thu-tuc")).text
    css = re.findall(r'href="(/chat/files/[^"]*)"', page)
    loaded = [await loaded_bytes(hall, address) for address in ("/thu-tuc", *css)]
    assert len(loaded) == 2
    assert sum(loaded) <= MOST_BYTES
    for address in dict.fromkeys(LINKS.findall(page)):
        assert (await get(hall, address)).status_code == 200


async def test_the_chat_leads_to_the_list(listing: Hall) -> None:
    assert 'href="/thu-tuc"' in (await get(listing, "/")).text


async def test_the_home_commune_greets_at_the_bare_address_and_others_at_theirs() -> None:
    hall = Hall(WebSettings(home=BA_DONG.code))
    hall.shelf.offices = (BA_DONG, BA_VI)
    bare, own = (await get(hall, "/")).text, (await get(hall, "/ba-vi")).text
    assert "<h1>Một cửa xã Ba Động</h1>" in bare
    assert 'data-link=""' in bare
    assert "<h1>Một cửa xã Ba Vì</h1>" in own
    assert 'data-link="ba-vi"' in own


async def test_the_page_learns_which_commune_the_chat_is_about(hall: Hall) -> None:
    await at_office(hall, BA_DONG.code)
    assert (await hall.opens()).json()["office"] == "xã Ba Động"


async def test_the_page_of_another_commune_is_told_that_it_is_one(hall: Hall) -> None:
    await at_office(hall, BA_DONG.code)
    assert (await hall.opens(link="ba-vi")).json()["elsewhere"] is True
    assert "elsewhere" not in (await hall.opens(link="ba-dong")).json()


async def at_office(hall: Hall, code: str) -> None:
    """Let the browser have a chat that is about this commune."""
    hall.shelf.offices = (BA_DONG, BA_VI)
    chat = await hall.chat()
    known = hall.shelf.conversations.get(chat, Conversation())
    hall.shelf.conversations[chat] = replace(known, office=code)
