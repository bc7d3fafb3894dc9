"""One of the answers a question offers: by number, by its words, or by a part of them."""

import re
from collections.abc import Sequence

from bot.model.answer import Value
from bot.model.flow import Choice
from bot.model.reading import About, Doubtful, Reading, Understood, Unread
from bot.understanding import yes_no
from bot.understanding.picking.choice_fits import (
    best_likeness,
    by_likeness,
    by_part,
    by_yes_or_no,
    forms,
    within,
)
from bot.understanding.picking.choice_places import letter_place, place_of, plain_figures
from bot.understanding.spelling.clean import every_word, fold, same_words, words
from bot.understanding.spelling.typing_styles import standard, undo_typing
from bot.understanding.spelling.word_sets import phrase_set, word_set
from bot.understanding.taken_back import kept

_ALL = phrase_set(
    "het · tat ca · co het · co du · du ca · du het · lay het · moi thu · het luon · tat · all"
    " · het tron · het rao · tat tan tat · ca dam · tat ca luon · co tat ca · het tat ca ·"
    " het sach"
    " · toan bo · ca thay · tat thay · het tron luon · lay tat ca · chon het · chon tat ca ·"
    " du thu"
    " · cai nao cung co · cai gi cung co · thu gi cung co"
)
_ANY = re.compile(
    r"(?:.* )?(?:nao|gi|sao) cung (?:duoc|dc|the|vay|ok)(?: .{0,8})?|tuy(?: .{0,16})?|nhu cu"
    r"|nhu tren"
    r"|nhu hoi nay|nhu lan truoc|nhu bua truoc|nhu truoc|giong (?:cu|hoi nay|lan truoc|bua"
    r" truoc|cai truoc|tren)"
    r"|(?:em |ban |can bo )?(?:chon|lua) (?:giup|gium|dum|ho|cho)(?: .{0,12})?|cai do|cai nay"
    r"|cai kia|cai hoi nay"
    r"|cai nao (?:tot|nhanh|re|de|don gian)(?: .{0,16})?"
)
_BUT = re.compile(
    r"(?:.* )?(?:khong phai|ko phai|hong phai|k phai|tru|ngoai tru|ngoai|bo|khac|khong lay"
    r"|khong chon|dung chon)"
    r"(?: (?:cai|so|ra|nut|la))* (.+)"
)
# Said around a choice, and nothing of it: "tui là mẹ của bé".
_AROUND = word_set(
    "tui toi em minh la cua be chau no con chon lay lam cho cai so nha thi day ne do a di thoi voi"
    " nhe nghe anh chi cai dang muon can ra ma roi luon oi da u ok vang giay to cua ban nay ay la"
    " duoc dua minh thang cu con_be ruot xin cau nut gium giup bo sinh o ten cua co hai bua hien"
)
_LONG_I = {"kí": "ký", "ki": "ky", "lí": "lý", "li": "ly", "quí": "quý", "mĩ": "mỹ", "tỉ": "tỷ"}
_COUNTS = {2: "hai", 3: "ba", 4: "bon", 5: "nam", 6: "sau"}
_SAID_COUNTS = {"hai": 2, "2": 2, "ba": 3, "3": 3, "bon": 4, "4": 4}
_ENDS = re.compile(r"(hai|2|ba|3|bon|4) (?:cai|thu|giay|nut) (dau|cuoi)(?: tien| cung)?")
_SPLIT = re.compile(
    r"\s*(?:[,;+&/\n]|\b(?:và|va|với|voi|cùng|cung|hoặc|hoac|hay là|hay la|hay|lẫn|lan|thêm|them"
    r"|rồi)\b)\s*"
)
_AND = re.compile(r"\s+(?:và|với|cùng với|cùng|va|voi|&|\+)\s+")
_EITHER = re.compile(r"\b(?:hoặc|hoac|hay)\b")
_RANGE = re.compile(r"(?:từ |tu )?([0-9])\s*(?:-|\u2013|đến|den|tới|toi)\s*([0-9])")
_FIGURES = re.compile(
    r"(?:(?:số|so|cái|cai|nút|ô|o|mục|câu) )?[0-9]{1,2}(?:\s+(?:(?:số|so|cái|cai|nút|ô|o|mục"
    r"|câu) )?[0-9]{1,2})+"
)
_STUCK = re.compile(r"(?<=[0-9])(?=[^\W\d_])|(?<=[^\W\d_])(?=[0-9])")
_ROW = re.compile(r"[0-9]{1,2}(?:[.\-\s]+[0-9]{1,2})+[.\s]*")  # "1. 2. 3.", "1-2-3"
_ALSO = re.compile(r"(?: (?:luon|di|em|nha|nhe|a|tron|troi|do|nghe|hi))+$")
_MOST_PARTS = 20
_MOST = 3  # readings offered
_SURE = 92  # of 100: one letter of a word
_LONGEST = 60  # letters


