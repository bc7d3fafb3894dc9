"""The page of a dossier: what is shown, what is hidden, what can be done."""

import asyncio
import re

import pytest
from markupsafe import escape

from bot.model.dossier import Status
from tests.desk.counter import Browser, Counter
from tests.desk.office import AN, BA_DONG, ID_NUMBER, photo, scope, sent

HERE = "/desk/dossiers/KS-0001-5836"
NASTY = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "'; alert(1); '",
    "{{ 7 * 7 }}",
    "</textarea><svg onload=alert(1)>",
]


async def status(counter: Counter) -> Status:
    return (await counter.place.store.dossier(scope(AN), "KS-0001-5836")).status


async def test_answers_stand_in_the_order_of_the_form(an: Browser) -> None:
    page = (await an.opens(HERE)).text
    order = [page.index(text) for text in ("<h3>Con 1", "<h3>Con 2", "<h3>Mẹ", "<h3>Câu khác")]
    assert order == sorted(order)
    assert page.index("<dt>Ngày sinh") < page.index("<dt>Tên bé") < page.index("<dt>Tên mẹ")


async def test_values_are_said_for_people_and_copied_for_forms(an: Browser) -> None:
    page = (await an.opens(HERE)).text
    assert "Mẹ của bé" in page
    assert 'data-copy="5/3/2026"' in page
    assert "thôn Tân Long" in page
    assert "Cha Đã Gác Lại" not in page
    assert "suy từ câu khác" in page


async def test_nothing_is_claimed_to_be_verified(an: Browser) -> None:
    page = (await an.opens(HERE)).text
    assert "chưa xác minh" in page
    assert "chưa đối chiếu" in page


async def test_identity_numbers_are_hidden_until_asked_for(counter: Counter, an: Browser) -> None:
    page = (await an.opens(HERE)).text
    assert ID_NUMBER not in page
    assert "0511*****678" in page
    page = (await an.posts(f"{HERE}/numbers")).text
    assert ID_NUMBER in page
    assert "0511*****678" not in page
    noted = [entry.action for entry in await counter.place.store.audit_of(BA_DONG)]
    assert noted[-2:] == ["view", "reveal_numbers"]


async def test_secrets_are_for_justice_alone(an: Browser, quoc: Browser) -> None:
    for browser, is_shown in ((an, False), (quoc, True)):
        page = (await browser.opens(HERE)).text
        assert ("điều không ai được biết" in page) is is_shown
        assert ("Mẹ dưới 18" in page) is is_shown
        assert ("photo-secret" in page) is is_shown
        assert "Quá 60 ngày" in page
        secret = await browser.opens("/desk/papers/KS-0001-5836/photo-secret")
        assert secret.status_code == (200 if is_shown else 404)
        asked = (await browser.opens(f"{HERE}/supplement")).text
        assert ("Chuyện riêng" in asked) is is_shown


@pytest.mark.parametrize(
    "path",
    [
        "/desk/dossiers/{}",
        "/desk/dossiers/{}/supplement",
        "/desk/papers/{}/photo-open",
    ],
)
async def test_a_foreign_dossier_is_the_same_as_none(binh: Browser, path: str) -> None:
    foreign = await binh.opens(path.format("KS-0001-5836"))
    missing = await binh.opens(path.format("KS-9999-9999"))
    assert foreign.status_code == missing.status_code == 404
    assert foreign.text == missing.text


@pytest.mark.parametrize(
    "action", ["accept", "refuse", "withdraw", "numbers", "supplement", "no-such-action"]
)
async def test_nothing_can_be_done_to_a_foreign_dossier(
    counter: Counter, binh: Browser, action: str
) -> None:
    await binh.opens("/desk/")
    fields = {"revision": "1", "reason": "Sai nơi"}
    answer = await binh.posts(f"{HERE}/{action}", **fields)
    missing = await binh.posts(f"/desk/dossiers/KS-9999-9999/{action}", **fields)
    assert answer.status_code == missing.status_code == 404
    assert answer.text == missing.text
    assert await status(counter) is Status.SENT


