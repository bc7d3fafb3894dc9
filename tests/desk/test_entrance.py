"""Coming in, going out, and posts that are not ours."""

import pytest

from bot.desk.passwords import Argon2Hasher
from tests.desk.counter import PASSWORD, URL, Browser, Counter, desk_app
from tests.desk.office import AN, Workplace

POSTS = [
    "/desk/sign-out",
    "/desk/calls/1",
    "/desk/telegram",
    "/desk/dossiers/KS-0001-5836/numbers",
    "/desk/dossiers/KS-0001-5836/supplement",
    "/desk/dossiers/KS-0001-5836/accept",
]
PAGES = [
    "/desk/",
    "/desk/telegram",
    "/desk/dossiers/KS-0001-5836",
    "/desk/papers/KS-0001-5836/photo-open",
]


async def test_an_officer_signs_in_and_sees_the_queue(counter: Counter) -> None:
    browser = counter.browser()
    assert "Mật khẩu" in (await browser.opens("/desk/sign-in")).text
    answer = await browser.signs_in("an")
    assert (answer.status_code, answer.headers["location"]) == (303, "/desk/")
    assert "xã Ba Động" in (await browser.opens("/desk/")).text


async def test_the_session_cookie_is_out_of_reach(counter: Counter) -> None:
    cookie = (await counter.browser().signs_in("an")).headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=strict" in cookie


async def test_over_https_the_cookie_is_bound_to_the_host() -> None:
    place = Workplace()
    counter = Counter(place, desk_app(place, secure=True))
    await counter.hires(AN)
    answer = await counter.browser().signs_in("an")
    assert answer.headers["set-cookie"].startswith("__Host-desk=")
    assert "Secure" in answer.headers["set-cookie"]
    assert "max-age" in answer.headers["strict-transport-security"]


async def test_a_wrong_password_and_an_unknown_login_look_the_same(counter: Counter) -> None:
    wrong = await counter.browser().signs_in("an", "sai mật khẩu")
    unknown = await counter.browser().signs_in("không có", "sai mật khẩu")
    assert wrong.status_code == unknown.status_code == 403
    assert wrong.text == unknown.text
    assert "set-cookie" not in wrong.headers


async def test_who_guesses_is_asked_to_wait(counter: Counter) -> None:
    browser = counter.browser("203.0.113.9")
    for _ in range(3):
        await browser.signs_in("an", "sai mật khẩu")
    answer = await browser.signs_in("an")
    assert answer.status_code == 429
    assert answer.headers["retry-after"] == "1"


@pytest.mark.parametrize("path", PAGES)
async def test_nobody_sees_anything_without_signing_in(counter: Counter, path: str) -> None:
    answer = await counter.browser().opens(path)
    assert (answer.status_code, answer.headers["location"]) == (303, "/desk/sign-in")


async def test_a_shut_account_is_out_at_its_next_click(counter: Counter, an: Browser) -> None:
    assert (await an.opens("/desk/")).status_code == 200
    await counter.place.store.set_active(AN.id, is_active=False)
    assert (await an.opens("/desk/")).status_code == 303


async def test_signing_out_ends_the_session_in_the_store(an: Browser) -> None:
    cookies = dict(an.client.cookies)
    await an.opens("/desk/")
    await an.posts("/desk/sign-out")
    an.client.cookies.update(cookies)
    assert (await an.opens("/desk/")).status_code == 303


@pytest.mark.parametrize("path", POSTS)
@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Origin": "https://elsewhere.example"},
        {"Origin": "null"},
        {"Origin": URL, "Sec-Fetch-Site": "cross-site"},
        {"Origin": URL, "Sec-Fetch-Site": "same-site"},
    ],
)
async def test_a_post_from_elsewhere_is_refused(
    an: Browser, path: str, headers: dict[str, str]
) -> None:
    token = (await an.opens("/desk/")).text.partition('name="csrf" value="')[2].partition('"')[0]
    answer = await an.client.post(path, data={"csrf": token}, headers=headers)
    assert answer.status_code == 403


