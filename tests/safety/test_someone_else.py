"""Somebody else's chat, case, paper and desk: nothing is let in, and nothing is given away."""

import re

import httpx
import pytest

from bot.model.dossier import Status
from bot.service.parts import Guesses
from tests.desk.counter import Browser
from tests.safety.house import BA_DONG, BA_TO, URL, House, Person
from tests.safety.script import birth_case

DESK_POSTS = ["numbers", "supplement", "accept", "refuse", "hand_over"]
FOREIGN = [{"origin": "https://evil.test"}, {"origin": "null"}, {"sec-fetch-site": "cross-site"}]


@pytest.fixture
async def lan(home: House, photo: bytes) -> Person:
    """Give somebody who has handed a birth case in."""
    return await home.person().walks(birth_case(), photo)


@pytest.fixture
async def thief(home: House) -> Person:
    return await home.person().opens()


@pytest.fixture
async def an(home: House) -> Browser:
    return await home.officer("an", BA_DONG)


@pytest.fixture
async def binh(home: House) -> Browser:
    return await home.officer("binh", BA_TO)


async def code_of(person: Person) -> str:
    return (await person.dossier()).code


def without(text: str, word: str) -> str:
    """Give a text with a word and this turn's random ids taken out, to be compared."""
    return re.sub(r'(csrf" value=")[^"]*', r"\1", text.replace(word, "…"))


async def test_without_a_cookie_there_is_no_chat_to_write_to_or_read(
    home: House, lan: Person, photo: bytes
) -> None:
    before = await lan.state()
    nobody = home.person()
    answers = [
        await nobody.says("em là Sim"),
        await nobody.sends(photo, "a.jpg"),
        await nobody.client.get("/chat/feed"),
    ]
    assert [answer.status_code for answer in answers] == [401] * 3
    assert await lan.state() == before


async def test_the_id_of_a_chat_does_not_open_it(home: House, lan: Person) -> None:
    before = await lan.state()
    thief = home.person()
    thief.client.cookies.set("chat", lan.chat.id)
    assert (await thief.says("hồ sơ của tôi")).status_code == 200
    assert await code_of(lan) not in await thief.heard()
    assert await lan.state() == before


async def test_a_post_cannot_name_another_chat(lan: Person, thief: Person) -> None:
    before = await lan.state()
    for extra in ({"chat": lan.chat.id}, {"to": lan.chat.id}, {"account": "web"}):
        answer = await thief.posts("/chat/say", {"key": thief.key(), "text": "hủy", **extra})
        assert answer.status_code == 422
    assert await lan.state() == before


async def test_the_key_of_ones_message_does_not_swallow_anothers(home: House) -> None:
    first, second = await home.person().opens(), await home.person().opens()
    for person in (first, second):
        same = {"key": "the-same-key-0001", "text": "làm khai sinh cho con"}
        assert (await person.posts("/chat/say", same)).status_code == 200
    assert await first.asked() == await second.asked() == "viec"


@pytest.mark.parametrize(
    "press", [(0, 0), (1, 0), (10_000, 0), (2**31 - 1, 7)], ids=["none", "old", "coming", "far"]
)
async def test_a_forged_button_gives_nothing(naming: Person, press: tuple[int, int]) -> None:
    before = (await naming.conversation()).draft
    body = {"key": naming.key(), "press": {"step": press[0], "index": press[1]}}
    assert (await naming.posts("/chat/say", body)).status_code == 200
    after = (await naming.conversation()).draft
    assert before is not None
    assert after is not None
    assert after.answers == before.answers
    assert await naming.asked() == "be.ten#1"


async def test_a_button_that_was_never_shown_sends_no_case(naming: Person) -> None:
    step = (await naming.conversation()).shown.step
    for index in range(40):
        body = {"key": naming.key(), "press": {"step": step, "index": 5 + index}}
        assert (await naming.posts("/chat/say", body)).status_code == 200
    assert await naming.house.store.dossiers_of(naming.chat) == []


@pytest.mark.parametrize("ask", ["xem hồ sơ {}", "{}", "hồ sơ {} tới đâu rồi", "hủy hồ sơ {}"])
async def test_a_strangers_code_says_no_more_than_a_made_up_one(
    home: House, lan: Person, ask: str
) -> None:
    real, made_up = await code_of(lan), "KS-0000-0000"
    heard = []
    for code in (real, made_up):
        thief = await home.person().opens()
        await thief.says(ask.format(code))
        heard.append(without(await thief.heard(), code))
    assert heard[0] == heard[1]
    assert "Sim" not in heard[0]
    assert (await lan.dossier()).status is Status.SENT


async def move_code(person: Person) -> str:
    await person.says("đổi máy")
    found = re.search(r"\*\*(\d{6})\*\*", await person.heard())
    assert found is not None
    return found[1]


async def test_a_move_code_cannot_be_found_by_trying(naming: Person, thief: Person) -> None:
    code = await move_code(naming)
    for number in range(5):
        await thief.says(f"đổi máy {(int(code) + 1 + number) % 1_000_000:06d}")
    await thief.says(f"đổi máy {code}")
    assert (await thief.conversation()).drafts == ()
    assert (await naming.conversation()).draft is not None


async def test_a_hundred_new_chats_do_not_help_who_tries_codes(naming: Person, home: House) -> None:
    code = await move_code(naming)
    tries = 0
    while tries < Guesses.MOST_OF_ALL:
        thief = await home.person().opens()
        for _ in range(5):
            tries += 1
            await thief.says(f"đổi máy {(int(code) + tries) % 1_000_000:06d}")
    last = await home.person().opens()
    await last.says(f"đổi máy {code}")
    assert (await last.conversation()).drafts == ()
    assert (await naming.conversation()).draft is not None