async def test_a_file_comes_only_as_what_intake_made(counter: Counter, an: Browser) -> None:
    files = [
        photo("pdf-file-1", "application/pdf", "dossier-2"),
        photo("svg-file-1", "image/svg+xml", "dossier-2"),
        photo("htm-file-1", "text/html", "dossier-2"),
        photo("voice-file", "audio/ogg", "dossier-2"),
    ]
    await counter.place.takes_in(sent(2), *files)
    where = "/desk/papers/KS-0002-5836"
    shown = await an.opens("/desk/papers/KS-0001-5836/photo-open")
    assert (shown.headers["content-type"], shown.content) == ("image/jpeg", b"JPEG of photo-open")
    saved = await an.opens(f"{where}/pdf-file-1")
    assert saved.headers["content-disposition"] == 'attachment; filename="pdf-file-1.pdf"'
    assert (await an.opens(f"{where}/voice-file")).headers["content-type"] == "audio/ogg"
    assert (await an.opens(f"{where}/svg-file-1")).status_code == 404
    assert (await an.opens(f"{where}/htm-file-1")).status_code == 404
    assert (await an.opens(f"{where}/photo-open")).status_code == 404  # another dossier's
    assert (await an.opens("/desk/dossiers/KS-0002-5836")).status_code == 200


@pytest.mark.parametrize("nasty", NASTY)
async def test_what_people_type_is_never_code(counter: Counter, quoc: Browser, nasty: str) -> None:
    evil = sent(2, **{"me.ten": nasty, "me.tam_su": nasty, "be.ten#1": nasty})
    await counter.place.takes_in(evil)
    here = "/desk/dossiers/KS-0002-5836"
    await quoc.opens(here)
    await quoc.posts(f"{here}/refuse", reason=nasty)
    for path in ("/desk/?tab=done", here):
        page = (await quoc.opens(path)).text
        assert escape(nasty) in page
        assert nasty == escape(nasty) or nasty not in page
    found = (await quoc.client.get("/desk/", params={"q": nasty})).text
    assert f'value="{escape(nasty)}"' in found


async def test_an_officer_accepts_and_comes_back_to_the_dossier(
    counter: Counter, an: Browser
) -> None:
    await an.opens(HERE)
    answer = await an.posts(f"{HERE}/accept")
    assert (answer.status_code, answer.headers["location"]) == (303, HERE)
    assert await status(counter) is Status.ACCEPTED
    page = (await an.opens(HERE)).text
    assert "hẹn trả 20/11/2026" in page
    assert "Chị An" in page


async def test_only_what_is_allowed_is_offered(an: Browser) -> None:
    page = (await an.opens(HERE)).text
    offered = set(re.findall(rf'action="{HERE}/(\w+)"', page)) - {"numbers"}
    assert offered == {"accept", "refuse", "withdraw"}
    assert f'href="{HERE}/supplement"' in page


async def test_a_refusal_without_a_reason_is_not_taken(counter: Counter, an: Browser) -> None:
    await an.opens(HERE)
    answer = await an.posts(f"{HERE}/refuse", reason=" ")
    assert answer.status_code == 422
    assert "lý do" in answer.text
    assert await status(counter) is Status.SENT


async def test_a_move_the_table_forbids_is_not_taken(counter: Counter, an: Browser) -> None:
    await an.opens(HERE)
    assert (await an.posts(f"{HERE}/hand_over")).status_code == 422
    assert await status(counter) is Status.SENT


async def test_of_two_officers_the_second_learns_who_was_quicker(
    counter: Counter, an: Browser, quoc: Browser
) -> None:
    await an.opens(HERE)
    await quoc.opens(HERE)
    ends = await asyncio.gather(
        an.posts(f"{HERE}/accept"), quoc.posts(f"{HERE}/refuse", reason="Sai nơi nộp")
    )
    assert sorted(end.status_code for end in ends) == [303, 409]
    told = next(end.text for end in ends if end.status_code == 409)
    assert "cập nhật lúc 09:00 20/11/2026" in told
    assert "Chị An" in told or "Anh Quốc" in told
    assert len(await counter.place.texts()) == 1


async def test_the_second_click_of_the_same_hand_is_no_quarrel(
    counter: Counter, an: Browser
) -> None:
    await an.opens(HERE)
    assert (await an.posts(f"{HERE}/accept")).status_code == 303
    assert (await an.posts(f"{HERE}/accept")).status_code == 303
    assert len(await counter.place.texts()) == 1
    assert (await an.posts(f"{HERE}/withdraw")).status_code == 409


async def test_the_citizen_may_be_the_one_who_was_quicker(counter: Counter, an: Browser) -> None:
    await an.opens(HERE)
    answer = await an.posts(f"{HERE}/accept", revision="7")
    assert answer.status_code == 409
    assert "Người dân" in answer.text
    assert await status(counter) is Status.SENT
