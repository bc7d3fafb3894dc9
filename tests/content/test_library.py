"""The content being served."""

import json
from datetime import date
from pathlib import Path

from bot.content.json_schema import flow_schema
from bot.content.library import ContentLibrary
from bot.content.report import check
from bot.content.shapes import FLOW
from tests.content.conftest import TODAY, Broken

FLOW_FILE = "flows/lam-giay/flow.yaml"


def test_the_sample_is_served_without_a_word(folder: Path) -> None:
    library, issues = ContentLibrary.load(folder, TODAY)
    assert library is not None
    assert issues == []
    assert library.book().say("chao.ngan", ten="Sim") == "Chào anh/chị Sim."
    assert library.book().fees["ban_sao"].amount_vnd == 8000


def test_a_new_version_is_served_after_a_reload(folder: Path, library: ContentLibrary) -> None:
    before = library.book().flows["lam-giay"]
    _rewrite(folder / FLOW_FILE, "Mấy bé?", "Nhà có mấy bé?")
    assert library.reload() == []
    after = library.book().flows["lam-giay"]
    assert after.by_id["so_be"].ask() == "Nhà có mấy bé?"
    assert after.version != before.version
    assert library.restore(before.source) == before


def test_a_mistake_keeps_the_last_good_content(folder: Path, library: ContentLibrary) -> None:
    before = library.book()
    _rewrite(folder / FLOW_FILE, "type: number", "type: nummer")
    issues = library.reload()
    assert [issue.line for issue in issues] == [24]
    assert library.book() is before


def test_a_flow_whose_law_has_ended_is_told_and_no_longer_begun(folder: Path) -> None:
    library, issues = ContentLibrary.load(folder, date(2027, 3, 1))
    assert library is not None
    assert [issue.is_warning for issue in issues] == [False, True]  # run out; due to be looked at
    book = library.book()
    assert book.flows == {}
    assert [slug for slug, _version in book.versions] == ["lam-giay"]  # old drafts go on


def test_a_flow_is_not_begun_before_its_law(folder: Path) -> None:
    library, issues = ContentLibrary.load(folder, date(2026, 8, 31))
    assert library is not None
    assert [(issue.line, issue.is_warning) for issue in issues] == [(6, True)]
    assert library.book().flows == {}


def test_an_author_is_reminded_thirty_days_before(folder: Path) -> None:
    assert check(folder, date(2027, 1, 1)) == []
    assert [issue.is_warning for issue in check(folder, date(2027, 1, 2))] == [True]


def test_a_folder_without_content_says_so(tmp_path: Path) -> None:
    library, issues = ContentLibrary.load(tmp_path, TODAY)
    assert library is None
    assert [issue.file for issue in issues] == ["catalogue", "flows"]


def test_a_file_that_cannot_be_opened_is_told(folder: Path) -> None:
    (folder / "catalogue/terms.yaml").mkdir()
    told = [str(issue) for issue in check(folder, TODAY)]
    assert told == ["catalogue/terms.yaml:1:1: không mở được tập tin; xem lại quyền đọc"]


def test_broken_words_of_the_checker_leave_it_with_codes(
    after_change: Broken, folder: Path
) -> None:
    (folder / "catalogue/words/checker.yaml").write_text("checker: [", encoding="utf-8")
    told = after_change(FLOW_FILE, "type: number", "type: nummer")
    assert "flows/lam-giay/flow.yaml:24:11: schema.kind_near nummer number" in told


def test_two_people_of_one_block_are_told_apart(after_change: Broken) -> None:
    told = after_change(FLOW_FILE, "- person: cha", "- person: me")
    assert [line.split(" ")[1] for line in told] == ["'me.ngay_sinh'", "'me.ten'", "không"]
    assert told[0].startswith("flows/lam-giay/flow.yaml:34:5:")


def test_a_mistake_in_a_block_is_told_in_the_block(after_change: Broken) -> None:
    told = after_change("catalogue/blocks.yaml", "is_known(ngay_sinh)", "is_known(ngay_sin)")
    assert [line.split(": ")[0] for line in told] == ["catalogue/blocks.yaml:17:13"]


def test_editors_get_the_schema_of_a_flow() -> None:
    schema = json.loads(json.dumps(flow_schema()))
    assert list(schema["properties"]) == list(FLOW.keys)
    steps = schema["properties"]["questions"]["items"]["anyOf"]
    assert [step["required"][0] for step in steps] == ["id", "stop", "person", "repeat"]
    assert schema["additionalProperties"] is False


def _rewrite(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
