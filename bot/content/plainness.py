"""Which texts of a flow and of the bot are held against plain language, and what is missing."""

from collections.abc import Iterable, Mapping

from bot.content.findings import Findings
from bot.content.tree import Entry, Scalar, Table, entries_of, scalar_of, tables_of, text_of
from bot.understanding.plain_speech import (
    HardWord,
    Remark,
    of_bubble,
    of_decree,
    of_list,
    of_question,
    of_words,
    shown,
)

MOST_ON_BUTTON = 20  # characters
MOST_BUTTONS = 7  # six, and one for anything else
# Their answers have a form of their own, which an example shows (R6).
SHAPED = frozenset(
    {"date", "person_name", "citizen_id", "phone", "money", "number", "address", "place"}
)
# Only the bot's own words are spoken to citizens; the rest is for authors and operators.
_NOT_SPOKEN = ("checker", "program", "group", "options")
_ON_BUTTONS = ("buttons", "fields")
# Receipts, lists and summaries may be longer.
_LONG_WORDS = ("menu", "help", "review", "status", "urgent", "news", "sent", "human", "guide")


class Plainness:
    """Warns where content is hard to read on a small phone, for people who read little."""

    def __init__(self, hard_words: Iterable[HardWord], findings: Findings) -> None:
        self._hard_words = tuple(hard_words)
        self._findings = findings

    def tell_flow(self, flow: Table) -> None:
        """Look at a flow, its blocks written out."""
        for step in tables_of(flow, "questions"):
            self._tell_step(step)
            for question in tables_of(step, "questions"):
                self._tell_step(question)

    def tell_words(self, words: Mapping[str, Scalar]) -> None:
        """Look at the bot's own words, by their keys."""
        for key, scalar in words.items():
            first = key.partition(".")[0]
            if first in _NOT_SPOKEN:
                continue
            if first in _ON_BUTTONS:
                self._tell_button(scalar, shown(scalar.text))
                continue
            if first not in _LONG_WORDS:
                self._tell(scalar, of_bubble(scalar.text, self._hard_words))
                self._tell(scalar, of_question(scalar.text))
            self._tell(scalar, of_decree(scalar.text, may_name=False))

    def _tell_step(self, step: Table) -> None:
        for key in ("ask", "ask_helper"):
            if scalar := scalar_of(step, key):
                self._tell(scalar, of_bubble(scalar.text, self._hard_words))
                self._tell(scalar, of_question(scalar.text))
                self._tell(scalar, of_decree(scalar.text, may_name=False))
        if scalar := scalar_of(step, "before"):
            self._tell(scalar, of_list(scalar.text, self._hard_words))
            self._tell(scalar, of_decree(scalar.text, may_name=False))
        for said in (
            scalar_of(step, "say"),
            *(scalar_of(c, "say") for c in tables_of(step, "check")),
        ):
            if said:
                self._tell(said, of_bubble(said.text, self._hard_words))
                self._tell(said, of_decree(said.text, may_name=False))
        if scalar := scalar_of(step, "why"):
            self._tell(scalar, of_bubble(scalar.text, self._hard_words))
            self._tell(scalar, of_decree(scalar.text, may_name=True))
        self._tell_answers(step)

    def _tell_answers(self, step: Table) -> None:
        kind, ask, choices = (
            text_of(step, "type"),
            scalar_of(step, "ask"),
            entries_of(step, "choices"),
        )
        is_asked = all("when" in known.entries for known in tables_of(step, "known"))
        if ask and is_asked and kind in SHAPED and not scalar_of(step, "example"):
            self._findings.warn(ask.at, "plain.no_example")
        if ask and kind == "photo" and not choices:
            self._findings.warn(ask.at, "plain.no_way_round")
        for entry in choices:
            self._tell_choice(entry)
        if len(choices) > MOST_BUTTONS:
            at, count = choices[MOST_BUTTONS].key.at, str(len(choices))
            self._findings.warn(at, "plain.buttons", count=count, most=str(MOST_BUTTONS))

    def _tell_choice(self, entry: Entry) -> None:
        value = entry.value
        label = value if isinstance(value, Scalar) else scalar_of(value, "label")
        if label:
            self._tell_button(label, label.text)
            self._tell(label, of_words(label.text, self._hard_words))

    def _tell_button(self, scalar: Scalar, label: str) -> None:
        if len(label) > MOST_ON_BUTTON:
            self._findings.warn(scalar.at, "plain.button", word=label, most=str(MOST_ON_BUTTON))

    def _tell(self, scalar: Scalar, remarks: Iterable[Remark]) -> None:
        for code, slots in remarks:
            self._findings.warn(scalar.at, code, **slots)
