"""A person's full name, kept as typed, each tiếng capital. Accents are never invented."""

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.model.answer import Value
from bot.model.reading import About, Doubtful, Reading, Understood, Unread, values_of
from bot.understanding import yes_no
from bot.understanding.names import name_words as known
from bot.understanding.names.name_clauses import Clause, clauses_of, plain
from bot.understanding.names.name_core import Core, begins_with_surname, core_of, is_complete, lows
from bot.understanding.names.name_judging import judge
from bot.understanding.names.name_spelling import spelled, without_hints
from bot.understanding.spelling.clean import clean, fold
from bot.understanding.taken_back import denies, kept, without_the_other

_APOSTROPHES = re.compile("[’‘ʼ`´′＇]")  # noqa: RUF001
_SPACED_APOSTROPHE = re.compile(r"(?<=\b[^\W\d_])(?:\s*'\s+|\s+')(?=[^\W\d_])")
_QUOTED = re.compile(r"''+|(?<!\w)'(?:([^']+)'(?!\w))?")
_PLACE = re.compile(r"\b(?:benh vien|tram (?:y te|xa)|trung tam|nha thuong|dung het|o day)\b")
_CORRECTION = re.compile(
    r"^(.*?)[\s,.]+(?:à không phải|à không|a khong phai|a khong|à nhầm|a nham|ý lộn|y lon|à lộn"
    r"|ủa lộn|ý nhầm|à quên|ý quên|nhầm|lộn|không phải|ko phải|sửa lại là|viết lại là|sửa lại"
    r"|đúng ra là|đúng là|chính xác là)[\s,:]+(?:là |la )?(.*)$",
    re.IGNORECASE | re.DOTALL,
)
_RATHER = re.compile(r"^.*\s(?:mà là|ma la|mà)\s", re.IGNORECASE | re.DOTALL)
_REJECTED = re.compile(
    r"[\s,]+(?:chứ|chớ) (?:không phải|hổng phải|ko phải|không)\s.*$", re.IGNORECASE | re.DOTALL
)
_FAMILY = re.compile(r"\bhọ (?:là )?([^\W\d_]+)(?=[\s,.]*(?:$|[\s,.](?:chữ |tên|lót|đệm)))", re.I)
_MIDDLE = re.compile(r"\b(?:chữ )?(?:lót|đệm)(?: là)? ([^\W\d_]+)(?=[\s,.])", re.I)
_GIVEN = re.compile(
    r"\btên (?:là )?((?!họ\b|là\b)[^\W\d_]+(?: (?!họ\b)[^\W\d_]+)?)(?=$|[\s,.]+họ\b|[.\s]*$)", re.I
)
_TWINS = re.compile(r"\btrai\b.*\bten\b.*\bgai\b.*\bten\b|\bgai\b.*\bten\b.*\btrai\b.*\bten\b")
_PARENT = r"\b(?:ba|cha|bo|tia|me|ma)\b(?: \w+){0,2} (?:la|ten) \w+ \w+"
_PARENTS = re.compile(rf"{_PARENT}.*{_PARENT}")
# "Lan hay Lang em cũng không rõ": the two are asked about.
_DITHERS = re.compile(
    r"^(.*\b(?:hay|hoặc|hoac)\b.*?\S)[\s,]+(?:(?:em|tui|tôi|toi|con|cũng|cung|mà|ma) )*"
    r"(?:không|khong|hông|hổng|hong|ko|k|chưa|chua) (?:rõ|ro|nhớ|nho|biết|biet|chắc|chac)\b.*$",
    re.IGNORECASE | re.DOTALL,
)
_MOST_OPTIONS = 3
_FEW_WORDS = 3
_LONGEST_RUN = 60


def read(text: str, about: About) -> Reading:
    """Read a name of 2 to 7 tiếng; what is unsure comes back as a Doubtful with its spellings.

    A name that by itself would be heard as something else, "Hông Av", is asked about.
    """
    reading = _read(text, about)
    match reading:
        case Understood(str(name)) if _read(name, about) != reading:
            return _asked(reading, "person_name.title")
        case _:
            return reading


def _read(text: str, about: About) -> Reading:
    said = _QUOTED.sub(r" \1 ", _APOSTROPHES.sub("'", clean(text)))
    said = _SPACED_APOSTROPHE.sub("'", said).strip()
    no_name = _no_name(said)
    if no_name is not None:
        return no_name
    if _TWINS.search(fold(said)) or _PARENTS.search(fold(said)):
        return Doubtful((), "person_name.two")
    said = _paper_name(plain(_meant(said)))
    if not said:
        return Doubtful((), "person_name.nickname")
    return _corrected(said) or _composed(said) or _told(said, about)


def _meant(said: str) -> str:
    """Give what is meant of "không phải Rin mà là Rim", and of "Vân Anh chứ không phải Oanh"."""
    if denies(said):
        return kept(said) or said
    first = without_the_other(said)
    return first if len(first.split()) > 1 else said


def _told(said: str, about: About) -> Reading:
    told, hints = without_hints(_DITHERS.sub(r"\1", said))
    apart = _apart(told)
    reading = _of_clauses(clauses_of(apart, about.lexicon))
    if apart != told:
        reading = _asked(reading, "person_name.typing")
    return _spelled_out(reading, hints) if hints else reading


def _no_name(said: str) -> Reading | None:
    """Hear what is not, or not yet, a name for papers."""
    put_off = known.LATER.meaning(said)
    if put_off:
        return Doubtful((), f"person_name.{put_off}")
    if yes_no.meaning(said) or _PLACE.search(fold(said)):
        return Unread("person_name.unclear")
    return None


def echo(value: Value, _about: About) -> str:
    return str(value)


