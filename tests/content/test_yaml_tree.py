"""YAML without its surprises."""

import pytest

from bot.content.findings import Findings
from bot.content.tree import Table, Unreadable, from_json, tables_of, text_of, texts_of, to_json
from bot.content.yaml_tree import MOST_BYTES, read_yaml


def read(text: str) -> Table:
    findings = Findings()
    tree = read_yaml(text.encode(), "f.yaml", findings)
    assert isinstance(tree, Table), findings.issues
    assert not findings.issues
    return tree


def told(content: bytes) -> list[str]:
    findings = Findings()
    read_yaml(content, "f.yaml", findings)
    return [str(issue) for issue in findings.issues]


@pytest.mark.parametrize(
    "text",
    ["no", "051170001234", "0123", "12:30", "2026-11-22", "1.001193", "~", "null", "0x1F", "1_000",
     "yes", "true", "on", "1e3", ".inf", "=", "8/10", "+84", "-5"],
)  # fmt: skip
def test_what_an_author_types_stays_text(text: str) -> None:
    assert text_of(read(f"id: {text}"), "id") == text


def test_on_and_no_may_be_keys() -> None:
    tree = read("checked: {on: 2026-11-22, no: 1}")
    assert text_of(tree.get("checked"), "on") == "2026-11-22"
    assert text_of(tree.get("checked"), "no") == "1"


def test_a_file_saved_on_windows_reads_the_same() -> None:
    tree = read_yaml("\ufeffid: tên\r\nwords: [a, b]\r\n".encode(), "f.yaml", Findings())
    assert text_of(tree, "id") == "tên"
    assert texts_of(tree, "words") == ("a", "b")


def test_accents_typed_in_two_pieces_become_one() -> None:
    assert text_of(read("id: e\u0302"), "id") == "ê"


def test_every_value_knows_its_line_and_column() -> None:
    tree = read("a: 1\nb:\n  - id: x\n    ask: 'có \"lẽ\"?'\n")
    question = tables_of(tree, "b")[0]
    ask = question.entries["ask"]
    assert (ask.key.at.line, ask.key.at.column) == (4, 5)
    assert (ask.value.at.line, ask.value.at.column) == (4, 11)  # after the quote


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: 1\na: 2\n", "f.yaml:2:1: yaml.duplicate a 1"),
        ("a: &x 1\n", "f.yaml:1:4: yaml.anchor"),
        ("a: *x\n", "f.yaml:1:4: yaml.anchor"),
        ("a: {<<: {b: 1}}\n", "f.yaml:1:5: yaml.merge"),
        ("a: !!python/name:os x\n", "f.yaml:1:4: yaml.tag !!python/name:os"),
        ("a: !x 1\n", "f.yaml:1:4: yaml.tag !x"),
        ("? [a]\n: 1\n", "f.yaml:1:3: yaml.key"),
        ("a: 1\n---\nb: 2\n", "f.yaml:2:1: yaml.documents"),
        ("a:\n\tb: 1\n", "f.yaml:2:1: yaml.tab"),
        ("", "f.yaml:1:1: yaml.empty"),
        ("# only a comment\n", "f.yaml:1:1: yaml.empty"),
        ("a: xin chào: bạn\n", "f.yaml:1:12: yaml.colon"),
        ("a: 'thiếu ngoặc\nb: 1\n", "f.yaml:3:1: yaml.quote"),
        ("a: [1, 2\nb: 3\n", "f.yaml:2:2: yaml.bracket"),
        ("a:\n  - x\n b: 1\n", "f.yaml:3:2: yaml.indent"),
        ("ask: @ten\n", "f.yaml:1:6: yaml.start"),
        ("a: 1\nb\nc: 2\n", "f.yaml:3:1: yaml.missing_colon"),
        ('a: "C:\\dir"\n', "f.yaml:1:7: yaml.escape"),
        ("a: \x07\n", "f.yaml:1:1: yaml.control"),
        ("[" * 21 + "]" * 21, "f.yaml:1:21: yaml.deep 20"),
    ],
)  # fmt: skip
def test_what_is_not_plain_yaml_is_refused(text: str, expected: str) -> None:
    assert told(text.encode()) == [expected]


def test_a_file_that_is_not_utf8_is_told_by_its_line() -> None:
    assert told(b"a: 1\nb: \xff\xfe\n") == ["f.yaml:2:1: yaml.utf8"]


def test_a_huge_file_is_refused_before_it_is_read() -> None:
    assert told(b"a: " + b"x" * MOST_BYTES) == ["f.yaml:1:1: yaml.too_big 512"]


def test_the_first_bracket_that_is_too_deep_is_named() -> None:
    assert told(b"[" * 100 + b"]" * 100) == ["f.yaml:1:21: yaml.deep 20"]


@pytest.mark.parametrize("opened", [b"[", b"{a: ", b"- "])
def test_thousands_of_levels_do_no_harm(opened: bytes) -> None:
    """Where it is named depends on who gives up first, this reader or the parser below it."""
    (finding,) = told(opened * 100_000)
    assert finding.startswith("f.yaml:1:")
    assert finding.endswith("yaml.deep 20")


def test_a_tree_written_as_json_reads_as_itself() -> None:
    source = to_json(read("b: 1\na: [x, {d: y, c: z}]\nchoices: {m: Mẹ, c: Cha}\n"))
    assert source == '{"a":["x",{"c":"z","d":"y"}],"b":"1","choices":{"m":"Mẹ","c":"Cha"}}'
    assert to_json(from_json(source)) == source


@pytest.mark.parametrize("source", ["", "{", "[1]", '{"a":null}', "[" * 5000 + "]" * 5000])
def test_a_stored_source_that_is_no_tree_is_refused(source: str) -> None:
    with pytest.raises(Unreadable):
        from_json(source)
