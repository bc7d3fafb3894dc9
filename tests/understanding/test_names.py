"""A name is kept letter by letter, whatever is said around it."""

import unicodedata
from itertools import product

import pytest

from bot.model.reading import EthnicGroup, Understood
from bot.understanding.kinds import echo, read
from bot.understanding.places.states import NAMES_OF_STATES
from tests.understanding.lexicon import about, shipped_peoples

NAMES = (
    "Đinh Thị Lan", "Phạm Văn Năm", "Lê Ngọc Sinh", "Nguyễn Hải Đăng", "Trương Vĩnh Ký",
    "Đinh Kim Anh", "Hồ Thị Nghe", "Trần Thị Hà Giang", "Hoàng Kim Chi", "Đinh Thị Thúy Nga",
    "Phạm Thị H'Riêu", "Đinh Ka Rơ", "Nguyễn Văn A", "Lê Thị Thôi", "Võ Hữu Nam", "Đinh Văn Huy",
    "Nguyễn Thị Bé", "Đinh Văn Út", "Bùi Thị Tiếp", "La Văn Cầu", "Và A Dế", "Chu Văn An",
)  # fmt: skip
FRAMES = (
    "{}", "{}.", "{} ạ", "dạ {} ạ", "tên là {}", "bé tên {} nhé em", "họ và tên: {}", "“{}”",
    "tên em là {} nha chị", "{}, sinh năm 1995", "{} 👶", "mẹ bé tên là {}", "{}, ở Ba Động",
    "Họ, chữ đệm, tên: {}", "tui tên {}", "{} (mẹ bé)", "{} - 0905000777", "đặt là {}",
    "con em dự tính đặt tên là {}", "họ và tên của cháu là {}",
)  # fmt: skip


@pytest.mark.parametrize(("name", "frame"), list(product(NAMES, FRAMES)))
def test_a_name_is_found_in_what_people_say_around_it(name: str, frame: str) -> None:
    said = frame.format(name)
    assert read("person_name", said, about()) == Understood(name)
    assert read("person_name", unicodedata.normalize("NFD", said), about()) == Understood(name)


@pytest.mark.parametrize("name", NAMES)
def test_a_name_said_back_reads_the_same(name: str) -> None:
    assert read("person_name", echo("person_name", name, about()), about()) == Understood(name)


@pytest.mark.parametrize("state", NAMES_OF_STATES)
def test_every_state_reads_as_itself(state: str) -> None:
    assert read("nationality", state, about()) == Understood(state)
    assert read("nationality", f"người {state.lower()} ạ", about()) == Understood(state)


@pytest.mark.parametrize("group", shipped_peoples().ethnic_groups, ids=lambda group: group.name)
def test_every_people_reads_as_itself_by_each_of_its_names(group: EthnicGroup) -> None:
    known = about("ethnic_group")
    for form in (group.name, *group.words):
        assert read("ethnic_group", form, known) == Understood(group.name), form
        assert read("ethnic_group", f"dân tộc {form.lower()} ạ", known) == Understood(group.name)


@pytest.mark.parametrize(
    ("kind", "values"),
    [
        ("sex", "nam nu"),
        ("relation", "me cha ong ba nguoi_than khac chinh_toi"),
        ("marriage", "co chua ly_hon goa doc_than khong_noi"),
    ],
)
def test_what_is_chosen_from_a_list_is_said_back(kind: str, values: str) -> None:
    for value in values.split():
        assert read(kind, echo(kind, value, about()), about()) == Understood(value)
