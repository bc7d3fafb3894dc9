"""Every kind of answer, by name: how it is read and how it is said back."""

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Protocol

from bot.model.answer import Address, Value
from bot.model.reading import About, Doubtful, Reading, Understood, Unread
from bot.understanding import (
    address,
    age,
    business_line,
    choice,
    choices,
    citizen_id,
    date,
    ethnic_group,
    marriage,
    money,
    nationality,
    number,
    pages,
    person_name,
    phone,
    photo,
    place,
    relation,
    sex,
    text,
    yes_no,
)  # fmt: skip
from bot.understanding.spelling.clean import clean, words
from bot.understanding.spelling.typing_styles import retyped, undo_typing
from bot.understanding.taken_back import given_up, kept


class Kind(Protocol):
    """A kind of answer."""

    def read(self, text: str, about: About, /) -> Reading:
        """Read what was typed."""
        ...

    def echo(self, value: Value, about: About, /) -> str:
        """Say a value back, as people write it."""
        ...


_OF_QUESTIONS: dict[str, Kind] = {
    "choice": choice, "choices": choices, "yes_no": yes_no, "person_name": person_name,
    "date": date, "citizen_id": citizen_id, "phone": phone, "money": money, "number": number,
    "address": address, "ethnic_group": ethnic_group, "text": text, "photo": photo, "place": place,
    "pages": pages, "business_line": business_line,
}  # fmt: skip
_MORE: dict[str, Kind] = {
    "age": age, "sex": sex, "nationality": nationality, "relation": relation,
    "marriage": marriage,
}  # fmt: skip

LONGEST = 1000  # characters of an answer
QUESTION_KINDS = frozenset(_OF_QUESTIONS)
KINDS: Mapping[str, Kind] = MappingProxyType({**_OF_QUESTIONS, **_MORE})

_BY_CHOICES = frozenset({"choice", "choices"})
_WITHOUT_FIGURES = frozenset({"person_name", "ethnic_group", "address", "place", "photo"})
# What is kept as it was typed is not put right unasked.
_KEEPS_LETTERS = frozenset({"text", "person_name", "address", "place", "business_line", "photo"})
# Answers out of a closed list: short forms may be spelled out.
_CLOSED = frozenset(
    {"yes_no", "choice", "choices", "sex", "relation", "marriage", "nationality", "ethnic_group"}
)
# Of these a part may be put right ("à không, tháng 4"), or the very words may be meant.
_TAKES_BACK_ITSELF = frozenset({"date", "person_name", "yes_no", "text", "business_line", "photo"})
_KEEPS_UNKNOWN = frozenset({"choice", "choices", "yes_no", "photo", "text", "person_name"})


def read(kind: str, text: str, about: About) -> Reading:
    """Read an answer: first as one of the fixed answers, then by its kind.

    Doubtful without options and with `answer.unknown` says that the citizen does not know.
    """
    said = clean(text)
    if len(said) > LONGEST:
        return Unread("text.too_long", {"longest": f"{LONGEST:,}".replace(",", ".")})
    if kind not in _BY_CHOICES and about.choices:
        fixed = choice.exact(words(said), about.choices)
        if len(fixed) != 1 and kind in _WITHOUT_FIGURES:
            fixed = choice.by_place(words(said), about.choices)
        if len(fixed) == 1:
            return Understood(fixed[0])
    if kind not in _KEEPS_UNKNOWN and yes_no.meaning(said) == "unknown":
        return Doubtful((), "answer.unknown")
    rest = kept(said) if kind not in _TAKES_BACK_ITSELF else ""
    last = _read(kind, rest, about) if rest else Unread("")
    if isinstance(last, Understood) and isinstance(last.value, Address):
        last = _with_its_hamlet(last.value, given_up(said), about)
    reading = _read(kind, said, about) if isinstance(last, Unread) else last
    return _distinct(reading)


def beside(kind: str, value: Value) -> Mapping[str, str]:
    """Give what can be said of a value beside its echo: of a day the lunar one."""
    return date.beside(value) if kind == "date" else {}


def _with_its_hamlet(right: Address, before: str, about: About) -> Reading:
    """Ask whether the hamlet said ahead still holds: "thôn 4, xã Sơn Long à không, Sơn Tân"."""
    wrong = address.read(before, about)
    match wrong:
        case Understood(Address(rest=hamlet)) if hamlet and not right.rest:
            return Doubtful((replace(right, rest=hamlet), right))
        case _:
            return Understood(right)


def _read(kind: str, said: str, about: About) -> Reading:
    reading = KINDS[kind].read(said, about)
    if isinstance(reading, Unread) and kind not in _KEEPS_LETTERS:
        reading = _read_undone(kind, said, reading, about)
    return reading


def _read_undone(kind: str, said: str, reading: Reading, about: About) -> Reading:
    """Read again what Telex, VNI or teencode is left in: "mej", "kho6ng", "chx dk"."""
    ways = [undo_typing(said), *([retyped(said)] if kind in _CLOSED else [])]
    for undone in dict.fromkeys(ways):
        if undone and undone != said and isinstance(reading, Unread):
            reading = KINDS[kind].read(undone, about)
    return reading


def _distinct(reading: Reading) -> Reading:
    """Offer no reading twice: "0-0" is one number."""
    if not isinstance(reading, Doubtful):
        return reading
    return Doubtful(tuple(dict.fromkeys(reading.options)), reading.problem)


def echo(kind: str, value: Value, about: About) -> str:
    """Say a value back; a fixed answer by its label."""
    labels = (one.label for one in about.choices if one.id == value)
    label = next(labels, None) if kind not in _BY_CHOICES else None
    return label if label is not None else KINDS[kind].echo(value, about)
