"""How an answer fits the words of a choice: as a yes or a no, as a part, or by likeness."""

from collections.abc import Sequence
from functools import lru_cache

from rapidfuzz import fuzz

from bot.model.flow import Choice
from bot.understanding import yes_no
from bot.understanding.spelling.clean import fold, has_accents, same_words, words

_NEGATIVE = frozenset({"khong", "chua", "hong", "ko", "hok", "khg", "chang"})
_EMPTY = _NEGATIVE | {"co", "roi", "biet", "phai", "la", "cai", "giay", "da"}
_NEAR = 84
_SHORTEST, _LONGEST = 4, 60  # letters worth comparing for likeness


@lru_cache(maxsize=2_000)
def forms(choice: Choice) -> tuple[list[str], ...]:
    """Give every way to name a choice, in words."""
    named = [words(form) for form in (choice.label, *choice.words)]
    return (*named, words(choice.id.replace("_", " ")), [choice.id.lower()])


def by_yes_or_no(typed: list[str], choices: Sequence[Choice]) -> tuple[str, ...]:
    """Match "rồi", "hổng có", "quên rồi" with the one choice that says the same."""
    said = " ".join(typed)
    is_mere = _EMPTY.issuperset(map(fold, typed))
    meant = yes_no.meaning(said) or (yes_no.leaning(said) if is_mere else "")
    if not meant:
        return ()
    same = tuple(
        choice.id
        for choice in choices
        if any(yes_no.meaning(form) == meant for form in (choice.label, *choice.words))
    )
    if same:
        return same
    found = tuple(choice.id for choice in choices if yes_no.leaning(choice.label) == meant)
    return found if len(found) == 1 else ()


def by_part(typed: list[str], choices: Sequence[Choice]) -> tuple[str, ...]:
    """Match a part of a label, or a label within a sentence; the longest label wins."""
    if _EMPTY.issuperset(map(fold, typed)):
        return ()
    denied = bool(_NEGATIVE & set(map(fold, typed)))
    fits = [
        (len(form), _stands_in(form, typed), choice.id)
        for choice in choices
        for form in forms(choice)
        if denied == bool(_NEGATIVE & set(map(fold, form)))
        and (within(form, typed) or within(typed, form))
    ]
    longest = max((size for size, _, _ in fits), default=0)
    whole = [(found, same) for size, same, found in fits if size == longest or size >= len(typed)]
    if has_accents(" ".join(typed)) and any(same for _, same in whole):
        whole = [(found, same) for found, same in whole if same]
    return tuple(dict.fromkeys(found for found, _ in whole))


def _stands_in(form: list[str], typed: list[str]) -> bool:
    """Say whether one holds the other letter by letter, with its accents."""
    one, other = f" {' '.join(form)} ", f" {' '.join(typed)} "
    return one in other or other in one


def best_likeness(typed: list[str], known: list[list[str]]) -> float:
    """Give how much it is like the likest, of 100."""
    said = fold(" ".join(typed))
    return max((fuzz.ratio(said, fold(" ".join(form))) for form in known), default=0)


def within(part: list[str], sentence: list[str]) -> bool:
    """Say whether the words stand in the sentence, side by side."""
    size = len(part)
    if not size or len("".join(part)) == 1:
        return False
    return any(
        same_words(sentence[at : at + size], part) or same_words(part, sentence[at : at + size])
        for at in range(len(sentence) - size + 1)
    )


def by_likeness(typed: list[str], choices: Sequence[Choice]) -> tuple[str, ...]:
    """Match a misspelt label or one of its words."""
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
