"""What an answer was understood as."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from bot.model.answer import Value
from bot.model.flow import Choice, Limits


@dataclass(frozen=True, slots=True)
class Understood:
    """One certain reading."""

    value: Value = field(repr=False)


@dataclass(frozen=True, slots=True)
class Doubtful:
    """Up to three readings that the law would treat differently: ask, never guess (R28).

    No options: the meaning is plain but not enough, and `problem` says what to ask for.
    """

    options: tuple[Value, ...] = field(repr=False)
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Unread:
    """Not understood, or not possible; the words of `problem` stand in `catalogue/words/`."""

    problem: str
    slots: Mapping[str, str] = field(default_factory=dict, repr=False)


Reading = Understood | Doubtful | Unread


def values_of(reading: Reading) -> tuple[Value, ...]:
    """Give the value understood, or those it may be; none where nothing was read."""
    match reading:
        case Understood(value):
            return (value,)
        case Doubtful(options):
            return options
        case Unread():
            return ()


@dataclass(frozen=True, slots=True)
class Commune:
    """A commune-level unit; `former` are the names of the units merged into it.

    Those with their kind were no plain xã: "thị trấn Ba Tơ", "phường Lê Lợi".
    """

    code: str
    name: str
    kind: str  # "xã", "phường", "đặc khu"
    province: str
    former: tuple[str, ...] = ()
    districts: tuple[str, ...] = ()  # those its parts lay in, before there were none
    was: str = ""  # the former province, where its name is gone


@dataclass(frozen=True, slots=True)
class Province:
    """A province of today and the former ones it took in.

    `districts` are given where its communes are not: they tell which province is meant.
    """

    name: str
    former: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    districts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class IdProvince:
    """The first three figures of a personal number and the province of then they stand for."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class EthnicGroup:
    """A people: the word on papers, its name on the national list, what people say."""

    name: str
    listed: str
    words: tuple[str, ...] = ()


class Permit(StrEnum):
    """What the law says of a line of business."""

    FREE = "thuong"
    CONDITIONAL = "co_dieu_kien"  # may be registered; a permit is due before opening
    FORBIDDEN = "cam"
    UNLISTED = "chua_ro"  # in the citizen's own words: the officer finds the code


@dataclass(frozen=True, slots=True)
class BusinessLine:
    """A line of business: its name on the form, its code, what people call it."""

    name: str
    code: str  # four digits; empty until confirmed
    words: tuple[str, ...] = ()
    permit: Permit = Permit.FREE
    needs: str = ""  # the permit it needs, in plain words


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The names of places and peoples that readings are held against."""

    communes: tuple[Commune, ...] = ()
    provinces: tuple[Province, ...] = ()
    ethnic_groups: tuple[EthnicGroup, ...] = ()
    business_lines: tuple[BusinessLine, ...] = ()
    id_provinces: tuple[IdProvince, ...] = ()


@dataclass(frozen=True, slots=True)
class About:
    """What is known about the question when its answer is read."""

    today: date
    limits: Limits = Limits()
    choices: tuple[Choice, ...] = ()
    lexicon: Lexicon = Lexicon()
    consent: bool = False
    same_as: Mapping[str, Value] = field(default_factory=dict)  # "như mẹ" -> the mother's address
    home: str = ""  # code of the office's own commune: the first thought of where names collide
