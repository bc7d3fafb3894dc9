"""A procedure as a talk: what is asked, in which order, under which conditions."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Protocol

from bot.model.expression import Expression


class Text(Protocol):
    """A text for people, with slots: `text(ten="Lan")`. Names used were checked at load."""

    @property
    def source(self) -> str: ...

    @property
    def names(self) -> frozenset[str]:
        """Give the slots that it names."""
        ...

    def __call__(self, **values: object) -> str: ...


class Later(StrEnum):
    """Until when a question may be put off."""

    NO = "no"
    SENDING = "sending"  # must be answered before the dossier is sent
    OFFICE = "office"  # the dossier may be sent without it; the officer sees it is missing


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the answers a question offers; `words` are other ways to say it."""

    id: str
    label: str
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Known:
    """How an answer follows from others, so that it need not be asked."""

    value: Expression
    when: Expression | None = None


@dataclass(frozen=True, slots=True)
class Check:
    """A cross-check that warns about a fresh answer and never blocks it (R30)."""

    id: str
    warn: Expression
    say: Text


@dataclass(frozen=True, slots=True)
class Limits:
    """What a value must keep to; which of them apply depends on the kind."""

    past: bool = False  # dates: not after today
    coming: bool = False  # dates: today or later, a weekday is the next one
    partial: bool = False  # dates: a year, or a month and year, will do
    least: int | None = None  # numbers, money, choices
    most: int | None = None
    longest: int = 300  # characters of a text
    begins: str = ""  # texts: these words stand in front; they are put there where they are missing
    without: tuple[str, ...] = ()  # texts: words that may not stand in it, compared without accents
    of: str = ""  # "be" (a newborn) or "nguoi_lon" (an adult): which century, which title


@dataclass(frozen=True, slots=True)
class Question:
    """One question. `kind` names the module of `understanding/` that reads its answers."""

    id: str
    kind: str
    label: str  # short, for cards and for "sửa …"
    ask: Text
    ask_helper: Text | None = None
    before: Text | None = None  # told once, in a bubble of its own, before the question
    example: str = ""
    why: Text | None = None
    words: tuple[str, ...] = ()  # other names people give this answer
    when: Expression | None = None
    choices: tuple[Choice, ...] = ()  # of a choice; on other kinds: extra fixed answers
    suggest: tuple[Expression, ...] = ()  # values offered as buttons
    known: tuple[Known, ...] = ()
    limits: Limits = Limits()
    later: Later = Later.SENDING
    checks: tuple[Check, ...] = ()
    paper: str = ""  # photos: the paper of the catalogue that is asked for
    card: str = ""
    repeat: str = ""  # the repeat it stands in
    secret: bool = False  # only the civil-status officer sees it
    is_shown: bool = True  # on the cards of the review, also while it only follows from others
    consent: bool = False  # takes an explicit yes; a mere "dạ" is not enough (R35)


@dataclass(frozen=True, slots=True)
class Stop:
    """An end of the road in this flow, with the way on."""

    id: str
    when: Expression
    say: Text
    refer: str = ""  # slug of the procedure that serves this case
    person: bool = False  # a human should talk to this citizen


@dataclass(frozen=True, slots=True)
class Repeat:
    """Questions asked once for each item; items have ids that never change."""

    id: str
    label: Text  # of one item; knows `so` (its number) and the answers of the item
    questions: tuple[Question, ...]
    count: Expression | None = None  # how many; without it the citizen is asked `more`
    more: Text | None = None
    least: int = 1
    most: int = 20
    when: Expression | None = None
    asks_more: Question | None = field(init=False, repr=False, compare=False)  # is there another

    def __post_init__(self) -> None:
        more = self.more and Question(
            id=f"{self.id}.them",
            kind="yes_no",
            label=self.id,
            ask=self.more,
            card=self.id,
            repeat=self.id,
        )
        object.__setattr__(self, "asks_more", more)


Step = Question | Stop | Repeat


@dataclass(frozen=True, slots=True)
class PaperRule:
    """A paper that is due, and the lawful papers that replace it."""

    paper: str
    when: Expression | None = None
    instead: tuple[str, ...] = ()
    shown: bool = False  # shown and taken back, not handed in
    question: str = ""  # the photo question that collects it, if any


@dataclass(frozen=True, slots=True)
class FlagRule:
    """A circumstance shown on top to the officer, never to the family."""

    id: str
    label: str
    when: Expression
    secret: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the official form: its title and the answers in its order."""

    title: str
    answers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Form:
    """A paper drawn from the answers: an official form, or a draft to sign by hand."""

    name: str  # of the file beside the flow, without ".typ"
    title: str
    template: str = field(repr=False)  # Typst source; part of the version, so that it never changes
    when: Expression | None = None


@dataclass(frozen=True, slots=True)
class Card:
    """A card of the review: one person or one subject."""

    id: str
    title: Text
    repeat: str = ""


@dataclass(frozen=True, slots=True)
class Validity:
    """When a text of law or a flow holds; `until` is the last day."""

    since: date
    until: date | None = None

    def covers(self, day: date) -> bool:
        return self.since <= day and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True)
class Checked:
    """Who looked at the content, when, and when it is due again."""

    by: str
    on: date
    again: date | None = None


@dataclass(frozen=True, slots=True)
class Flow:
    """A published version of a flow: immutable, known by its content hash."""

    slug: str
    version: str
    procedure: str  # the national code
    prefix: str  # of dossier codes, e.g. "KS"
    title: str
    valid: Validity
    checked: Checked
    steps: tuple[Step, ...]
    cards: tuple[Card, ...] = ()
    papers: tuple[PaperRule, ...] = ()
    flags: tuple[FlagRule, ...] = ()
    sections: tuple[Section, ...] = ()
    money: tuple[Text, ...] = ()  # lines about money, told before the details
    days: Text | None = None  # how long it takes, told before the details
    bring: Text | None = None  # what to bring when collecting
    forms: tuple[Form, ...] = ()
    visit: bool = False  # the citizen comes in person: what is sent is an appointment
    listed: frozenset[str] = frozenset()  # answers a text names over all items: `cac.be.ten`
    summary: tuple[str, ...] = ()  # answers whose initials name the draft on a shared phone
    source: str = field(default="", repr=False)  # canonical JSON; reading it gives this flow again
    by_id: Mapping[str, Question] = field(default_factory=dict, repr=False, compare=False)
    repeat_of: Mapping[str, str] = field(init=False, repr=False, compare=False)  # by question

    def __post_init__(self) -> None:
        inside = {name: question.repeat for name, question in self.by_id.items() if question.repeat}
        object.__setattr__(self, "repeat_of", inside)