def read(text: str, about: About) -> Reading:
    """Read the id of one choice; several that fit, or only likely ones, are asked back."""
    text = plain_figures(text)
    found = match(text, about.choices)
    named = several(text, about.choices)
    if len(named) > 1 and not exact(words(text), about.choices):
        found = named
    if len(found) == 1:
        return _sure(text, found[0], about)
    if found:
        return Doubtful(found[:_MOST], "choice.which")
    left = left_over(text, about.choices)
    if left:
        return Doubtful(left[:_MOST], "choice.slight" if len(left) == 1 else "choice.which")
    return _without_match(text, about.choices)


def is_sure(text: str, found: str, choices: Sequence[Choice]) -> bool:
    """Say whether a match is certain: no small part of a long label, nor "mẹ" in "mẹ chồng"."""
    return any(_is_sure(typed, text, found, choices) for typed in _typings(text))


def _is_sure(typed: list[str], text: str, found: str, choices: Sequence[Choice]) -> bool:
    known = [form for choice in choices if choice.id == found for form in forms(choice)]
    if typed in known or place_of(typed, len(choices)) is not None:
        return True
    holding = [form for form in known if within(typed, form)]
    if holding:
        return any(len(typed) * 2 >= len(form) for form in holding)
    held = [form for form in known if within(form, typed)]
    if held:
        return len(max(held, key=len)) > 1 or _is_all_around(typed, held)
    return bool(yes_no.meaning(text)) or best_likeness(typed, known) >= _SURE


def _is_all_around(typed: list[str], held: list[list[str]]) -> bool:
    said = {fold(word) for form in held for word in form}
    return all(fold(word) in _AROUND | said for word in typed)


def left_over(text: str, choices: Sequence[Choice]) -> tuple[str, ...]:
    """Give what a negative pick leaves: "trừ cái đầu", "không phải cái 1"; or one put right."""
    lowered = " ".join(words(text))
    meant = kept(lowered)
    if meant:
        return match(meant, choices)
    refused = _BUT.fullmatch(fold(lowered))
    out = match(refused[1], choices) if refused else ()
    return tuple(one.id for one in choices if one.id not in out) if len(out) == 1 else ()


def _sure(text: str, found: str, about: About) -> Reading:
    if is_sure(text, found, about.choices) and not names_more(text, about.choices):
        return Understood(found)
    return Doubtful((found,), "choice.slight")


def echo(value: Value, about: About) -> str:
    labels = (choice.label for choice in about.choices if choice.id == value)
    return next(labels, str(value))


def match(text: str, choices: Sequence[Choice]) -> tuple[str, ...]:
    """Give the ids that fit, from the most exact way of fitting that gives any."""
    whole = exact(every_word(text), choices)  # before "trong nhà" loses its "nha"
    if whole or not choices:
        return whole
    for typed in _typings(text):
        for attempt in (exact, by_place, by_yes_or_no, by_part, by_likeness):
            found = attempt(typed, choices)
            if found:
                return found
    return ()


def _typings(text: str) -> list[list[str]]:
    """Give the words as they were typed, and without keys left over where there are any."""
    typed = words(text)
    undone = words(undo_typing(text[:_LONGEST]))
    long_i = [_LONG_I.get(word, word) for word in undone]
    common = [standard(word) for word in undone]
    ways = [typed, *(way for way in (undone, long_i, common) if way != typed)]
    return [way for way in ways if way]


