"""Several communes in one installation: a chat finds its own, and no dossier goes astray."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from bot.content.library import ContentLibrary
from bot.dossier.statuses import Action
from bot.model.dossier import Status
from bot.model.errors import NotFound
from bot.service.ports import Scope
from bot.service.view import office_queue, view
from tests.engine.test_answers import at_the_review
from tests.talking import Citizen, Commune, commune

BA_DONG, BA_TO = "21496", "21484"
FLOW = "dang-ky-khai-tu"


@pytest.fixture
def province(small_library: ContentLibrary) -> Iterator[Commune]:
    """Give an installation that serves more than one commune, and is none's own."""
    with commune(small_library) as there:
        there.parts = replace(there.parts, home="")
        yield there


@pytest.fixture
def lan(province: Commune) -> Citizen:
    return province.citizen("lan")


def test_who_comes_is_greeted_before_the_commune_is_known(lan: Citizen) -> None:
    lan.opens().hears("trả lời tự động của xã.", "cần làm giấy gì")
    assert lan.conversation.office == ""


def test_the_commune_is_asked_for_once_and_then_the_procedure_begins(lan: Citizen) -> None:
    lan.opens().presses("Làm giấy thử").asked("#commune").hears("ở xã nào")
    lan.says("xã Ba Động").asked("viec").hears("Dạ, em làm cho **xã Ba Động**.", "mình bắt đầu")
    assert lan.conversation.drafts[0].office == BA_DONG
    lan.says("làm giấy khác").presses("Làm giấy mới", "Làm giấy thử", "Làm giấy mới").asked("viec")


def test_a_human_is_called_in_the_commune_that_was_named(lan: Citizen, province: Commune) -> None:
    lan.opens().presses("Gặp cán bộ").asked("#commune").says("Ba Động").hears("một cửa xã Ba Động")
    assert calls(province, BA_DONG) == 1
    assert calls(province, BA_TO) == 0


def test_danger_is_answered_first_and_the_commune_asked_after(
    lan: Citizen, province: Commune
) -> None:
    lan.says("chồng em đánh em, cấp cứu với").hears("**113**").asked("#commune")
    lan.says("xã Ba Tơ").hears("**113**", "Em đã báo cán bộ xã Ba Tơ")
    assert calls(province, BA_TO) == 1


@pytest.mark.parametrize(
    ("said", "offered"),
    [
        ("ba dong", ["Xã Ba Động"]),
        ("ba vi", ["Xã Ba Vì"]),
        ("Ba Tơ", ["Xã Ba Tơ"]),
        ("ba to", ["Xã Ba Tơ", "Xã Ba Tô"]),
        ("son ha", ["Xã Sơn Hà", "Xã Sơn Hạ"]),
        ("Sơn Tinh", ["Xã Sơn Tây Hạ", "Xã Sơn Tịnh"]),
        ("Trà Giang", ["Xã Trà Giang", "Xã Đông Trà Bồng"]),
        ("Ba Liên", ["Xã Ba Động"]),
        ("ba lien", ["Xã Ba Động"]),
    ],
)
def test_a_name_that_may_be_two_or_lacks_its_accents_is_asked_back(
    lan: Citizen, province: Commune, said: str, offered: list[str]
) -> None:
    lan.opens().presses("Làm giấy thử").says(said).asked("#commune")
    served = {f"X{one.name[1:]}" for one in province.parts.library.book().offices.values()}
    assert lan.buttons[:-2] == [label for label in offered if label in served]
    assert lan.buttons[-2] == "Xã khác"
    assert lan.conversation.office == ""


def test_a_single_fit_is_taken_with_a_yes(lan: Citizen) -> None:
    lan.opens().presses("Làm giấy thử").says("ba dong").hears("**xã Ba Động**, phải không")
    lan.says("dạ phải").asked("viec")
    assert lan.conversation.office == BA_DONG


def test_a_no_asks_anew_and_what_waited_still_waits(lan: Citizen) -> None:
    lan.opens().presses("Làm giấy thử").says("ba to", "không phải").asked("#commune")
    lan.says("xã Ba Động").asked("viec")


def test_a_former_commune_leads_to_the_one_of_today(lan: Citizen) -> None:
    lan.opens().presses("Làm giấy thử").says("xã Ba Liên").hears("Ba Liên cũ nay là xã Ba Động.")
    lan.presses("Xã Ba Động").asked("viec")


def test_a_slip_is_met_with_names_like_it_and_a_second_with_the_list(lan: Citizen) -> None:
    lan.opens().presses("Làm giấy thử").says("Ba Đồng").hears("viết tên xã có dấu")
    assert "Xã Ba Động" in lan.buttons
    lan.says("ờ thì trên núi").hears("chọn xã của mình")
    lan.says("xã Ba Động").asked("viec")


def test_the_list_shows_at_most_six_at_a_time(lan: Citizen, province: Commune) -> None:
    offices = province.parts.library.book().offices
    lan.opens().presses("Làm giấy thử").says("ở trên núi", "núi cao").asked("#commune")
    found: list[str] = []
    while True:
        page = [label for label in lan.buttons if label not in {"Xem tiếp", "Việc khác"}]
        assert 0 < len(page) <= 6
        found += page
        if "Xem tiếp" not in lan.buttons:
            break
        lan.presses("Xem tiếp")
    assert len(set(found)) == len(found) == len(offices)


def test_something_else_may_be_wanted_before_the_commune_is_named(lan: Citizen) -> None:
    lan.opens().presses("Làm giấy thử").says("thôi, xin trích lục khai sinh").asked("#guide")


