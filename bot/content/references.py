"""Whether everything a flow names is there: papers, procedures, questions, forms."""

from collections.abc import Iterable
from dataclasses import dataclass
from keyword import iskeyword

from bot.content.calls import WORDS
from bot.content.compose import RESERVED
from bot.content.findings import Findings
from bot.content.functions import FUNCTIONS, SPECIAL
from bot.content.shapes import KINDS
from bot.content.shelf import Shelf
from bot.content.tree import Scalar, Table, entries_of, scalar_of, scalars_of, tables_of, text_of
from bot.understanding.text import holds

# Keys that mean something only for these kinds of question.
_KINDS_OF_KEY = {
    "past": ("date",),
    "coming": ("date",),
    "partial": ("date",),
    "longest": ("text",),
    "begins": ("text",),
    "without": ("text",),
    "min": ("number", "pages", "money", "choices", "photo"),
    "max": ("number", "pages", "money", "choices", "photo"),
    "of": ("date", "person_name"),
    "paper": ("photo",),
}


@dataclass(slots=True)
class References:
    """Looks up what one flow, its blocks written out, refers to."""

    tree: Table
    shelf: Shelf
    findings: Findings

    def tell(self, folder: str) -> None:
        """Tell every name that leads nowhere."""
        self._tell_head(folder)
        self._tell_steps()
        self._tell_papers()
        self._tell_answers()

    def _tell_head(self, folder: str) -> None:
        slug = scalar_of(self.tree, "flow")
        if slug is None:
            return
        if slug.text != folder:
            self.findings.add(slug.at, "flow.folder", word=slug.text, folder=folder)
        procedure = self.shelf.procedures.get(slug.text)
        if procedure is None:
            known = frozenset(self.shelf.procedures)
            self.findings.add_near(slug.at, "flow.procedure", slug.text, known)
            return
        code = scalar_of(self.tree, "procedure")
        if code and procedure.code and code.text != procedure.code:
            self.findings.add(code.at, "flow.code", word=code.text, code=procedure.code)

    def _tell_steps(self) -> None:
        self._tell_duplicates(self._ids())
        self._tell_duplicates(
            scalar for flag in tables_of(self.tree, "flags") if (scalar := scalar_of(flag, "flag"))
        )
        for question in self._questions():
            self._tell_question(question)
        for stop in self._steps_with("stop"):
            refer = scalar_of(stop, "refer")
            if refer and refer.text not in self.shelf.procedures:
                known = frozenset(self.shelf.procedures)
                self.findings.add_near(refer.at, "flow.procedure", refer.text, known)
        for repeat in self._steps_with("repeat"):
            if "count" not in repeat.entries and "more" not in repeat.entries:
                self.findings.add(repeat.at, "repeat.endless", word=text_of(repeat, "repeat"))

    def _tell_duplicates(self, ids: Iterable[Scalar]) -> None:
        seen: dict[str, Scalar] = {}
        for scalar in ids:
            if scalar.text in seen:
                line = str(seen[scalar.text].at.line)
                self.findings.add(scalar.at, "flow.duplicate", word=scalar.text, line=line)
            seen.setdefault(scalar.text, scalar)
            self._tell_name(scalar)
        for name, scalar in seen.items():
            longer = next((other for other in seen if other.startswith(f"{name}.")), "")
            if longer and not self._is_repeat(name):
                self.findings.add(scalar.at, "flow.prefix_of", word=name, other=longer)

    def _tell_name(self, scalar: Scalar) -> None:
        parts = scalar.text.split(".")
        taken = RESERVED | FUNCTIONS.keys() | SPECIAL | WORDS
        if parts[0] in taken or any(iskeyword(part) for part in parts):
            self.findings.add(scalar.at, "flow.reserved", word=scalar.text)

    def _tell_question(self, question: Table) -> None:
        kind = text_of(question, "type")
        if kind in {"choice", "choices"} and not entries_of(question, "choices"):
            self.findings.add(question.at, "question.no_choices", word=text_of(question, "id"))
        if kind == "photo" and "paper" not in question.entries:
            self.findings.add(question.at, "question.no_paper", word=text_of(question, "id"))
        for key, kinds in _KINDS_OF_KEY.items():
            entry = question.entries.get(key)
            if entry and kind in KINDS and kind not in kinds:
                known = ", ".join(kinds)
                self.findings.add(entry.key.at, "question.not_for", word=key, known=known)
        self._tell_limits(question)
        self._tell_named(scalar_of(question, "paper"), "flow.paper", frozenset(self.shelf.papers))
        self._tell_named(scalar_of(question, "card"), "flow.card", self._cards())

    def _tell_limits(self, question: Table) -> None:
        """Tell limits that no answer could keep to together."""
        past, coming = scalar_of(question, "past"), scalar_of(question, "coming")
        if past and coming and {past.text, coming.text} == {"true"}:
            self.findings.add(coming.at, "question.clash", word="coming", other="past")
        begins = text_of(question, "begins")
        for word in scalars_of(question, "without"):
            if begins and holds(begins, word.text):
                self.findings.add(word.at, "question.refuses_all", word=word.text)

    def _tell_papers(self) -> None:
        papers, questions = frozenset(self.shelf.papers), self._question_ids()
        for rule in tables_of(self.tree, "papers"):
            for scalar in (scalar_of(rule, "paper"), *scalars_of(rule, "instead")):
                self._tell_named(scalar, "flow.paper", papers)
            self._tell_named(scalar_of(rule, "question"), "flow.question", questions)

    def _tell_answers(self) -> None:
        questions = self._question_ids()
        named = [*scalars_of(self.tree, "summary")]
        for section in tables_of(self.tree, "sections"):
            named.extend(scalars_of(section, "answers"))
        for scalar in named:
            self._tell_named(scalar, "flow.question", questions)
        repeats = frozenset(text_of(step, "repeat") for step in self._steps_with("repeat"))
        for card in tables_of(self.tree, "cards"):
            self._tell_named(scalar_of(card, "repeat"), "flow.repeat", repeats)

    def _tell_named(self, scalar: Scalar | None, code: str, known: frozenset[str]) -> None:
        if scalar and scalar.text not in known:
            self.findings.add_near(scalar.at, code, scalar.text, known)

    def _ids(self) -> list[Scalar]:
        found = []
        for step in tables_of(self.tree, "questions"):
            for key in ("id", "stop", "repeat"):
                scalar = scalar_of(step, key)
                if scalar:
                    found.append(scalar)
            inner = (scalar_of(table, "id") for table in tables_of(step, "questions"))
            found.extend(scalar for scalar in inner if scalar)
        return found

    def _questions(self) -> list[Table]:
        found: list[Table] = []
        for step in tables_of(self.tree, "questions"):
            found.extend(
                table for table in (step, *tables_of(step, "questions")) if "id" in table.entries
            )
        return found

    def _question_ids(self) -> frozenset[str]:
        return frozenset(text_of(question, "id") for question in self._questions())

    def _steps_with(self, key: str) -> list[Table]:
        return [step for step in tables_of(self.tree, "questions") if key in step.entries]

    def _cards(self) -> frozenset[str]:
        return frozenset(text_of(card, "card") for card in tables_of(self.tree, "cards"))

    def _is_repeat(self, name: str) -> bool:
        return any(text_of(step, "repeat") == name for step in self._steps_with("repeat"))