def _paper_name(said: str) -> str:
    """Leave out how a child is called at home; empty where nothing else is told."""
    spoken = lows(tuple(said.split()))
    if known.NICKNAMES.heard_at(spoken, 0) is None:
        return said
    papers = known.PAPER_NAMES.heard(spoken)
    return " ".join(["tên", *said.split()[papers[0].end :]]) if papers else ""


def _composed(text: str) -> Reading | None:
    """Put together what is told apart: "họ Đinh, lót Thị, tên Lan"."""
    family, given = _FAMILY.search(text), _GIVEN.search(text)
    if family is None or given is None or not begins_with_surname((family[1],)):
        return None
    middle = _MIDDLE.search(text)
    words = (family[1], *(middle[1].split() if middle else ()), *given[1].split())
    return _asked(judge(Core(words)), "person_name.title")


def _apart(text: str) -> str:
    """Part a name run together, ĐinhThịLan, at its capitals."""
    if " " in text or len(text) > _LONGEST_RUN:
        return text
    return "".join(
        f" {char}" if char.isupper() and before.islower() else char
        for before, char in zip(f" {text}", text, strict=False)
    )


def _of_clauses(clauses: Sequence[Clause]) -> Reading:
    names = [one for one in clauses if one.sort == "name"]
    parts = [one for one in clauses if one.sort == "part"]
    if len(names) > 1:
        return _of_two(names)
    if names:
        return _of_one(names[0], clauses)
    if parts and len(parts) == len(clauses):
        return _of_parts(parts)
    return _put_off(clauses) or Unread("person_name.unclear")


def _put_off(clauses: Sequence[Clause]) -> Reading | None:
    """Hear within a longer sentence that there is no name yet, or that it is not known."""
    spoken = [word for one in clauses for word in lows(one.core.words)]
    if {"chưa", "chua"} & set(spoken) and {"tên", "ten", "đặt"} & set(spoken):
        return Doubtful((), "person_name.later")
    return Doubtful((), "person_name.unknown") if known.UNKNOWN.heard(spoken) else None


def _of_two(names: Sequence[Clause]) -> Reading:
    readings = [judge(one.core) for one in names[:_MOST_OPTIONS]]
    options = tuple(dict.fromkeys(value for one in readings for value in values_of(one)))
    if len(options) == 1:
        return readings[0]
    return Doubtful(options[:_MOST_OPTIONS], "person_name.two")


def _of_one(name: Clause, clauses: Sequence[Clause]) -> Reading:
    """Read the one whole name; a single word beside it may stand for its last."""
    reading = judge(name.core)
    clauses = [one for one in clauses if one is name or not _says_again(one, name)]
    rest = clauses[clauses.index(name) + 1 :]
    if rest and rest[0].link == "or" and rest[0].sort == "part":
        words = (*name.core.words[: -len(rest[0].core.words)], *rest[0].core.words)
        other = judge(replace(name.core, words=words))
        options = (*values_of(reading), *values_of(other))
        return Doubtful(tuple(dict.fromkeys(options))[:_MOST_OPTIONS], "person_name.which")
    return _asked(reading, "person_name.title") if len(clauses) > 1 else reading


def _says_again(one: Clause, name: Clause) -> bool:
    """Say whether a single word is the last one of the whole name: "em tên Lan, Đinh Thị Lan"."""
    said, whole = lows(one.core.words), lows(name.core.words)
    return one.sort == "part" and one.link != "or" and whole[-len(said) :] == said


def _of_parts(parts: Sequence[Clause]) -> Reading:
    """Put "Đinh, Thị, Lan" together; one word alone is not a full name."""
    words = tuple(word for one in parts for word in one.core.words)
    is_list = len(parts) > 1 and not any(one.link for one in parts)
    is_name = is_list and begins_with_surname(words) and is_complete(words)
    if is_name and len(words) <= 2 * _FEW_WORDS:
        return _asked(judge(Core(words)), "person_name.title")
    if len(parts) == 1:
        return judge(parts[0].core)
    return Doubtful((), "person_name.two")


def _spelled_out(reading: Reading, hints: tuple[str, ...]) -> Reading:
    names = map(str, values_of(reading))
    options = [other for name in names for other in (spelled(name, hints), name)]
    different = tuple(dict.fromkeys(options))
    if not different:
        return reading
    code = "spelled" if len(different) == 1 else "which"
    return Doubtful(different[:_MOST_OPTIONS], f"person_name.{code}")


def _corrected(said: str) -> Reading | None:
    """Put the last tiếng right: "Đinh Thị Lan à không Loan"."""
    match = _CORRECTION.match(_REJECTED.sub("", said))
    if match is None or not match[1].strip(" ,."):
        return None
    return _put_right(match[1], match[2])


def _put_right(before: str, after: str) -> Reading:
    after = _RATHER.sub("", after)
    first, second = core_of(before).words, core_of(after.replace(",", " ")).words
    if not second:
        return Unread("person_name.unclear")
    is_whole = len(second) >= max(_FEW_WORDS, len(first)) or (
        len(second) > 1 and first[:1] == second[:1]
    )
    if is_whole or len(first) <= 1:
        return judge(Core(second))
    joined = judge(Core((*first[: -len(second)], *second)))
    if len(second) == 1 or not begins_with_surname(second):
        return joined
    options = (*values_of(joined), *values_of(judge(Core(second))))
    return Doubtful(tuple(dict.fromkeys(options))[:_MOST_OPTIONS], "person_name.which")


def _asked(reading: Reading, problem: str) -> Reading:
    match reading:
        case Understood(value):
            return Doubtful((value,), problem)
        case _:
            return reading
