import gzip
import re

import httpx
import pytest

from bot.channels.web.settings import WebSettings
from tests.channels.hall import BA_DONG, BA_VI, Hall

MOST_BYTES = 25_000
ADDRESSES = re.compile(r'(?:src|href)="(/chat/[^"]*)"')  # what the page loads by itself


async def get(hall: Hall, address: str, **headers: str) -> httpx.Response:
    return await hall.browser.get(address, headers=headers)


async def loaded_bytes(hall: Hall, address: str) -> int:
    """Count what goes over the air: the body as it was sent, and its headers."""
    async with hall.browser.stream("GET", address) as answer:
        assert answer.headers["content-encoding"] == "gzip"
        body = b"".join([part async for part in answer.aiter_raw()])
        return len(body) + sum(len(name) + len(value) + 4 for name, value in answer.headers.raw)


async def test_the_first_load_costs_no_more_than_25_kb(hall: Hall) -> None:
    page = await get(hall, "/")
    addresses = ["/", *ADDRESSES.findall(page.text)]
    assert len(addresses) == 4
    assert sum([await loaded_bytes(hall, address) for address in addresses]) <= MOST_BYTES


async def test_nothing_comes_from_elsewhere(hall: Hall) -> None:
    page = await get(hall, "/")
    for address in ADDRESSES.findall(page.text):
        text = (await get(hall, address)).text
        assert "//" not in re.sub(r"(?m)(^|\s)// .*$|http://www.w3.org/2000/svg", "", text)
    assert "://" not in page.text


async def test_the_page_says_whose_it_is_and_warns_of_impostors(hall: Hall) -> None:
    page = (await get(hall, "/")).text
    assert "<h1>Một cửa xã Ba Động</h1>" in page
    assert "Cán bộ không bao giờ hỏi mã OTP, mật khẩu." in page
    assert '<html lang="vi">' in page


async def test_each_commune_has_an_address_of_its_own(hall: Hall) -> None:
    hall.shelf.offices = (BA_DONG, BA_VI)
    assert "<h1>Một cửa xã Ba Vì</h1>" in (await get(hall, "/ba-vi")).text
    assert "<h1>Một cửa xã</h1>" in (await get(hall, "/")).text


async def test_an_unknown_address_is_told_in_words(hall: Hall) -> None:
    answer = await get(hall, "/ba-lang-nhang")
    assert answer.status_code == 404
    assert "Không có xã nào" in answer.text


async def test_a_commune_that_is_not_served_has_no_page() -> None:
    hall = Hall(WebSettings(offices=(BA_DONG.code,)))
    hall.shelf.offices = (BA_DONG, BA_VI)
    assert (await get(hall, "/ba-vi")).status_code == 404
    assert "xã Ba Động" in (await get(hall, "/")).text


async def test_without_javascript_the_counter_is_named(hall: Hall) -> None:
    page = (await get(hall, "/")).text
    assert "0255 000 000" in page.split("<noscript>")[1].split("</noscript>")[0]


async def test_an_office_name_cannot_become_part_of_the_page(hall: Hall) -> None:
    evil = type(BA_DONG)("1", "<script>alert(1)</script>", "x", slug="x")
    hall.shelf.offices = (evil,)
    assert "<script>alert" not in (await get(hall, "/")).text


async def test_script_and_style_are_loaded_once_and_kept(hall: Hall) -> None:
    page = await get(hall, "/")
    for address in ADDRESSES.findall(page.text):
        assert "immutable" in (await get(hall, address)).headers["cache-control"]
    assert (await get(hall, "/chat/files/chat.0000.js")).status_code == 404
    assert (await get(hall, "/chat/files/..%2fchat.html")).status_code == 404


async def test_a_page_that_has_not_changed_is_not_sent_again(hall: Hall) -> None:
    page = await get(hall, "/")
    again = await get(hall, "/", **{"if-none-match": page.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


async def test_a_browser_that_cannot_unpack_gets_the_page_plain(hall: Hall) -> None:
    plain = await get(hall, "/", **{"accept-encoding": "identity"})
    assert "content-encoding" not in plain.headers
    assert gzip.decompress(gzip.compress(plain.content)) == (await get(hall, "/")).content


@pytest.mark.parametrize("address", ["/", "/chat/feed", "/chat/say", "/nowhere/at/all"])
async def test_every_answer_tells_the_browser_what_not_to_do(hall: Hall, address: str) -> None:
    headers = (await get(hall, address)).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["cross-origin-resource-policy"] == "same-origin"
    assert "strict-transport-security" not in headers


async def test_what_is_personal_is_never_kept_by_the_browser(hall: Hall) -> None:
    assert (await hall.opens()).headers["cache-control"] == "no-store"


async def test_over_tls_the_browser_is_held_to_it() -> None:
    hall = Hall(WebSettings(public_url="https://motcua.test"))
    headers = (await get(hall, "/")).headers
    assert headers["strict-transport-security"] == "max-age=31536000"
