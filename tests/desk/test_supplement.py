"""The request for what is missing, all of it at once."""

from bot.model.dossier import Status
from tests.desk.counter import Browser, Counter
from tests.desk.office import AN, LAN, QUOC, scope

HERE = "/desk/dossiers/KS-0001-5836/supplement"
JUDGED: dict[str, str | list[str]] = {
    "paper.giay_chung_sinh": "wrong",
    "paper.giay_rieng": "enough",
}


async def status(counter: Counter) -> Status:
    return (await counter.place.store.dossier(scope(AN), "KS-0001-5836")).status


async def test_every_paper_and_every_answer_is_on_the_list(an: Browser) -> None:
    page = (await an.opens(HERE)).text
    for name in ("Giấy bệnh viện", "Giấy riêng", "Tên mẹ", "Tên bé", "Chủ hộ"):
        assert name in page
    assert page.count('type="radio"') == 6


async def test_a_paper_that_was_not_judged_holds_the_request_back(
    counter: Counter, an: Browser
) -> None:
    await an.opens(HERE)
    answer = await an.posts(HERE, do="send", reason="Ảnh mờ", **{"paper.giay_chung_sinh": "wrong"})
    assert answer.status_code == 422
    assert "Còn giấy chưa chọn" in answer.text
    assert "Ảnh mờ" in answer.text
    assert await status(counter) is Status.SENT


async def test_a_request_for_nothing_is_not_sent(counter: Counter, an: Browser) -> None:
    await an.opens(HERE)
    enough: dict[str, str | list[str]] = dict.fromkeys(JUDGED, "enough")
    answer = await an.posts(HERE, do="send", reason="Ảnh mờ", **enough)
    assert answer.status_code == 422
    assert "Chưa có gì cần bổ sung" in answer.text


async def test_a_request_without_words_is_not_sent(an: Browser) -> None:
    await an.opens(HERE)
    answer = await an.posts(HERE, do="send", reason="  ", **JUDGED)
    assert answer.status_code == 422
    assert "Chưa ghi lý do" in answer.text


async def test_a_template_is_filled_in_and_nothing_ticked_is_lost(an: Browser) -> None:
    await an.opens(HERE)
    answer = await an.posts(
        HERE, do="template", template="anh_mo", reason="Chào chị.", asked="be.ten#2", **JUDGED
    )
    assert answer.status_code == 200
    assert "Chào chị.\nẢnh bị mờ. Chụp lại chỗ sáng." in answer.text
    assert 'value="wrong" required checked' in answer.text
    assert 'value="be.ten#2" checked' in answer.text


async def test_the_officer_reads_what_the_citizen_will_read(counter: Counter, an: Browser) -> None:
    await an.opens(HERE)
    answer = await an.posts(HERE, do="preview", reason="Ảnh <mờ> **ngay**", **JUDGED)
    assert "Dân sẽ đọc như sau" in answer.text
    assert "news.waiting_for_papers" in answer.text
    assert "Ảnh &lt;mờ&gt; <strong>ngay</strong>" in answer.text
    assert await status(counter) is Status.SENT
    assert await counter.place.texts() == []


async def test_the_request_reaches_the_citizen_as_a_draft(counter: Counter, an: Browser) -> None:
    await an.opens(HERE)
    await an.posts(HERE, do="preview", reason="Ảnh mờ", asked=["be.ten#2"], **JUDGED)
    answer = await an.posts(HERE, do="send", reason="Ảnh mờ", asked=["be.ten#2"], **JUDGED)
    assert answer.status_code == 303
    assert await status(counter) is Status.WAITING_FOR_PAPERS
    conversation, _ = await counter.place.store.conversation(LAN)
    assert conversation.drafts[0].wanted == ("giay_chung_sinh", "be.ten#2")


async def test_an_answer_that_is_not_on_the_list_is_left_aside(
    counter: Counter, an: Browser
) -> None:
    await an.opens(HERE)
    asked = ["me.tam_su", "cha.ten", "no.such", "be.ten#2"]
    answer = await an.posts(HERE, do="send", reason="Ảnh mờ", asked=asked, **JUDGED)
    assert answer.status_code == 303
    [line] = await counter.place.store.history(scope(QUOC), "dossier-1")
    assert line.items == ("giay_chung_sinh", "be.ten#2")


async def test_whoever_was_slower_is_told_at_the_preview_already(
    counter: Counter, an: Browser, quoc: Browser
) -> None:
    await an.opens(HERE)
    await quoc.opens("/desk/dossiers/KS-0001-5836")
    await quoc.posts("/desk/dossiers/KS-0001-5836/accept")
    answer = await an.posts(HERE, do="preview", reason="Ảnh mờ", **JUDGED)
    assert answer.status_code == 409
    assert "Anh Quốc" in answer.text
    assert await status(counter) is Status.ACCEPTED


async def test_there_is_no_list_where_nothing_can_be_asked(counter: Counter, an: Browser) -> None:
    await an.opens("/desk/dossiers/KS-0001-5836")
    await an.posts("/desk/dossiers/KS-0001-5836/refuse", reason="Sai nơi")
    assert (await an.opens(HERE)).status_code == 404
    assert await status(counter) is Status.REFUSED