@pytest.mark.parametrize("path", POSTS)
@pytest.mark.parametrize("fields", [{}, {"csrf": ""}, {"csrf": "id-00000000000000000000"}])
async def test_a_post_without_the_token_is_refused(
    counter: Counter, an: Browser, path: str, fields: dict[str, str]
) -> None:
    answer = await an.client.post(path, data={"revision": "1"} | fields, headers={"Origin": URL})
    assert answer.status_code == 403
    assert await counter.place.texts() == []


async def test_the_token_of_a_colleague_is_of_no_use(an: Browser, quoc: Browser) -> None:
    await quoc.opens("/desk/")
    an.page = quoc.page
    answer = await an.posts("/desk/dossiers/KS-0001-5836/accept", revision="1")
    assert answer.status_code == 403


async def test_a_browser_that_hides_the_origin_is_known_by_its_other_word(an: Browser) -> None:
    await an.opens("/desk/dossiers/KS-0001-5836")
    token = an.page.partition('name="csrf" value="')[2].partition('"')[0]
    answer = await an.client.post(
        "/desk/dossiers/KS-0001-5836/accept",
        data={"csrf": token, "revision": "1"},
        headers={"Origin": "null", "Sec-Fetch-Site": "same-origin"},
    )
    assert answer.status_code == 303


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"x" * 300_000, "application/x-www-form-urlencoded"),
        (b"a=1&" * 2000, "application/x-www-form-urlencoded"),
        (b'{"csrf": "x"}', "application/json"),
        ("csrf=ế".encode(), "application/x-www-form-urlencoded"),
    ],
)
async def test_a_body_that_is_no_form_of_ours_is_refused(
    an: Browser, content: bytes, kind: str
) -> None:
    headers = {"Origin": URL, "Content-Type": kind}
    answer = await an.client.post("/desk/sign-out", content=content, headers=headers)
    assert answer.status_code == 403


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/desk/sign-in", 200),
        ("GET", "/desk/", 200),
        ("GET", "/desk/dossiers/KS-0001-5836", 200),
        ("GET", "/desk/dossiers/KS-9999-9999", 404),
        ("GET", "/desk/dossiers/KS-0001-5836/supplement", 200),
        ("GET", "/desk/papers/KS-0001-5836/photo-open", 200),
        ("GET", "/desk/static/desk.css", 200),
        ("GET", "/desk/static/..%2Fdesk.py", 404),
        ("GET", "/desk/nothing/here", 404),
        ("PUT", "/desk/dossiers/KS-0001-5836", 404),
        ("DELETE", "/desk/", 404),
        ("POST", "/desk/sign-out", 403),
    ],
)
async def test_every_answer_carries_the_headers(
    an: Browser, method: str, path: str, status: int
) -> None:
    answer = await an.client.request(method, path)
    assert answer.status_code == status
    assert answer.headers["content-security-policy"].startswith("default-src 'none'; ")
    assert "unsafe" not in answer.headers["content-security-policy"]
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["referrer-policy"] == "no-referrer"
    assert answer.headers["cross-origin-opener-policy"] == "same-origin"
    assert answer.headers["cross-origin-resource-policy"] == "same-origin"
    assert ("immutable" if "css" in path else "no-store") in answer.headers["cache-control"]


async def test_no_page_needs_what_its_policy_forbids(an: Browser) -> None:
    for path in ["/desk/sign-in", "/desk/", "/desk/dossiers/KS-0001-5836"]:
        page = (await an.opens(path)).text
        assert " style=" not in page
        assert "<style" not in page
        assert " onclick" not in page
        assert "<script>" not in page


def test_passwords_fit_whichever_way_accents_are_typed() -> None:
    hasher = Argon2Hasher(memory_kib=64, passes=1)
    kept = hasher.hash("mật khẩu")
    assert kept.startswith("$argon2id$")
    assert hasher.verify(kept, "ma\u0323\u0302t kha\u0302\u0309u")
    assert not hasher.verify(kept, PASSWORD)
    assert not hasher.verify("no hash at all", PASSWORD)


def test_a_password_costs_a_thief_at_least_what_is_advised() -> None:
    assert "m=19456,t=2,p=1" in Argon2Hasher().hash(PASSWORD)
