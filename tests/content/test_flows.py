"""A flow from its file, and again from what was stored with a draft."""

from pathlib import Path

import pytest

from bot.content.library import ContentLibrary
from bot.content.tree import Unreadable
from bot.model.answer import Value
from bot.model.expression import UNKNOWN
from bot.model.flow import Flow, Later, Repeat, Stop
from tests.content.conftest import TODAY, Broken
from tests.content.facts import Answers


@pytest.fixture
def flow(library: ContentLibrary) -> Flow:
    return library.book().flows["lam-giay"]


def holds(flow: Flow, name: str, **given: Value) -> object:
    when = flow.by_id[name].when
    assert when is not None
    return when.holds(Answers({key.replace("__", "."): value for key, value in given.items()}))


def test_a_stored_flow_is_the_same_flow_again(library: ContentLibrary, flow: Flow) -> None:
    again = library.restore(flow.source)
    assert again == flow
    assert again.by_id == flow.by_id
    assert again is library.restore(flow.source)


def test_comments_and_the_order_of_keys_make_no_new_version(folder: Path, flow: Flow) -> None:
    path = folder / "flows/lam-giay/flow.yaml"
    text = path.read_text(encoding="utf-8")
    moved = text.replace("prefix: LG\ntitle: Làm giấy\n", "title: Làm giấy # xem lại\nprefix: LG\n")
    assert moved != text
    path.write_text(moved, encoding="utf-8")
    library, _issues = ContentLibrary.load(folder, TODAY)
    assert library is not None
    assert library.book().flows["lam-giay"].version == flow.version


def test_another_word_makes_another_version(folder: Path, flow: Flow) -> None:
    path = folder / "catalogue/blocks.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("dân tộc gì?", "là người dân tộc gì?"), encoding="utf-8")
    library, _issues = ContentLibrary.load(folder, TODAY)
    assert library is not None
    assert library.book().flows["lam-giay"].version != flow.version


@pytest.mark.parametrize(
    "source", ["", "[]", "{}", '{"flow":"x"}', '{"flow":["x"]}', "null", '"lam-giay"']
)
def test_a_source_that_is_no_flow_cannot_be_restored(library: ContentLibrary, source: str) -> None:
    with pytest.raises(Unreadable):
        library.restore(source)


def test_a_restored_flow_must_hold_together(library: ContentLibrary, flow: Flow) -> None:
    broken = flow.source.replace("viec == 'moi'", "viecc == 'moi'")
    assert broken != flow.source
    with pytest.raises(Unreadable, match="hold together"):
        library.restore(broken)


def test_the_block_of_a_person_is_asked_of_each(flow: Flow) -> None:
    asked = [name for name in flow.by_id if name.startswith(("me.", "cha."))]
    assert asked == ["me.ten", "me.ngay_sinh", "cha.ten", "cha.ngay_sinh", "cha.dan_toc"]
    assert flow.by_id["me.ten"].ask() == "Mẹ bé tên gì?"
    assert flow.by_id["cha.ten"].label == "Tên cha bé"
    assert flow.by_id["cha.ngay_sinh"].ask(**{"cha.ten": "Đinh Vên"}) == "Đinh Vên sinh ngày nào?"


def test_a_persons_condition_is_added_to_that_of_each_question(flow: Flow) -> None:
    assert holds(flow, "cha.ten", viec="lai") is False
    assert holds(flow, "cha.dan_toc", viec="lai", cha__ngay_sinh="1990") is False
    assert holds(flow, "cha.dan_toc", viec="moi", cha__ngay_sinh="1990") is True
    assert holds(flow, "cha.dan_toc", viec="moi") is False
    assert flow.by_id["me.ten"].when is None


def test_a_flow_writes_over_a_question_of_a_block(flow: Flow) -> None:
    check = flow.by_id["me.ngay_sinh"].checks[0]
    assert check.warn.holds(Answers({"me.ngay_sinh": "2020-01-01"})) is True
    assert flow.by_id["cha.ngay_sinh"].checks == ()


def test_questions_of_a_repeat_know_their_item(flow: Flow) -> None:
    repeat = next(step for step in flow.steps if isinstance(step, Repeat))
    assert [question.repeat for question in repeat.questions] == ["be"] * 3
    assert repeat.label(so=2) == "Bé thứ 2"
    assert repeat.count is not None
    assert repeat.count.evaluate(Answers({"so_be": 2})) == 2


