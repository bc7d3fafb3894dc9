"""A file damaged anywhere is told about: the checker never falls over."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.content.catalogue import read_catalogue
from bot.content.findings import Findings
from bot.content.flows import read_flow, restore_flow
from bot.content.reachability import Reachability
from bot.content.references import References
from bot.content.shelf import Shelf
from bot.content.texts import Typesetter
from bot.content.tree import Table
from bot.content.yaml_tree import read_yaml
from tests.content.conftest import HERE, TODAY

SAMPLE = (HERE / "sample/flows/lam-giay/flow.yaml").read_text(encoding="utf-8")
TYPESETTER = Typesetter(TODAY)
PIECES = st.sampled_from(
    ["", " ", ":", "- ", "{", "}", "[", "]", "'", '"', "{{", "}}", "\n", "  ", "|", "id", "be.ten",
     "type: date", "null", "==", "ỗ", "\x00", "&a ", "*a", "? ", "person: x", "repeat: be"]
)  # fmt: skip


@pytest.fixture(scope="module")
def shelf() -> Shelf:
    files = {}
    for path in Path(HERE / "sample/catalogue").glob("*.yaml"):
        tree = read_yaml(path.read_bytes(), path.name, Findings())
        assert tree is not None
        files[path.stem] = tree
    return read_catalogue(files, Findings()).shelf


@settings(
    max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_a_flow_damaged_anywhere_is_read_or_told(shelf: Shelf, data: st.DataObject) -> None:
    text = SAMPLE
    for _ in range(data.draw(st.integers(1, 3))):
        start = data.draw(st.integers(0, len(text)))
        cut = data.draw(st.integers(0, 12))
        text = text[:start] + data.draw(PIECES) + text[start + cut :]
    findings = Findings()
    tree = read_yaml(text.encode(), "flow.yaml", findings)
    if not isinstance(tree, Table):
        assert tree is not None or findings.has_errors
        return
    flow = read_flow(tree, shelf, TYPESETTER, findings, {"to-khai.typ": "= Tờ khai"})
    assert flow is not None
    References(tree, shelf, findings).tell("lam-giay")
    list(Reachability(flow).unreachable())
    if not findings.has_errors:
        assert restore_flow(flow.source, shelf, TYPESETTER) == flow
    assert all(issue.line > 0 and issue.column > 0 for issue in findings.issues)


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=200))
def test_bytes_that_are_no_yaml_are_told(content: bytes) -> None:
    findings = Findings()
    tree = read_yaml(content, "flow.yaml", findings)
    assert tree is not None or findings.has_errors
