"""One of the answers a question offers: by number, by its words, or by a part of them."""

import re
from collections.abc import Sequence

from rapidfuzz import fuzz

from bot.model.answer import Value
from bot.model.flow import Choice
from bot.model.reading import About, Doubtful, Reading, Understood, Unread
from bot.understanding import yes_no
from bot.understanding.clean import fold, same_words, words
from bot.understanding.phrases import Phrases
from bot.understanding.word_sets import phrase_set

_NUMBER = re.compile(
    r"(?:(?:so|cau|nut|cai|muc|chon|phim|o|y)\s*)*(?:thu\s*)?([0-9]{1,2})[.)]?(?:\s*(?:di|thoi|do|nhe|nha))*"
)
_PLACES = Phrases(
    {
        "0": "cái đầu · cái đầu tiên · đầu tiên · cái thứ nhất · thứ nhất · cái trên"
        " · cái trên cùng"
        " · một · số một · cái một",
        "1": "cái thứ hai · thứ hai · hai · số hai · cái hai",
        "2": "cái thứ ba · thứ ba · ba · số ba",
        "3": "cái thứ tư · thứ tư · bốn · số bốn",
        "4": "cái thứ năm · thứ năm · năm · số năm",
        "5": "cái thứ sáu · thứ sáu · sáu · số sáu",
        "-1": "cuối · cái cuối · cuối cùng · cái cuối cùng · cái dưới · cái chót · chót",
    }
)
_ALL = phrase_set(
    "het · tat ca · co het · co du · du ca · du het · lay het · moi thu · het luon · tat · all"
)
_COUNTS = {2: "hai", 3: "ba", 4: "bon", 5: "nam", 6: "sau"}
_SPLIT = re.compile(r"\s*(?:[,;+&/\n]|\bvà\b|\bva\b|\bvới\b|\bvoi\b|\bcùng\b)\s*")
_FIGURES = re.compile(r"[0-9]{1,2}(?:\s+[0-9]{1,2})+")
_MOST_PARTS = 20
_NEGATIVE = frozenset({"khong", "chua", "hong", "ko", "hok", "khg", "chang"})
_EMPTY = _NEGATIVE | {"co", "roi", "biet", "phai", "la", "cai", "giay", "da"}
_NEAR = 84
_SHORTEST, _LONGEST = 4, 60  # letters worth comparing for likeness


def read(text: str, about: About) -> Reading:
    """Read the id of one choice; several that fit are asked back."""
    found = match(text, about.choices)
    if len(found) == 1:
        return _sure(text, found[0], about)
    found = found or several(text, about.choices)
    return Doubtful(found[:3], "choice.which") if found else _without_match(text)


def _sure(text: str, found: str, about: About) -> Reading:
    """Take one match for certain, unless a small part of a long label was all that was said."""
    typed = words(text)
    forms = [form for choice in about.choices if choice.id == found for form in _forms(choice)]
    holding = [form for form in forms if _within(typed, form)]
    is_slight = bool(holding) and all(len(typed) * 2 < len(form) for form in holding)
    return Doubtful((found,), "choice.slight") if is_slight else Understood(found)


def echo(value: Value, about: About) -> str:
    labels = (choice.label for choice in about.choices if choice.id == value)
    return next(labels, str(value))


def match(text: str, choices: Sequence[Choice]) -> tuple[str, ...]:
    """Give the ids that fit, from the most exact way of fitting that gives any."""
    typed = words(text)
    if not typed or not choices:
        return ()
    for attempt in (exact, by_place, _by_yes_or_no, _by_part, _by_likeness):
        found = attempt(typed, choices)
        if found:
            return found
    return ()