def test_a_stop_refers_to_the_procedure_that_serves(flow: Flow) -> None:
    stop = next(step for step in flow.steps if isinstance(step, Stop))
    assert stop.refer == "viec-khac"
    assert stop.say(xa="xã Ba Động") == "Việc này làm bằng thủ tục khác ở xã Ba Động."


def test_choices_limits_and_cards_are_read(flow: Flow) -> None:
    choice = flow.by_id["viec"].choices[1]
    assert (choice.id, choice.label, choice.words) == ("lai", "Làm lại", ("mất giấy",))
    limits = flow.by_id["so_be"].limits
    assert (limits.least, limits.most) == (1, 5)
    assert flow.by_id["be.ngay_sinh"].limits.past
    assert flow.by_id["dong_y"].later is Later.NO
    assert flow.by_id["dong_y"].consent
    assert flow.by_id["be.ten"].card == "be"
    assert flow.by_id["giay_chung_sinh"].card == "khac"


def test_what_follows_from_other_answers_is_known(flow: Flow) -> None:
    known = flow.by_id["be.dan_toc"].known[0]
    facts = Answers({"viec": "moi", "cha.dan_toc": "Hrê"})
    assert known.when is not None
    assert known.when.holds(facts) is True
    assert known.value.evaluate(facts) == "Hrê"


def test_sums_come_from_the_catalogue(flow: Flow) -> None:
    assert flow.money[0]() == "Một bản sao 8.000 đồng (tám nghìn)."


def test_papers_and_flags_have_their_conditions(flow: Flow) -> None:
    paper, shown = flow.papers
    assert paper.instead == ("giay_cam_doan",)
    assert paper.when is not None
    assert paper.when.holds(Answers({"viec": "moi", "giay_chung_sinh": ("1",)})) is True
    assert shown.shown
    late, many = flow.flags
    assert late.when.holds(Answers({"be.ngay_sinh": "2026-01-01"})) is True
    assert many.when.holds(Answers(counts={"be": 2})) is True
    assert many.secret


def test_a_form_is_part_of_the_version_it_was_drawn_by(folder: Path, flow: Flow) -> None:
    form = folder / "flows/lam-giay/to-khai.typ"
    form.write_text("= Tờ khai mới", "utf-8")
    library, _issues = ContentLibrary.load(folder, TODAY)
    assert library is not None
    edited = library.book().flows["lam-giay"]
    assert edited.version != flow.version
    assert [one.template for one in library.restore(edited.source).forms] == ["= Tờ khai mới"]
    assert [one.template for one in library.restore(flow.source).forms] == [""]


def test_a_form_with_pictures_in_it_is_too_big(folder: Path) -> None:
    (folder / "flows/lam-giay/to-khai.typ").write_text("x" * 200_001, "utf-8")
    library, issues = ContentLibrary.load(folder, TODAY)
    assert library is None
    assert [issue.message for issue in issues] == [
        "tờ khai 'to-khai.typ' lớn quá 200 KB; để hình ở nơi khác"
    ]


def test_the_slips_of_the_office_are_read_by_their_names(folder: Path) -> None:
    (folder / "catalogue/slips").mkdir()
    (folder / "catalogue/slips/phieu-hen.typ").write_text("= Phiếu hẹn", "utf-8")
    library, _issues = ContentLibrary.load(folder, TODAY)
    assert library is not None
    assert library.book().slips == {"phieu-hen": "= Phiếu hẹn"}


def test_an_appointment_is_told_from_a_dossier(after_change: Broken, folder: Path) -> None:
    assert after_change("flows/lam-giay/flow.yaml", "prefix: LG", "visit: true\nprefix: LG") == []
    library, _issues = ContentLibrary.load(folder, TODAY)
    assert library is not None
    assert library.book().flows["lam-giay"].visit


def test_an_old_draft_is_reckoned_with_the_fees_in_force(library: ContentLibrary) -> None:
    assert _is_dear(library.restore(_with_fee(library))) is True


def test_a_fee_that_is_gone_is_not_known_to_an_old_draft(library: ContentLibrary) -> None:
    restored = library.restore(_with_fee(library).replace("phi.ban_sao", "phi.da_bo"))
    assert _is_dear(restored) is UNKNOWN
    assert restored.money[0](xa="xã Ba Động") == "Một bản sao ."


def _with_fee(library: ContentLibrary) -> str:
    """Give the stored flow as it is where a flag reckons with a fee."""
    source = library.book().flows["lam-giay"].source
    reckoned = source.replace("count(be) >= 2", "phi.ban_sao * 2 > 15000")
    assert reckoned != source
    return reckoned


def _is_dear(flow: Flow) -> object:
    return flow.flags[1].when.holds(Answers())