def several(text: str, choices: Sequence[Choice]) -> tuple[str, ...]:
    """Give the choices of an answer that names more than one: "1 với 3", "cả hai", "hết"."""
    said = fold(" ".join(words(text)))
    counted = {f"ca {_COUNTS.get(len(choices), '')}", f"ca {len(choices)}"}
    if {said, _ALSO.sub("", said)} & _ALL or said.removesuffix(" cai") in counted:
        return tuple(choice.id for choice in choices)
    if ends := _ENDS.fullmatch(said):
        return _at_an_end(_SAID_COUNTS[ends[1]], choices, is_first=ends[2] == "dau")
    lowered = _STUCK.sub(" ", text.lower().strip()) if len(text) <= _LONGEST else text.lower()
    figures = _FIGURES.fullmatch(lowered) or _ROW.fullmatch(lowered)
    parts = re.findall("[0-9]+", lowered) if figures else _SPLIT.split(lowered)
    parts = [part.removeprefix("cả ") for part in parts if part]
    if not 1 < len(parts) <= _MOST_PARTS:
        return ()
    found = [match(part, choices) for part in parts]
    if not all(len(one) == 1 for one in found):
        return ()
    picked = {one[0] for one in found}
    return tuple(choice.id for choice in choices if choice.id in picked)


def _at_an_end(count: int, choices: Sequence[Choice], *, is_first: bool) -> tuple[str, ...]:
    """Give the first or the last few: "hai cái đầu"."""
    ids = tuple(choice.id for choice in choices)
    if count > len(ids):
        return ()
    return ids[:count] if is_first else ids[-count:]


def is_either(text: str) -> bool:
    """Say whether one of several is left open: "1 hay 3", or "1-3", which may be two or three."""
    lowered = text.lower()
    return bool(_EITHER.search(lowered) or _RANGE.fullmatch(lowered.strip()))


def ranged(text: str, choices: Sequence[Choice]) -> tuple[tuple[str, ...], ...]:
    """Give what "1-3" may mean: all from the one to the other, or just these two."""
    found = _RANGE.fullmatch(text.lower().strip())
    first, last = (int(found[1]), int(found[2])) if found else (0, 0)
    if not 0 < first < last <= len(choices):
        return ()
    ids = [choice.id for choice in choices]
    both = (ids[first - 1], ids[last - 1])
    return tuple(dict.fromkeys((tuple(ids[first - 1 : last]), both)))


def names_more(text: str, choices: Sequence[Choice]) -> bool:
    """Say whether beside one choice stands something that is none: "sổ đỏ với cà vẹt"."""
    parts = _AND.split(text.lower())
    if len(parts) == 1 or exact(words(text), choices):
        return False
    matched = [bool(match(part, choices)) for part in parts]
    return any(matched) and not all(
        is_one or _AROUND.issuperset(map(fold, words(part)))
        for is_one, part in zip(matched, parts, strict=True)
    )


def exact(typed: list[str], choices: Sequence[Choice]) -> tuple[str, ...]:
    """Give the choices whose label, words or id was typed."""
    for same in (list.__eq__, same_words):
        found = tuple(
            choice.id for choice in choices if any(same(typed, form) for form in forms(choice))
        )
        if found:
            return found
    return ()


def by_place(typed: list[str], choices: Sequence[Choice]) -> tuple[str, ...]:
    """Give the choice that "2", "số 2", "cái đầu" or "cuối" points at."""
    place = place_of(typed, len(choices))
    return (choices[place].id,) if place is not None else ()


def _without_match(text: str, choices: Sequence[Choice]) -> Reading:
    typed = words(text)
    place = letter_place(typed, len(choices))
    if place is not None:
        return Doubtful((choices[place].id,), "choice.slight")
    if _ANY.fullmatch(fold(" ".join(typed))):
        few = tuple(choice.id for choice in choices) if len(choices) <= _MOST else ()
        return Doubtful(few, "choice.which" if few else "choice.any")
    match yes_no.meaning(text):
        case "unknown":
            return Doubtful((), "choice.unknown")
        case "later":
            return Doubtful((), "choice.later")
        case _:
            return Unread("choice.unclear")
