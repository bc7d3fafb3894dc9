"""A name parted from the words around it: lead-ins, titles, politeness, what else was told."""

import re
from dataclasses import dataclass, replace

from bot.understanding.names import name_words as known
from bot.understanding.spelling.clean import fold, has_accents, one_placement

_EDGES = ' .,;:!?"“”‘*_~-–—•·()[]{}<>«»…|/\\`=^#'  # noqa: RUF001
_FEWEST = 2  # tiếng of a full name
_MOST_IN_LEAD = 14
_DATE = re.compile(
    r"[0-9]{1,2}[./-][0-9]{1,2}(?:[./-][0-9]{2,4})?|(?:19|20)[0-9]{2}|[0-9.]{6,}"
    r"|(?:sn|ns)[0-9]{2,4}|[0-9]{1,3}(?:t|tuổi)"
)
_COMPOUND = re.compile(r"\w['-]\w")
_AGE = re.compile("[0-9]{1,3}")


@dataclass(frozen=True, slots=True)
class Core:
    """The words left for a name, and what was found around them.

    `before` and `after` are words left out that may after all belong to the name.
    """

    words: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    is_announced: bool = False
    is_titled: bool = False
    is_unsure: bool = False


def core_of(clause: str) -> Core:
    """Leave out what is no name in one clause."""
    words = tuple(word for word in (part.strip(_EDGES) for part in clause.split()) if word)
    core = _without_fillers(Core(words))
    core = _without_lead(core)
    core = _without_title(_without_fillers(core))
    return _without_ends(_cut(_without_ends(core)))


def low(word: str) -> str:
    return one_placement(word.lower())


def lows(words: tuple[str, ...]) -> list[str]:
    return [low(word) for word in words]


def is_complete(words: tuple[str, ...]) -> bool:
    """Say whether the words can be a full name: two of them, or H'Riêu; the last no middle one."""
    is_long = len(words) >= _FEWEST or _COMPOUND.search("".join(words)) is not None
    return is_long and low(words[-1]) not in known.MIDDLES


def begins_with_surname(words: tuple[str, ...]) -> bool:
    if not words:
        return False
    first = low(words[0])
    return first in known.SURNAMES or (not has_accents(first) and first in _BARE_SURNAMES)


_BARE_SURNAMES = frozenset(map(fold, known.SURNAMES))


def is_around(word: str) -> bool:
    """Say whether a word can stand in a lead-in, "tên của bé là"."""
    typed = low(word)
    return typed in known.LEADS or (not has_accents(typed) and typed in known.BARE_LEADS)


def are_around(words: tuple[str, ...]) -> bool:
    """Say whether all words lead in; where some have their marks, all must have them."""
    spoken = lows(words)
    leads = known.LEADS if has_accents(" ".join(spoken)) else known.LEADS | known.BARE_LEADS
    return leads.issuperset(spoken)


def _without_fillers(core: Core) -> Core:
    words = core.words
    while len(words) > 1 and low(words[0]) in known.FILLERS:
        words = words[1:]
    return replace(core, words=words)


def _without_lead(core: Core) -> Core:
    """Leave out "bé tên là": words that lead in, up to the last that announces a name."""
    end = 0
    for at, word in enumerate(core.words[:_MOST_IN_LEAD]):
        if not is_around(word):
            break
        if low(word) in known.MARKERS and not _is_surname_la(core.words[: at + 1]):
            end = at + 1
    if not end:
        return core
    spoken = lows(core.words[:end])
    left = core.words[end:]
    is_unsure = bool(known.HEDGES.heard(spoken)) or core.is_unsure
    lead = replace(core, words=left, is_announced=True, is_unsure=is_unsure)
    return _without_kin(lead) if spoken[-1] in {"tên", "ten"} else lead


def _is_surname_la(lead: tuple[str, ...]) -> bool:
    """Tell the La of "em tên La Văn Cầu" from a "là" typed without its mark."""
    if low(lead[-1]) != known.LONE_MARKER:
        return False
    return len(lead) == 1 or has_accents(" ".join(lead))


def _without_kin(core: Core) -> Core:
    """Leave out the "mẹ" of "tên mẹ Đinh Thị Lan"."""
    words = core.words
    while (size := begins_title(words)) and low(words[0]) not in known.TITLES_IN_NAMES:
        if not begins_with_surname(words[size:]):
            break
        words = words[size:]
    return replace(core, words=words)


def begins_title(words: tuple[str, ...]) -> int:
    """Count the words of a title in front: "con bé", "ông"."""
    spoken = lows(words)
    pair = known.TITLE_PAIRS.heard_at(spoken, 0)
    if pair is not None:
        return pair.end
    return int(bool(spoken) and spoken[0] in known.TITLES)


