"""What words speak for is learnt into a file, and the file is told of when it is old or broken."""

from pathlib import Path

import pytest

from bot.__main__ import main
from bot.content.catalogue import Catalogue
from bot.content.findings import Findings
from bot.content.library import ContentLibrary
from bot.content.practice import examples
from bot.content.report import check
from bot.content.votes import Learnt, read_votes, written
from bot.model.book import Procedure, Votes
from bot.understanding.finding.learning import Example
from tests.conftest import TODAY

ROOT = Path(__file__).parents[2]
PRACTICE = (
    "query\texpected\tkind\n"
    "nhà mới có em bé\tlam-giay\tclean\n"
    "chừng nào lấy được giấy\t@status\tstatus\n"
    "cho gặp ai đó\t@human\thuman\n"
    "bữa ni nắng quá\t\tout-of-scope\n"
)


@pytest.fixture
def learnt(folder: Path) -> Path:
    """Give the folder after something was learnt."""
    (folder / "catalogue" / "practice.tsv").write_text(PRACTICE, "utf-8")
    assert main(["learn", str(folder)]) == 0
    return folder


def told(folder: Path) -> list[str]:
    return [str(issue) for issue in check(folder, TODAY) if "votes.tsv" in str(issue)]


def test_what_is_learnt_is_used_at_once(learnt: Path) -> None:
    library, _ = ContentLibrary.load(learnt, TODAY)
    assert library is not None
    assert told(learnt) == []
    finder = library.book().finder
    assert finder.find("nhà có em bé mới").slugs[:1] == ("lam-giay",)
    assert finder.find("chừng nào lấy giấy").intent == "status"
    assert finder.find("bữa ni nắng").slugs == ()


def test_new_practice_asks_to_learn_anew(learnt: Path) -> None:
    practice = learnt / "catalogue" / "practice.tsv"
    practice.write_text(PRACTICE + "em bé ra đời\tlam-giay\tclean\n", "utf-8")
    assert [line.partition(" ")[2] for line in told(learnt)] == [
        "tên gọi hay câu tập đã đổi từ lần học trước; chạy: motcua learn"
    ]


@pytest.mark.parametrize(
    "text", ["", "x\n", "x\n1\ta\n\nnha\t0:z\n", "x\n1\ta\n\nnha\t1:20\n", "x\nhai\ta\n\n"]
)
def test_a_broken_file_is_told_of(learnt: Path, text: str) -> None:
    (learnt / "catalogue" / "votes.tsv").write_text(text, "utf-8")
    assert len(told(learnt)) == 1


def test_votes_without_the_practice_are_told_of(learnt: Path) -> None:
    (learnt / "catalogue" / "practice.tsv").unlink()
    assert len(told(learnt)) == 1


def test_what_is_written_is_read_again() -> None:
    votes = Votes(("@none", "khai-sinh"), (0.5, -1.25), {"em be": ((1, 0.3), (0, -0.12))})
    text = "\n".join(written(Learnt("abc", votes)))
    assert read_votes(text) == Learnt("abc", votes)


def test_the_first_of_several_right_ones_is_learnt() -> None:
    catalogue = Catalogue({slug: Procedure(slug, "", "") for slug in "ab"})
    text = "query\texpected\tkind\nlàm giấy\ta|b\tclean\ntrời mưa\t\tout-of-scope\n"
    found, findings = [Example("làm giấy", "a"), Example("trời mưa", "@none")], Findings()
    assert examples(catalogue, text, "practice.tsv", findings) == found
    assert findings.issues == []


def test_wrong_lines_of_the_practice_are_all_told_and_nothing_is_learnt(
    learnt: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    votes = (learnt / "catalogue" / "votes.tsv").read_bytes()
    practice = learnt / "catalogue" / "practice.tsv"
    practice.write_text(PRACTICE + "thiếu phần\nlàm giấy\tlam-giai\tclean\n", "utf-8")
    assert main(["learn", str(learnt)]) == 1
    assert capsys.readouterr().err.splitlines() == [
        "catalogue/practice.tsv:6:1: một dòng có ba phần cách nhau bằng phím Tab: "
        "câu, việc đúng, loại câu",
        "catalogue/practice.tsv:7:1: danh mục không có thủ tục 'lam-giai'; có phải 'lam-giay'?",
    ]
    assert (learnt / "catalogue" / "votes.tsv").read_bytes() == votes
    assert ContentLibrary.load(learnt, TODAY)[0] is not None  # it serves all the same


def test_the_shipped_votes_were_learnt_from_the_shipped_sentences() -> None:
    assert told(ROOT) == []
