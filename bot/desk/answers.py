"""The answers of a dossier in the order of the official form, ready to be read and copied."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from bot.desk.formatting import day
from bot.dossier.masking import masked
from bot.model.answer import Standing, TypedBy, Value
from bot.model.book import Book
from bot.model.flow import Question
from bot.model.reading import About
from bot.service.view import Filled, Opened
from bot.understanding import kinds
from bot.understanding.spelling.clean import fold

_FULL_DATE = 10
# Here a wrong reading changes what is printed, so the citizen's own words stand beside it.
_SHOWN_AS_SAID = frozenset({"date", "ethnic_group", "address", "place"})


@dataclass(frozen=True, slots=True)
class Field:
    """One answer as the officer sees it. `copied` is what another form wants typed."""

    key: str
    label: str
    text: str = field(repr=False)
    copied: str = field(repr=False)
    said: str = field(repr=False)
    listed: str = ""  # the name on the national list, where people use another
    photos: tuple[str, ...] = ()
    is_hidden: bool = False
    is_secret: bool = False
    is_later: bool = False
    is_derived: bool = False
    by_helper: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """A section of the form, in a repeat for one item. No title: what no section names."""

    title: str
    item: str
    fields: tuple[Field, ...]


@dataclass(frozen=True, slots=True)
class Reader:
    """What is needed to write answers out."""

    book: Book
    today: date
    shows_numbers: bool = False


def groups(opened: Opened, reader: Reader) -> tuple[Group, ...]:
    """Lay the answers out by the sections of the official form, each item of a repeat apart."""
    found = []
    sections = opened.flow.sections
    for section in sections:
        ids = section.answers
        inside = [one for wanted in ids for one in opened.filled if one.spot.question.id == wanted]
        found += _by_item(section.title, inside, reader)
    named = {answer for section in sections for answer in section.answers}
    others = [one for one in opened.filled if one.spot.question.id not in named]
    return (*found, *_by_item("", others, reader))


def item_label(opened: Opened, book: Book, item: str) -> str:
    """Name a paper or an answer that was asked for."""
    if item in book.papers:
        return book.papers[item].name
    name, _, number = item.partition("#")
    question = opened.flow.by_id.get(name)
    return f"{question.label} {number}".strip() if question else item


def _by_item(title: str, filled: Iterable[Filled], reader: Reader) -> list[Group]:
    fields: dict[str, list[Field]] = {}
    for one in filled:
        fields.setdefault(one.spot.item, []).append(_field(one, reader))
    return [Group(title, item, tuple(inside)) for item, inside in fields.items()]


def _field(filled: Filled, reader: Reader) -> Field:
    question, answer, value = filled.spot.question, filled.answer, filled.value
    hidden = question.kind == "citizen_id" and value is not None and not reader.shows_numbers
    text = written(question, value, reader)
    copied = _copied(question, value, text)
    return Field(
        key=filled.spot.key,
        label=question.label,
        text=masked(copied) if hidden else text,
        copied="" if hidden else copied,
        said=_said(filled, text),
        listed=_listed(question, value, reader.book),
        photos=_photos(question, value),
        is_hidden=hidden,
        is_secret=question.secret,
        is_later=answer is not None and answer.standing is Standing.LATER,
        is_derived=answer is None and value is not None,
        by_helper=answer is not None and answer.typed_by is TypedBy.HELPER,
    )


def written(question: Question, value: Value | None, reader: Reader) -> str:
    """Write a value out for people."""
    if value is None or _photos(question, value):
        return ""
    labels = {choice.id: choice.label for choice in question.choices}
    if isinstance(value, str) and value in labels:
        return labels[value]
    if isinstance(value, tuple) and labels:
        return ", ".join(labels.get(one, one) for one in value)
    about = About(reader.today, question.limits, question.choices, reader.book.lexicon)
    return kinds.echo(question.kind, value, about)


def _copied(question: Question, value: Value | None, text: str) -> str:
    """Give a value as it is typed into other forms: dates in figures, numbers bare."""
    if question.kind == "date" and isinstance(value, str) and len(value) == _FULL_DATE:
        return day(date.fromisoformat(value))
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if question.kind in {"citizen_id", "phone"} and isinstance(value, str):
        return value
    return text


def _said(filled: Filled, text: str) -> str:
    answer = filled.answer
    if answer is None or filled.spot.question.kind not in _SHOWN_AS_SAID:
        return ""
    return "" if fold(answer.said) == fold(text) else answer.said


def _listed(question: Question, value: Value | None, book: Book) -> str:
    if question.kind != "ethnic_group":
        return ""
    groups = book.lexicon.ethnic_groups
    listed = next((group.listed for group in groups if group.name == value), "")
    return "" if listed == value else listed


def _photos(question: Question, value: Value | None) -> tuple[str, ...]:
    return value if question.kind == "photo" and isinstance(value, tuple) else ()