def several(text: str, choices: Sequence[Choice]) -> tuple[str, ...]:
    """Give the choices of an answer that names more than one: "1 với 3", "cả hai", "hết"."""
    said = fold(text)
    if said in _ALL or said == f"ca {_COUNTS.get(len(choices), '')}":
        return tuple(choice.id for choice in choices)
    lowered = text.lower().strip()
    parts = lowered.split() if _FIGURES.fullmatch(lowered) else _SPLIT.split(lowered)
    parts = [part for part in parts if part]
    if not 1 < len(parts) <= _MOST_PARTS:
        return ()
    found = [match(part, choices) for part in parts]
    if not all(len(one) == 1 for one in found):
        return ()
    picked = {one[0] for one in found}
    return tuple(choice.id for choice in choices if choice.id in picked)


def exact(typed: list[str], choices: Sequence[Choice]) -> tuple[str, ...]:
    """Give the choices whose label, words or id was typed."""
    for same in (list.__eq__, same_words):
        found = tuple(
            choice.id for choice in choices if any(same(typed, form) for form in _forms(choice))
        )
        if found:
            return found
    return ()


def by_place(typed: list[str], choices: Sequence[Choice]) -> tuple[str, ...]:
    """Give the choice that "2", "số 2", "cái đầu" or "cuối" points at."""
    number = _NUMBER.fullmatch(fold(" ".join(typed)))
    place = int(number[1]) - 1 if number else int(_PLACES.of(typed) or "99")
    last = len(choices) - 1
    if place == -1 and number is None:
        place = last
    return (choices[place].id,) if 0 <= place <= last else ()


def _forms(choice: Choice) -> list[list[str]]:
    named = [words(form) for form in (choice.label, *choice.words)]
    return [*named, words(choice.id.replace("_", " ")), [choice.id.lower()]]


def _by_yes_or_no(typed: list[str], choices: Sequence[Choice]) -> tuple[str, ...]:
    """Match "rồi", "hổng có", "quên rồi" with the one choice that says the same."""
    meant = yes_no.meaning(" ".join(typed))
    if not meant:
        return ()
    found = tuple(choice.id for choice in choices if yes_no.leaning(choice.label) == meant)
    return found if len(found) == 1 else ()


def _by_part(typed: list[str], choices: Sequence[Choice]) -> tuple[str, ...]:
    """Match a part of a label, or a label within a sentence; the longest label wins."""
    if _EMPTY.issuperset(map(fold, typed)):
        return ()
    denied = bool(_NEGATIVE & set(map(fold, typed)))
    fits = [
        (len(form), choice.id)
        for choice in choices
        for form in _forms(choice)
        if denied == bool(_NEGATIVE & set(map(fold, form)))
        and (_within(form, typed) or _within(typed, form))
    ]
    longest = max((size for size, _ in fits), default=0)
    whole = [found for size, found in fits if size == longest or size >= len(typed)]
    return tuple(dict.fromkeys(whole))


def _within(part: list[str], sentence: list[str]) -> bool:
    size = len(part)
    if not size or len("".join(part)) == 1:
        return False
    return any(
        same_words(sentence[at : at + size], part) or same_words(part, sentence[at : at + size])
        for at in range(len(sentence) - size + 1)
    )


def _by_likeness(typed: list[str], choices: Sequence[Choice]) -> tuple[str, ...]:
    said = fold(" ".join(typed))
    if not _SHORTEST <= len(said) <= _LONGEST:
        return ()
    denied = bool(_NEGATIVE & set(said.split()))
    scored = [
        (max(_likeness(said, fold(form), denied=denied) for form in (c.label, *c.words)), c.id)
        for c in choices
    ]
    best = max(scored)
    return tuple(found for score, found in scored if score >= max(_NEAR, best[0] - 3))


def _likeness(said: str, form: str, *, denied: bool) -> float:
    if denied != bool(_NEGATIVE & set(form.split())):
        return 0
    return fuzz.ratio(said, form)


def _without_match(text: str) -> Reading:
    match yes_no.meaning(text):
        case "unknown":
            return Doubtful((), "choice.unknown")
        case "later":
            return Doubtful((), "choice.later")
        case _:
            return Unread("choice.unclear")
