"""Limits of plain language: long questions and bubbles, long buttons, a question not at the end."""

import re
from collections.abc import Iterable

from bot.content.findings import Findings
from bot.content.tree import Entry, Scalar, Table, entries_of, scalar_of, tables_of, text_of

MOST_IN_QUESTION = 15  # words between spaces, each a syllable
MOST_IN_BUBBLE = 40
MOST_ON_BUTTON = 20  # characters
MOST_BUTTONS = 7  # six, and one for anything else

_SLOT = re.compile(r"\{\{.*?\}\}", re.DOTALL)
_LOGIC = re.compile(r"\{%.*?%\}|\{#.*?#\}", re.DOTALL)
_SENTENCE_END = re.compile(r"(?<=[.?!:])\s+")


def tell_plainness(flow: Table, findings: Findings) -> None:
    """Warn where a flow, its blocks written out, is hard to read on a small phone."""
    for step in _steps(flow):
        for key in ("ask", "ask_helper"):
            _tell_question(scalar_of(step, key), findings)
        for key in ("why", "say"):
            _tell_bubble(scalar_of(step, key), findings)
        for check in tables_of(step, "check"):
            _tell_bubble(scalar_of(check, "say"), findings)
        _tell_buttons(entries_of(step, "choices"), findings)


def _steps(flow: Table) -> Iterable[Table]:
    for step in tables_of(flow, "questions"):
        yield step
        yield from tables_of(step, "questions")


def _tell_question(scalar: Scalar | None, findings: Findings) -> None:
    if scalar is None:
        return
    _tell_bubble(scalar, findings)
    sentences = _SENTENCE_END.split(_shown(scalar.text).strip())
    asked = [sentence for sentence in sentences if sentence.endswith("?")]
    for sentence in asked:
        count = len(sentence.split())
        if count > MOST_IN_QUESTION:
            findings.warn(scalar.at, "plain.question", count=str(count), most=str(MOST_IN_QUESTION))
    if asked and not sentences[-1].endswith("?"):
        findings.warn(scalar.at, "plain.not_last")
    if len(asked) > 1:
        findings.warn(scalar.at, "plain.two_questions")


def _tell_bubble(scalar: Scalar | None, findings: Findings) -> None:
    count = len(_shown(scalar.text).split()) if scalar else 0
    if scalar and count > MOST_IN_BUBBLE:
        findings.warn(scalar.at, "plain.bubble", count=str(count), most=str(MOST_IN_BUBBLE))


def _tell_buttons(entries: tuple[Entry, ...], findings: Findings) -> None:
    for entry in entries:
        _tell_button(entry, findings)
    if len(entries) > MOST_BUTTONS:
        at, count = entries[MOST_BUTTONS].key.at, str(len(entries))
        findings.warn(at, "plain.buttons", count=count, most=str(MOST_BUTTONS))


def _tell_button(entry: Entry, findings: Findings) -> None:
    value = entry.value
    label = value.text if isinstance(value, Scalar) else text_of(value, "label")
    if len(label) > MOST_ON_BUTTON:
        findings.warn(value.at, "plain.button", word=label, most=str(MOST_ON_BUTTON))


def _shown(source: str) -> str:
    """Give the text about as long as it will be: a slot counts as one word, logic as none."""
    return _LOGIC.sub(" ", _SLOT.sub("x", source))
