"""A flow is edited in mid-conversation: whoever has begun goes on as begun."""

import asyncio
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from bot.content.library import ContentLibrary, load_library
from bot.dossier.statuses import Action
from tests.conftest import ROOT, TODAY
from tests.talking import Citizen, Commune

FLOW = "dang-ky-khai-tu"
SENDING = ("Đúng hết", "Đúng hết", "Đúng hết", "Tôi hứa thật. Gửi")
EDITS = {
    "{moi: Làm mới, ngoai: Người nước ngoài, thue: Nhà thuê}":
        "{moi: Xây mới, ngoai: Người nước ngoài, thue: Nhà thuê}",
    "  - id: khac.so_ban\n    type: number\n    min: 0\n    max: 20\n    label: Số bản\n"
    "    ask: Cần mấy bản?\n    example: 2 bản\n    later: office\n":
        "  - id: khac.dien_thoai\n    type: phone\n    label: Số điện thoại\n"
        "    ask: Xã gọi số nào?\n    example: 0905 000 777\n    later: office\n",
}  # fmt: skip


class Author:
    """Somebody who edits the flow while citizens are talking."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._file = folder / "flows" / FLOW / "flow.yaml"
        self.library = self.fresh_library()

    def fresh_library(self) -> ContentLibrary:
        """Read the folder as a program does that has just been started."""
        return load_library(self.folder, TODAY)

    def edits(self) -> None:
        """Rename a choice, take a question out and put another in."""
        for old, new in EDITS.items():
            self.replaces(old, new)
        assert self.library.reload() == []

    def replaces(self, old: str, new: str) -> None:
        text = self._file.read_text("utf-8")
        assert old in text
        self._file.write_text(text.replace(old, new), "utf-8")

    @property
    def version(self) -> str:
        return self.library.book().flows[FLOW].version


@pytest.fixture
def author(tmp_path: Path) -> Author:
    (tmp_path / "catalogue").symlink_to(ROOT / "catalogue")
    shutil.copytree(ROOT / "tests" / "flows", tmp_path / "flows")
    return Author(tmp_path)


@pytest.fixture
def town(author: Author) -> Iterator[Commune]:
    with asyncio.Runner() as runner:
        yield Commune(author.library, runner)


def half_way(sim: Citizen) -> Citizen:
    sim.begins(FLOW).presses("Làm mới", "Có").says("Đinh Văn Bình", "5/3/1980")
    return sim.asked("nguoi.ten#1")


def to_the_end(sim: Citizen) -> Citizen:
    sim.says("Phạm Thị Lan", "không", "Không có").asked("khac.so_ban").says("2")
    return sim.presses(*SENDING)


def restarts(town: Commune, author: Author) -> Author:
    """Have the program started again: it never knew what stood in the folder before."""
    library = author.fresh_library()
    town.parts = replace(town.parts, library=library)
    author.library = library
    return author


def test_who_has_begun_goes_on_to_the_end_as_begun(author: Author, town: Commune) -> None:
    begun_with, sim = author.version, half_way(town.citizen())
    author.edits()
    assert author.version != begun_with
    to_the_end(sim)
    assert sim.dossier.version == begun_with
    assert sim.dossier.answers["khac.so_ban"].value == 2


def test_a_draft_outlives_the_version_it_was_begun_with(author: Author, town: Commune) -> None:
    begun_with = author.version
    half_way(town.citizen())
    author.edits()
    restarts(town, author)
    assert (FLOW, begun_with) not in author.library.book().versions
    sim = town.citizen().says("sửa việc cần làm")
    assert sim.buttons[0] == "Làm mới"
    sim.presses("Giữ như cũ").asked("nguoi.ten#1")
    to_the_end(sim)
    assert sim.dossier.version == begun_with


def test_a_new_draft_begins_with_what_was_edited(author: Author, town: Commune) -> None:
    half_way(town.citizen())
    author.edits()
    other = town.citizen("other").begins(FLOW).presses("Xây mới", "Có")
    other.says("Đinh Văn Tám", "6/4/1981", "Hồ Thị Năm", "không", "Không có")
    other.asked("khac.dien_thoai").says("0905 000 777").presses(*SENDING)
    assert other.dossier.version == author.version
    assert "khac.so_ban" not in other.dossier.answers


def test_two_versions_are_filled_in_side_by_side(author: Author, town: Commune) -> None:
    sim = half_way(town.citizen())
    author.edits()
    sim.says("làm giấy khác").presses("Làm giấy mới").presses("Làm giấy thử")
    sim.asked("#drafts").presses("Làm giấy mới").presses("Xây mới").says("đồng ý")
    assert len({draft.version for draft in sim.conversation.drafts}) == 2
    sim.says("phiếu 1").asked("nguoi.ten#1").says("phiếu 2").asked("nha.chu")


def test_a_dossier_of_an_old_version_can_still_be_supplied(author: Author, town: Commune) -> None:
    sim = to_the_end(half_way(town.citizen()))
    author.edits()
    restarts(town, author)
    again = town.citizen().office(Action.SUPPLEMENT, "khac.so_ban", reason="Ghi lại số bản.")
    again.presses("Gửi thêm").asked("khac.so_ban").says("3").presses("Tôi hứa thật. Gửi")
    assert again.dossier.answers["khac.so_ban"].value == 3
    assert again.dossier.version == sim.dossier.version


def test_a_broken_edit_leaves_the_last_good_content(author: Author, town: Commune) -> None:
    served, sim = author.version, half_way(town.citizen())
    author.replaces("type: date", "type: dat")
    issues = author.library.reload()
    assert {(issue.file.rpartition("/")[2], issue.line > 0) for issue in issues} == {
        ("flow.yaml", True)
    }
    assert author.version == served
    to_the_end(sim)
    town.citizen("other").begins(FLOW).asked("viec")
