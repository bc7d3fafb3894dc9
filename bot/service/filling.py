"""Answers become what stands printed on a form, written as officials write them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from bot.dossier.shares import shares
from bot.engine.route import Route, Spot
from bot.model.answer import Value
from bot.model.book import Book, Office
from bot.model.flow import Flow, Question
from bot.model.reading import About
from bot.understanding import kinds
from bot.understanding.address import province_echo
from bot.understanding.numbers.in_words import amount_in_words, date_in_words

Filled = dict[str, object]
MaySee = Callable[[str], bool]

_CHOSEN = frozenset({"choice", "choices"})
_AS_TYPED = frozenset({"citizen_id", "phone", "text", "person_name"})


@dataclass(frozen=True, slots=True)
class Case:
    """What a paper is about. `code` is empty until it is handed in."""

    book: Book
    flow: Flow
    office: Office
    today: date
    route: Route | None = None  # None: a blank form
    code: str = ""
    may_see: MaySee = lambda _: True


def filled_in(case: Case) -> Filled:
    """Give what a template is drawn from; `catalogue/slips/mau.typ` reads it."""
    iso = case.today.isoformat()
    return {
        "blank": case.route is None,
        "code": case.code,
        "office": _office(case.office),
        "flow": {"title": case.flow.title, "procedure": _procedure(case)},
        "today": {"figures": _day(iso), "words": date_in_words(iso)},
        "items": _items(case),
        "dossier": {},  # what only slips tell
        **_written(case, ""),
    }


def _office(office: Office) -> Filled:
    return {
        "name": office.name,
        "province": province_echo(office.province) if office.province else "",
        "address": office.address,
        "phone": office.phone,
        "hours": office.hours,
    }


def _procedure(case: Case) -> str:
    procedure = case.book.procedures.get(case.flow.slug)
    return procedure.name if procedure else case.flow.title


def _items(case: Case) -> Filled:
    """Give the items of each repeat."""
    items = case.route.facts.items if case.route else {}
    return {repeat: [_written(case, item) for item in named] for repeat, named in items.items()}


def _shares(case: Case) -> dict[str, str]:
    """Give each one's share of what is counted over several.

    What is called alike is one whole: the owner's `chu.phan_gop` and each `thanh_vien.phan_gop`.
    """
    spots = [s for s in (case.route.spots if case.route else ()) if s.question.kind == "money"]
    wholes = {_last_name(spot) for spot in spots if spot.question.repeat}
    split: dict[str, str] = {}
    for whole in wholes:
        keys = [spot.key for spot in spots if _last_name(spot) == whole]
        sums = [value for key in keys if isinstance(value := _value(case, key), int)]
        if len(sums) == len(keys):
            split |= zip(keys, map(_percent, shares(sums)), strict=True)
    return split


def _last_name(spot: Spot) -> str:
    return spot.question.id.rpartition(".")[2]


def _written(case: Case, item: str) -> Filled:
    """Write the answers out: those of one item, or (no item) those outside all repeats."""
    fields: dict[str, str] = {}
    words: dict[str, str] = {}
    chosen: dict[str, str] = {}
    own: dict[str, str] = {}
    split = _shares(case)
    for spot in _spots(case, item):
        name, value = spot.question.id, _value(case, spot.key)
        if value is None:
            continue
        fields[name] = _text(case, spot.question, value)
        words[name] = _in_words(spot.question, value)
        chosen[name] = _chosen(case, spot.question, value)
        own |= {name: split[spot.key]} if spot.key in split else {}
    return {"fields": fields, "words": words, "chosen": chosen, "shares": own}


def _spots(case: Case, item: str) -> list[Spot]:
    spots = case.route.spots if case.route else ()
    return [s for s in spots if s.item == item and s.question.id in case.flow.by_id]


def _value(case: Case, key: str) -> Value | None:
    return case.route.values.get(key) if case.route and case.may_see(key) else None


def _text(case: Case, question: Question, value: Value) -> str:
    """Write a value; what was chosen beside the kind's own values ("không nhớ") stays blank."""
    if question.kind == "photo" or (_is_fixed(question, value) and question.kind not in _CHOSEN):
        return ""
    if question.kind == "date":
        return _day(str(value))
    if isinstance(value, int) and not isinstance(value, bool):
        return f"{value:,}".replace(",", ".")
    if question.kind in _AS_TYPED:
        return str(value)
    about = About(case.today, question.limits, question.choices, case.book.lexicon)
    return kinds.echo(question.kind, value, about)


def _in_words(question: Question, value: Value) -> str:
    if _is_fixed(question, value):
        return ""
    if question.kind == "date":
        return date_in_words(str(value))
    is_money = question.kind == "money" and isinstance(value, int)
    return amount_in_words(int(value)) if is_money and isinstance(value, int) else ""


def _chosen(case: Case, question: Question, value: Value) -> str:
    """Give the id of a choice; of a line of business its code."""
    if isinstance(value, bool):
        return "co" if value else "khong"
    if isinstance(value, tuple):
        return " ".join(value)
    if question.kind == "business_line":
        lines = case.book.lexicon.business_lines
        return next((line.code for line in lines if line.name == value), "")
    return str(value) if _is_fixed(question, value) else ""


def _is_fixed(question: Question, value: Value) -> bool:
    return any(choice.id == value for choice in question.choices)


def _day(iso: str) -> str:
    """Write 23/11/2026, or what is known of it: 11/2026, 2026."""
    return "/".join(reversed(iso.split("-")))


def _percent(share: int) -> str:
    whole, hundredths = divmod(share, 100)
    return f"{whole},{hundredths:02}".rstrip("0").rstrip(",")