async def test_a_move_code_opens_once(naming: Person, home: House) -> None:
    code = await move_code(naming)
    new_phone, thief = await home.person().opens(), await home.person().opens()
    await new_phone.says(f"đổi máy {code}")
    await thief.says(f"đổi máy {code}")
    assert len((await new_phone.conversation()).drafts) == 1
    assert (await thief.conversation()).drafts == ()


async def test_the_desk_is_shut_to_who_is_not_signed_in(home: House, lan: Person) -> None:
    code = await code_of(lan)
    paper = next(iter(await home.store.paper_ids()))
    stranger = home.stranger()
    stranger.client.cookies.update(lan.client.cookies)
    pages = ["", f"dossiers/{code}", f"dossiers/{code}/supplement", f"papers/{code}/{paper}"]
    answers = [await stranger.opens(f"/desk/{page}") for page in pages]
    answers += [await stranger.posts(f"/desk/dossiers/{code}/{act}") for act in DESK_POSTS]
    assert {answer.status_code for answer in answers} == {303}
    assert {answer.headers["location"] for answer in answers} == {"/desk/sign-in"}
    assert not any("Sim" in answer.text or code in answer.text for answer in answers)
    assert (await lan.dossier()).status is Status.SENT


async def test_a_neighbouring_commune_cannot_tell_that_there_is_a_case(
    home: House, lan: Person, binh: Browser
) -> None:
    code, paper = await code_of(lan), next(iter(await home.store.paper_ids()))
    made_up = "KS-0000-0000"
    for path in ("dossiers/{}", "dossiers/{}/supplement", f"papers/{{}}/{paper}"):
        real = await binh.opens("/desk/" + path.format(code))
        none = await binh.opens("/desk/" + path.format(made_up))
        assert (real.status_code, none.status_code) == (404, 404)
        assert without(real.text, code) == without(none.text, made_up)
    assert code not in (await binh.opens("/desk/")).text
    for act in DESK_POSTS:
        answer = await binh.posts(f"/desk/dossiers/{code}/{act}", revision="1", reason="x")
        assert answer.status_code == 404
    assert (await lan.dossier()).status is Status.SENT


async def test_a_paper_is_given_with_its_own_case_only(
    home: House, lan: Person, an: Browser, photo: bytes
) -> None:
    mine = await home.store.paper_ids()
    hoa = await home.person().walks(birth_case(be="Phạm Văn Khôi"), photo)
    foreign = next(iter(await home.store.paper_ids() - mine))
    assert (await an.opens(f"/desk/papers/{await code_of(hoa)}/{foreign}")).status_code == 200
    for name in (foreign, "..%2Foffice.key", "../../key/office.key", "0" * 22):
        answer = await an.opens(f"/desk/papers/{await code_of(lan)}/{name}")
        assert answer.status_code == 404


@pytest.mark.parametrize("csrf", ["", "0" * 22, "ạ"])
async def test_a_form_without_its_token_decides_nothing(
    lan: Person, an: Browser, csrf: str
) -> None:
    code = await code_of(lan)
    await an.opens(f"/desk/dossiers/{code}")
    assert (await an.posts(f"/desk/dossiers/{code}/accept", csrf=csrf)).status_code == 403
    assert (await lan.dossier()).status is Status.SENT


async def test_the_token_of_a_colleague_decides_nothing(
    home: House, lan: Person, an: Browser
) -> None:
    code = await code_of(lan)
    colleague = await home.officer("quoc", BA_DONG)
    await colleague.opens(f"/desk/dossiers/{code}")
    an.page = colleague.page
    assert (await an.posts(f"/desk/dossiers/{code}/accept")).status_code == 403
    assert (await lan.dossier()).status is Status.SENT


@pytest.mark.parametrize("headers", FOREIGN)
async def test_another_site_cannot_post_for_somebody(
    lan: Person, an: Browser, headers: dict[str, str]
) -> None:
    code, before = await code_of(lan), await lan.state()
    page = (await an.opens(f"/desk/dossiers/{code}")).text
    hidden = dict(re.findall(r'name="(csrf|revision)" value="([^"]*)"', page))
    at_desk = await an.client.post(f"/desk/dossiers/{code}/accept", data=hidden, headers=headers)
    said = {"key": lan.key(), "text": "hủy"}
    in_chat = await lan.client.post("/chat/say", json=said, headers=headers)
    assert (at_desk.status_code, in_chat.status_code) == (403, 403)
    assert (await lan.dossier()).status is Status.SENT
    assert await lan.state() == before


async def test_reading_never_decides(lan: Person, an: Browser) -> None:
    code = await code_of(lan)
    for act in DESK_POSTS:
        await an.opens(f"/desk/dossiers/{code}/{act}")
    assert (await lan.dossier()).status is Status.SENT


async def test_who_went_home_has_left_no_key_behind(lan: Person, an: Browser) -> None:
    cookie = an.client.cookies["desk"]
    await an.opens("/desk/")
    await an.posts("/desk/sign-out")
    an.client.cookies.clear()
    late = await an.client.get("/desk/", headers={"cookie": f"desk={cookie}"})
    assert (late.status_code, late.headers["location"]) == (303, "/desk/sign-in")


async def test_a_shut_account_is_out_at_once(home: House, an: Browser) -> None:
    await home.store.set_active("officer-an", is_active=False)
    answer: httpx.Response = await an.opens("/desk/")
    assert (answer.status_code, str(answer.url)) == (303, f"{URL}/desk/")