def _without_title(core: Core) -> Core:
    """Leave out "ông" before a name; "Bé" and "Ông" may begin one where no surname follows."""
    size = 0
    while more := begins_title(core.words[size:]):
        size += more
    rest = core.words[size:]
    if not size or not rest:
        return core
    titled = replace(core, words=rest, is_titled=True)
    has_surname = begins_with_surname(rest) and low(rest[0]) not in known.MIDDLES
    is_short = len(rest) == _FEWEST and low(core.words[0]) in known.TITLES_IN_NAMES
    may_belong = size == 1 and len(rest) > 1 and (is_short or not has_surname)
    return replace(titled, before=core.words[:size]) if may_belong else titled


def _cut(core: Core) -> Core:
    """Leave out what follows a full name: "sinh năm 95", "ở Ba Động", "là mẹ bé"."""
    spoken = lows(core.words)
    for at in range(1, len(spoken)):
        if not _begins_else(spoken, at) or _is_written_as_name(core.words, at):
            continue
        before = core.words[:at]
        if is_complete(before):
            return replace(core, words=before, after=_perhaps_a_name(core.words, at))
        if at == 1 and not begins_cut(spoken, at):
            return replace(core, words=before)
    return core


def _is_written_as_name(words: tuple[str, ...], at: int) -> bool:
    """Say whether a single word that may begin something else is capital like the name."""
    is_lone = low(words[at]) in known.LONE_CUTS
    return is_lone and words[at][0].isupper() and not words[at - 1].isupper()


def _perhaps_a_name(words: tuple[str, ...], at: int) -> tuple[str, ...]:
    """Give the "Sinh" of "Lê Ngọc Sinh năm 95": it may end the name of two tiếng before."""
    word = low(words[at])
    is_name_too = word in {"sinh", "năm"} and _begins_else(lows(words), at + 1)
    is_lone = word in known.LONE_CUTS - known.PLAIN_CUTS
    return words[at : at + 1] if at == _FEWEST and (is_name_too or is_lone) else ()


def _begins_else(spoken: list[str], at: int) -> bool:
    if at >= len(spoken):
        return False
    word, is_last = spoken[at], at == len(spoken) - 1
    if _DATE.fullmatch(word) or (_AGE.fullmatch(word) and spoken[at + 1 : at + 2] == ["tuổi"]):
        return True
    if word in {"năm", "nam", "sn", "ns", "sinh", "sanh"} and not is_last:
        return spoken[at + 1][0].isdecimal() or begins_cut(spoken, at)
    return begins_cut(spoken, at) or (word in known.LONE_CUTS and not is_last)


def begins_cut(spoken: list[str], at: int) -> bool:
    """Say whether a phrase begins here that is no name; with its marks, where others have them."""
    phrases = known.CUTS if has_accents(" ".join(spoken)) else known.BARE_CUTS
    sizes = range(1, known.LONGEST_CUT + 1)
    return any(" ".join(spoken[at : at + size]) in phrases for size in sizes)


def _without_ends(core: Core) -> Core:
    """Leave out politeness at the end; what may belong to the name is remembered."""
    while len(core.words) > 1:
        shorter = _without_polite_end(core) or _without_particle(core)
        if shorter is None:
            break
        core = shorter
    return core


def _without_polite_end(core: Core) -> Core | None:
    spoken = lows(core.words)
    for size in range(min(4, len(spoken) - 1), 1, -1):
        left = core.words[:-size]
        if " ".join(spoken[-size:]) in known.POLITE_ENDS and not _is_all_capital(core.words):
            is_whole = is_complete(left) or len(left) == 1
            return replace(core, words=left, after=()) if is_whole else None
    return None


def _without_particle(core: Core) -> Core | None:
    left, last = core.words[:-1], low(core.words[-1])
    is_after_middle = low(left[-1]) in known.MIDDLES
    if last in known.NEVER_NAMES or (last in known.PARTICLES and not is_after_middle):
        return replace(core, words=left)
    if _is_all_capital(core.words) or core.after:
        return None
    if _is_surely_an_end(left, core.words[-1]):
        return replace(core, words=left)
    if last in known.DOUBTED_ENDS | known.END_WORDS and is_complete(left):
        return replace(core, words=left, after=core.words[-1:])
    return None


def _is_surely_an_end(left: tuple[str, ...], last: str) -> bool:
    """Tell politeness from a name: small after capitals, or after a full name of three tiếng."""
    stands_out = last.islower() and all(word[0].isupper() for word in left)
    if low(last) in known.END_WORDS:
        is_whole = is_complete(left) and (stands_out or len(left) > _FEWEST)
        return is_whole or len(left) == 1
    return low(last) in known.DOUBTED_ENDS and stands_out and is_complete(left)


def _is_all_capital(words: tuple[str, ...]) -> bool:
    """Say whether every word is written like a name: Nguyễn Văn Luôn."""
    return all(word[0].isupper() and not (len(word) > 1 and word.isupper()) for word in words)
