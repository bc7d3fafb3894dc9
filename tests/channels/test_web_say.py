import json

import httpx
import pytest

from bot.channels.web import chat
from bot.channels.web.settings import WebSettings
from bot.model.event import Opened, Press, Text
from tests.channels.hall import Hall

KEY = "0123456789abcdef"


async def test_a_citizen_types_and_it_reaches_the_conversation(hall: Hall) -> None:
    await hall.opens()
    assert (await hall.says("làm giấy khai sinh", step=3)).status_code == 200
    assert [event.body for event in hall.events] == [Text("làm giấy khai sinh", 3)]
    assert hall.events[0].chat.channel == "web"


async def test_a_button_carries_its_step_and_place_only(hall: Hall) -> None:
    await hall.opens()
    await hall.posts({"key": KEY, "press": {"step": 5, "index": 1}})
    assert hall.events[0].body == Press(5, 1)


async def test_the_opening_of_the_page_carries_its_link(hall: Hall) -> None:
    await hall.opens()
    await hall.posts({"key": KEY, "open": True, "link": "ba-dong"})
    assert hall.events[0].body == Opened("ba-dong")


async def test_the_store_never_sees_what_opens_the_chat(hall: Hall) -> None:
    chat = await hall.chat()
    token = hall.browser.cookies["chat"]
    assert token not in repr(hall.events)
    assert len(token) >= 43
    assert chat.id != token


async def test_two_browsers_have_two_chats(hall: Hall) -> None:
    first = await hall.chat()
    hall.browser = hall.new_browser()
    assert await hall.chat() != first


async def test_opening_again_keeps_the_chat(hall: Hall) -> None:
    first = await hall.chat()
    assert await hall.chat() == first


async def test_nobody_can_write_to_the_chat_of_another(hall: Hall) -> None:
    sim = await hall.chat()
    hall.browser = hall.new_browser()
    await hall.opens()
    answer = await hall.says("em là Sim", chat=sim.id)
    assert answer.status_code == 422
    assert len(hall.events) == 1


@pytest.mark.parametrize("token", ["", "a", "../../etc/passwd", "x" * 5000])
async def test_a_made_up_token_is_no_chat(hall: Hall, token: str) -> None:
    answer = await hall.posts({"key": KEY, "text": "alo"}, cookie=f"chat={token}")
    assert answer.status_code == 401
    assert hall.events == []


async def test_the_cookie_is_out_of_reach_of_scripts_and_other_sites(hall: Hall) -> None:
    cookie = (await hall.opens()).headers["set-cookie"]
    assert cookie.startswith("chat=")
    assert "HttpOnly" in cookie
    assert "SameSite=strict" in cookie


async def test_over_tls_the_cookie_is_bound_to_the_host() -> None:
    hall = Hall(WebSettings(public_url="https://motcua.test"))
    cookie = (await hall.opens()).headers["set-cookie"]
    assert cookie.startswith("__Host-chat=")
    assert "Secure" in cookie
    assert "Path=/" in cookie
    assert "Domain" not in cookie


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://evil.test"},
        {"origin": "null"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
    ],
)
async def test_another_site_cannot_post(hall: Hall, headers: dict[str, str]) -> None:
    await hall.opens()
    assert (await hall.posts({"key": KEY, "text": "x"}, **headers)).status_code == 403
    assert hall.events == []


async def test_behind_a_proxy_the_public_address_counts() -> None:
    hall = Hall(WebSettings(public_url="https://motcua.test"))
    await hall.opens()
    ours = await hall.posts({"key": KEY, "text": "x"}, origin="https://motcua.test")
    plain = await hall.posts({"key": KEY, "text": "x"}, origin="http://motcua.test")
    assert (ours.status_code, plain.status_code) == (200, 403)


async def test_the_same_post_again_is_quietly_fine(hall: Hall) -> None:
    await hall.opens()
    for _ in range(3):
        assert (await hall.posts({"key": KEY, "text": "Na"})).status_code == 200
    assert len(hall.events) == 1


async def test_a_key_cannot_stand_for_something_else(hall: Hall) -> None:
    await hall.opens()
    await hall.posts({"key": KEY, "text": "Na"})
    answer = await hall.posts({"key": KEY, "text": "Nga"})
    assert answer.status_code == 422
    assert "trùng mã" in answer.json()["say"]


@pytest.mark.parametrize("text", ["x" * 10_001, "ạ" * 100_000, "👍" * 100_000, "x" * 5_000_000])
async def test_a_text_that_is_too_long_is_told_so(hall: Hall, text: str) -> None:
    await hall.opens()
    answer = await hall.says(text)
    assert answer.status_code == 413
    assert answer.json()["say"].startswith("Tin này dài quá")
    assert hall.events == []