def test_words_for_another_commune_change_it_and_lose_no_draft(lan: Citizen) -> None:
    lan.opens("ba-dong").presses("Làm giấy thử").asked("viec")
    lan.says("đổi xã").asked("#commune").hears("Em đang làm cho xã Ba Động.")
    lan.says("xã Ba Vì").hears("**xã Ba Vì**", "Giấy đang làm dở vẫn gửi về xã Ba Động.")
    assert lan.conversation.draft is None
    assert [draft.office for draft in lan.conversation.drafts] == [BA_DONG]
    lan.presses("Giấy đang làm").says("1").asked("viec")


def test_the_commune_may_be_named_along_with_the_wish(lan: Citizen) -> None:
    lan.opens("ba-dong").says("đổi sang xã Ba Vì").hears("**xã Ba Vì**")
    lan.says("doi xa ba dong").hears("phải không").presses("Xã Ba Động")
    assert lan.conversation.office == BA_DONG


def test_who_only_looked_for_another_commune_goes_on_with_the_draft(lan: Citizen) -> None:
    lan.opens("ba-dong").presses("Làm giấy thử").says("đổi xã").presses("Làm tiếp").asked("viec")


def test_a_link_opens_the_chat_of_its_commune(lan: Citizen) -> None:
    lan.opens("ba-dong").hears("Em là máy trả lời tự động của xã Ba Động.")
    assert lan.conversation.office == BA_DONG


def test_a_link_to_another_commune_says_so_and_leaves_the_draft_where_it_was(lan: Citizen) -> None:
    lan.opens("ba-dong").presses("Làm giấy thử").opens("ba-vi").hears("**xã Ba Vì**")
    lan.hears("vẫn gửi về xã Ba Động")
    assert [draft.office for draft in lan.conversation.drafts] == [BA_DONG]


def test_the_same_link_again_changes_nothing(lan: Citizen) -> None:
    lan.opens("ba-dong").presses("Làm giấy thử").opens("ba-dong")
    assert lan.reply.messages == ()
    assert lan.reply.asking == "viec"


def test_a_link_may_name_the_procedure_too(lan: Citizen) -> None:
    lan.opens(f"ba-dong_{FLOW}").asked("viec").hears("của xã Ba Động", "mình bắt đầu")
    assert len(lan.reply.messages) <= 2


def test_a_procedure_alone_in_a_link_asks_for_the_commune(lan: Citizen) -> None:
    lan.opens(f"_{FLOW}").asked("#commune").says("xã Ba Động").asked("viec")


@pytest.mark.parametrize("link", ["ba-lang-nhang", "ba-lang-nhang_dang-ky-khai-sinh", "ref:7"])
def test_an_unknown_commune_in_a_link_is_told_and_changes_nothing(lan: Citizen, link: str) -> None:
    lan.opens(link).hears("không thấy xã nào").asked("#commune")
    lan.opens("ba-dong").presses("Làm giấy thử").opens(link).hears("không thấy xã nào").asked(
        "viec"
    )
    assert lan.conversation.office == BA_DONG


def test_an_unknown_procedure_in_a_link_leads_to_the_menu(lan: Citizen) -> None:
    lan.opens("ba-dong_bay-len-trang").hears("chưa rõ anh/chị cần giấy gì")
    assert lan.conversation.office == BA_DONG


def test_an_installation_for_one_commune_never_asks(province: Commune) -> None:
    province.parts = replace(province.parts, offices=(BA_TO,))
    lan = province.citizen("lan").opens().hears("xã Ba Tơ").presses("Làm giấy thử").asked("viec")
    assert lan.conversation.drafts[0].office == BA_TO


def test_a_commune_that_is_not_served_is_told_so(province: Commune) -> None:
    province.parts = replace(province.parts, offices=(BA_TO, BA_DONG))
    lan = province.citizen("lan").opens("ba-vi").hears("không thấy xã nào")
    lan.says("xã Ba Vì").hears("chưa làm được cho xã Ba Vì").presses("Xã Ba Tơ")
    assert lan.conversation.office == BA_TO


def test_each_office_sees_its_own_dossiers_and_no_others(province: Commune) -> None:
    here = at_the_review(province.citizen("lan").opens(f"ba-dong_{FLOW}"))
    there = at_the_review(province.citizen("an").opens(f"ba-to_{FLOW}"))
    for citizen in (here, there):
        while "Đúng hết" in citizen.buttons:
            citizen.presses("Đúng hết")
        citizen.presses("Tôi hứa thật. Gửi")
    here.hears("Cán bộ xã Ba Động xem")
    there.hears("Cán bộ xã Ba Tơ xem")
    assert queue(province, BA_DONG) == [here.dossier.code]
    assert queue(province, BA_TO) == [there.dossier.code]
    with pytest.raises(NotFound):
        province.run(view(province.parts, scope(BA_TO), here.dossier.code))


def test_news_come_from_the_office_that_holds_the_dossier(lan: Citizen) -> None:
    at_the_review(lan.opens(f"ba-dong_{FLOW}"))
    while "Đúng hết" in lan.buttons:
        lan.presses("Đúng hết")
    lan.presses("Tôi hứa thật. Gửi").opens("ba-vi").hears("xã Ba Vì")
    lan.office(Action.ACCEPT).office(Action.PROCESS).office(Action.READY).hears(
        "một cửa xã Ba Động"
    )


def scope(office: str) -> Scope:
    return Scope("o-1", office, justice=True)


def queue(province: Commune, office: str) -> list[str]:
    statuses = frozenset(Status)
    listed = province.run(office_queue(province.parts, scope(office), statuses))
    return [one.dossier.code for one in listed]


def calls(province: Commune, office: str) -> int:
    return len(province.run(province.parts.desk.waiting_calls(scope(office))))
