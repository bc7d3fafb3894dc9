"""The content an installation serves, as the engine sees it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Protocol

from bot.model.flow import Checked, Flow, Text, Validity
from bot.model.reading import Lexicon


class Place(StrEnum):
    """Who takes a procedure in."""

    COMMUNE = "xa"  # the one-stop office of the commune
    POLICE = "cong_an"
    ARMY = "quan_su"
    ELSEWHERE = "noi_khac"  # province, land office, school …: the commune can only guide


@dataclass(frozen=True, slots=True)
class Guide:
    """What to know before going, where no flow leads. Numbers no source bears are left out."""

    papers: tuple[str, ...] = ()
    days: str = ""
    mistakes: tuple[str, ...] = ()  # what people often get wrong, as advice
    notes: tuple[str, ...] = ()
    source: str = ""
    checked: Checked | None = None


@dataclass(frozen=True, slots=True)
class Procedure:
    """A procedure of the catalogue. `slug` is also the folder of its flow, where one exists."""

    slug: str
    name: str
    field: str
    code: str = ""  # empty until confirmed
    plain: str = ""  # in everyday words, for buttons (≤ 20 characters)
    other_names: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()  # how people say it
    place: Place = Place.COMMUNE
    is_referred: bool = False  # another office's own business: named, never offered as done here
    guide: Guide | None = None


# What a sentence may mean beside a procedure, whose slug never begins so.
STATUS, HUMAN, NOTHING = "@status", "@human", "@none"


@dataclass(frozen=True, slots=True)
class Sayings:
    """What people say that names no procedure, or more than one."""

    status: tuple[str, ...] = ()  # asking after what was handed in
    human: tuple[str, ...] = ()
    none: tuple[str, ...] = ()  # about something else, or done elsewhere
    ambiguous: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # -> what to offer

    @property
    def meant(self) -> Mapping[str, tuple[str, ...]]:
        """Give what is said, by what it means."""
        return {STATUS: self.status, HUMAN: self.human, NOTHING: self.none}


@dataclass(frozen=True, slots=True)
class Votes:
    """What words speak for, learnt from sentences of which it is known what they mean."""

    meant: tuple[str, ...] = ()  # slugs of procedures, STATUS, HUMAN, NOTHING
    bases: tuple[float, ...] = ()  # of each of them, before anything is said
    # A word or a pair of words -> (place in `meant`, weight) of all it speaks for or against.
    of: Mapping[str, tuple[tuple[int, float], ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper people are asked for."""

    id: str
    name: str  # in plain words
    official: str = ""
    what: str = ""  # what it is and what it looks like
    where: str = ""  # where to get it


@dataclass(frozen=True, slots=True)
class Office:
    """A one-stop office. What is not known is empty, and said to be."""

    code: str
    name: str  # "xã Ba Động"
    province: str
    slug: str = ""
    address: str = ""
    phone: str = ""
    hours: str = ""


@dataclass(frozen=True, slots=True)
class Calendar:
    """Days the offices are closed, and Saturdays or Sundays they work."""

    closed: frozenset[date] = frozenset()
    worked: frozenset[date] = frozenset()


@dataclass(frozen=True, slots=True)
class Term:
    """How long a procedure takes: working days, or the same day before `cutoff_hour`."""

    days: int
    cutoff_hour: int | None = None


@dataclass(frozen=True, slots=True)
class Fee:
    """A sum set by law, in dong."""

    id: str
    amount_vnd: int
    per: str
    source: str
    valid: Validity
    checked: Checked


class Found(Protocol):
    """Which procedures a sentence may mean."""

    @property
    def slugs(self) -> tuple[str, ...]:
        """Best first."""
        ...

    @property
    def sure(self) -> bool: ...

    @property
    def intent(self) -> str:
        """Is "status", "human" or empty."""
        ...

    @property
    def referred(self) -> str:
        """Is what another office does, when the sentence means that and nothing done here."""
        ...


class Finder(Protocol):
    """Finds the procedure a sentence means."""

    def find(self, sentence: str, limit: int = 3) -> Found: ...


@dataclass(frozen=True, slots=True)
class Book:
    """Flows, catalogue and words, read once and shared by all turns."""

    flows: Mapping[str, Flow]  # slug -> the version that new drafts start with
    versions: Mapping[tuple[str, str], Flow]  # (slug, version) -> flow, incl. those of old drafts
    finder: Finder
    procedures: Mapping[str, Procedure] = field(default_factory=dict)
    papers: Mapping[str, Paper] = field(default_factory=dict)
    offices: Mapping[str, Office] = field(default_factory=dict)
    fees: Mapping[str, Fee] = field(default_factory=dict)
    terms: Mapping[str, Term] = field(default_factory=dict)  # by procedure slug
    calendar: Calendar = Calendar()
    words: Mapping[str, Text] = field(default_factory=dict)
    slips: Mapping[str, str] = field(default_factory=dict)  # Typst sources of the office's papers
    templates: Mapping[str, str] = field(default_factory=dict)  # supplement reasons for the desk
    lexicon: Lexicon = Lexicon()

    def say(self, key: str, **slots: object) -> str:
        """Give the bot's words under `key`. Raises KeyError for a key no content holds."""
        return self.words[key](**slots)