@pytest.mark.parametrize("text", ["", " \n", "\0", "\u200b"])
async def test_a_text_of_nothing_is_told_so(hall: Hall, text: str) -> None:
    await hall.opens()
    answer = await hall.says(text)
    assert (answer.status_code, len(hall.events)) == (422, 0)
    assert "không có chữ" in answer.json()["say"]


async def test_half_a_character_is_repaired(hall: Hall) -> None:
    await hall.opens()
    body = json.dumps({"key": KEY, "text": "be \ud800 Na"})
    await hall.browser.post("/chat/say", content=body, headers={"content-type": "application/json"})
    assert hall.events[0].body == Text("be \ufffd Na")


@pytest.mark.parametrize(
    "posted",
    [
        [],
        {},
        {"key": KEY},
        {"text": "Na"},
        {"key": "short", "text": "Na"},
        {"key": KEY + "\n", "text": "Na"},
        {"key": [KEY], "text": "Na"},
        {"key": KEY, "text": 5},
        {"key": KEY, "text": "Na", "press": {"step": 1, "index": 1}},
        {"key": KEY, "text": "Na", "step": "1"},
        {"key": KEY, "press": {"step": 1}},
        {"key": KEY, "press": {"step": True, "index": 0}},
        {"key": KEY, "press": {"step": -1, "index": 0}},
        {"key": KEY, "press": {"step": 2**31, "index": 0}},
        {"key": KEY, "press": {"step": 1.5, "index": 0}},
        {"key": KEY, "press": {"step": 1, "index": 0, "officer": 1}},
        {"key": KEY, "open": 1},
        {"key": KEY, "open": True, "link": "<script>"},
        {"key": KEY, "open": True, "status": 10},
    ],
)
async def test_a_post_of_another_shape_changes_nothing(hall: Hall, posted: object) -> None:
    await hall.opens()
    answer = await hall.posts(posted)
    assert answer.status_code in {400, 422}
    assert answer.json()["say"]
    assert hall.events == []


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"\xff\xfe\xfd",
        b'{"key": NaN}',
        b'{"key": 123456789012345678901234567890}',
        b'{"key": ' + b"9" * 5000 + b"}",
        b"[" * 100_000 + b"]" * 100_000,
        b'{"text":' + b"[" * 40 + b"]" * 40 + b"}",
    ],
)
async def test_json_that_is_none_or_deep_is_refused(hall: Hall, body: bytes) -> None:
    await hall.opens()
    answer = await hall.browser.post(
        "/chat/say", content=body, headers={"content-type": "application/json"}
    )
    assert answer.status_code == 400


async def test_a_form_of_another_page_is_no_post(hall: Hall) -> None:
    await hall.opens()
    answer = await hall.browser.post("/chat/say", data={"key": KEY, "text": "x"})
    assert answer.status_code == 415


async def test_who_types_too_fast_is_asked_to_wait(hall: Hall) -> None:
    await hall.opens()
    answers = [await hall.says(f"tin {number}") for number in range(31)]
    assert [answer.status_code for answer in answers] == [200] * 30 + [429]
    assert answers[-1].headers["retry-after"] == "3"
    assert "chờ một phút" in answers[-1].json()["say"]


async def test_one_address_cannot_open_chats_without_end(hall: Hall) -> None:
    async def opens() -> httpx.Response:
        hall.browser = hall.new_browser()
        return await hall.opens()

    assert [(await opens()).status_code for _ in range(61)] == [200] * 60 + [429]


async def test_a_busy_store_asks_to_come_again_and_the_same_key_passes(hall: Hall) -> None:
    await hall.opens()
    hall.is_busy = True
    answer = await hall.posts({"key": KEY, "text": "Na"})
    assert (answer.status_code, answer.headers["retry-after"]) == (503, "5")
    hall.is_busy = False
    assert (await hall.posts({"key": KEY, "text": "Na"})).status_code == 200
    assert len(hall.events) == 1


async def test_a_turn_that_hangs_asks_to_come_again(
    hall: Hall, monkeypatch: pytest.MonkeyPatch
) -> None:
    await hall.opens()
    monkeypatch.setattr(chat, "PATIENCE_S", 0.05)
    hall.is_stuck = True
    answer = await hall.posts({"key": KEY, "text": "Na"})
    assert (answer.status_code, answer.headers["retry-after"]) == (503, "5")
    hall.is_stuck = False
    assert (await hall.posts({"key": KEY, "text": "Na"})).status_code == 200
    assert len(hall.events) == 1
