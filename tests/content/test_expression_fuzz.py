"""Whatever an author types, the checker answers: it never falls over."""

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.content.expressions import Compiled, compile_value
from bot.content.faults import Fault
from bot.model.answer import Value
from bot.model.expression import UNKNOWN
from tests.content.facts import NAMES, Answers, scope

ATOMS = st.sampled_from(
    [*NAMES, "phi.trang", "'moi'",
     "'a'", "'2026-01-01'", "0", "2", "1.5", "true", "false", "khong_co",
     "['a', 'b']"]
)  # fmt: skip
OPERATORS = st.sampled_from(
    ["and", "or", "==", "!=", "<", "<=", ">", ">=", "+", "-", "*", "/", "in", "not in", "is", "**",
     "if cuoi else", ":=", "@", ","]
)  # fmt: skip
CALLS = st.sampled_from(
    ["not ", "-", "age", "sum", "any", "min", "max", "permit", "is_working_day",
     "next_working_day", "days_since", "year", "is_known", "count", "surname", "id_sex", "lambda:",
     "no_such"]
)  # fmt: skip


def joined(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.one_of(
        st.builds(lambda a, sign, b: f"{a} {sign} {b}", inner, OPERATORS, inner),
        st.builds(lambda call, a: f"{call}({a})", CALLS, inner),
        st.builds(lambda a: f"({a})", inner),
    )


SOURCES = st.recursive(ATOMS, joined, max_leaves=12)
VALUES: st.SearchStrategy[Value] = st.one_of(
    st.sampled_from(["moi", "a", "2026-05-05", "1990", "Phạm Sim", "051198001234", "0", ""]),
    st.integers(-(10**20), 10**20),
    st.booleans(),
    st.just(("a",)),
)


@settings(max_examples=400, deadline=None)
@given(SOURCES, st.dictionaries(st.sampled_from(sorted(NAMES)), VALUES))
def test_every_condition_is_compiled_or_told(source: str, given_: dict[str, Value]) -> None:
    compiled = compile_value(source, scope())
    if isinstance(compiled, Fault):
        assert compiled.code.startswith("expression.")
        assert 0 <= compiled.column <= len(source)
        return
    # Answers of any sort at all: a wrong one makes the condition unknown, never an error.
    compiled.expression.holds(Answers(given_, {"be": 2}))


@settings(max_examples=400, deadline=None)
@given(st.text(max_size=60))
def test_no_text_at_all_makes_the_checker_fall_over(source: str) -> None:
    assert isinstance(compile_value(source, scope()), Compiled | Fault)


@settings(max_examples=300, deadline=None)
@given(SOURCES)
def test_a_condition_that_is_certain_stays_so_when_more_is_known(source: str) -> None:
    compiled = compile_value(source, scope())
    if isinstance(compiled, Fault) or compiled.sort.base != "truth" or "is_known" in source:
        return
    before = compiled.expression.holds(Answers())
    later = Answers({"viec": "moi", "cuoi": True, "so_ban": 2, "giay": ("a",)}, {"be": 1})
    if before is not UNKNOWN:
        assert compiled.expression.holds(later) is before
