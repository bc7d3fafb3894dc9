"""Wishes about the talk itself, which may come at any step. A real answer is never taken."""

import re
from dataclasses import dataclass, replace

from bot.model.reading import About, Unread
from bot.understanding import choice, kinds, yes_no
from bot.understanding.spelling.clean import clean, fold, words
from bot.understanding.spelling.word_sets import word_set
from bot.understanding.wishes.alarms import insults, is_urgent, without
from bot.understanding.wishes.command_words import COMMANDS
from bot.understanding.wishes.corrections import correction
from bot.understanding.wishes.spoken_wishes import sentence_wish
from bot.understanding.wishes.wish_or_answer import (
    ANSWERED_BY_YES,
    FIGURES,
    IN_OWN_WORDS,
    ONE_OF_ALL,
    PICKED,
    answers,
    is_answer,
    is_taken,
)
from bot.understanding.wishes.wishes_about import wish_about
from bot.understanding.wondering import wondered

_LONGEST = 160  # words of the talk are short; a longer text is an answer or an opening
_CUT = re.compile(
    r"\s*[,.;!?\n]+\s*|\s+(?:(?:nhưng )?mà|nhưng|ma|nhung|rồi|roi|xong|với lại|còn|à)\s+"
    r"|\s+(?=(?:thôi|thoi) )"
)
_ONLY_THAT = re.compile(
    r"thoi(?: (?:e|c|thoi|oi|ak|luon|vay|cam|on|chu|bac|co|nha|nhe|em|a|do|anh|"
    r"chi|nghe|nghen|roi|ne|hen|nhen|hi|he|ha))*"
)
_MOST_CUTS = 6
_BARE_RATHER = re.compile(r"phai [0-9]{1,2} ma(?: la)? [0-9]{1,2}\W*$")  # of which month?
_FREE = word_set("text business_line person_name address place")
_POLITE = word_set("greet thanks resume repeat wait")  # beside an answer, nothing is left to do


@dataclass(frozen=True, slots=True)
class Command:
    """A wish by name; `rest` says what it is about (an answer's name, a code, a number).

    `answer` holds the words beside it that answer: the question at hand or, when something is to
    be corrected, the one that `rest` names. Neither may be lost.
    """

    name: str
    rest: str = ""
    answer: str = ""


def command(text: str, kind: str, about: About) -> Command | None:
    """Give the wish a message expresses, unless it answers the question of this `kind`.

    `kind` is empty when nothing is being asked.
    """
    said = clean(text)
    typed = words(said)
    if is_urgent(typed):
        return Command("urgent")
    if not typed or said.isdecimal() or choice.exact(typed, about.choices):
        return None
    rude = insults(typed, of_goods=kind in IN_OWN_WORDS)
    if rude:
        rest = without(said, rude) if len(said) <= _LONGEST else ""
        return _rudely(rest, kind, about)
    if len(said) > _LONGEST:
        return None
    return _wish(said, kind, about)


def _rudely(rest: str, kind: str, about: About) -> Command:
    """Hear what else a rude message says: a wish, or an answer beside it (R67)."""
    if not kind or not rest:
        return Command("rude")
    is_telling = any(sign.isdecimal() for sign in rest) or len(words(rest)) > 1
    is_read = kind not in _FREE and is_telling and answers(kinds.read(kind, rest, about))
    return Command("rude", answer=rest if is_read else "")


def _wish(said: str, kind: str, about: About) -> Command | None:
    name = COMMANDS.meaning(said)
    if name is not None:
        return None if is_answer(said, name, kind, about) else Command(name)
    told = wish_about(said, kind)
    found = Command(*told) if told is not None else _beside(said, kind, about)
    if found is not None:
        return found
    name = sentence_wish(said)
    if name == "wait" and wondered(said):
        return None  # "cho tui hỏi lệ phí bao nhiêu" asks now, and lets nobody wait
    if name:
        return None if is_taken(said, name, kind, about) else Command(name)
    return _edit(said, kind, about)


def _beside(said: str, kind: str, about: About) -> Command | None:
    """Hear a wish that stands in one message with an answer: both are told."""
    is_one = not kind or (kind in ANSWERED_BY_YES and yes_no.meaning(said))
    cuts = [] if is_one else list(_CUT.finditer(said))[:_MOST_CUTS]
    for cut in cuts:
        if kind in _FREE and cut[0].strip().isalpha():
            continue
        before, after = said[: cut.start()], said[cut.end() :]
        for wish, answer in ((after, before), (before, after)):
            found = _wish_beside(wish, answer, kind, about)
            if found is not None and not _is_settled(found, said, kind, about):
                return found
    return None


def _wish_beside(wish: str, answer: str, kind: str, about: About) -> Command | None:
    least = 3 if kind in IN_OWN_WORDS else 2
    if not wish or not answer or len(wish.split()) < least:
        return None
    if _ONLY_THAT.fullmatch(fold(wish).rstrip(" .!,")) or (
        kind == "phone" and fold(wish).startswith("goi")
    ):
        return None  # "mẹ thôi nha em"; and calling is what a number is given for
    if kind in PICKED and choice.match(wish, about.choices):
        return None
    found = _alone(wish, about)
    if found is None or found.answer:
        return None
    reading = kinds.read(kind, answer, about)
    is_told = not isinstance(reading, Unread) if kind in ANSWERED_BY_YES else answers(reading)
    return replace(found, answer=answer) if is_told else None


def _alone(wish: str, about: About) -> Command | None:
    """Hear a piece of a message that is nothing but a wish."""
    name = COMMANDS.meaning(wish) or sentence_wish(wish)
    return Command(name) if name else _edit(wish, "number", About(about.today))


def _is_settled(found: Command, said: str, kind: str, about: About) -> bool:
    """Say whether the answer, as the kind reads the whole message, leaves nothing to be done."""
    whole = kinds.read(kind, said, about)
    if found.name == "edit":
        return answers(whole)
    return found.name in _POLITE and whole == kinds.read(kind, found.answer, about)


def _edit(said: str, kind: str, about: About) -> Command | None:
    """Hear a wish to correct; a whole answer of the kind asked for is left to it."""
    found = correction(said, kind)
    if found is None:
        return None
    rest, answer = found
    if not rest and kind in PICKED and choice.left_over(said, about.choices):
        return None
    is_whole = not rest and not (kind == "date" and _BARE_RATHER.search(fold(said)))
    if kind in FIGURES | ONE_OF_ALL and is_whole and answers(kinds.read(kind, said, about)):
        return None
    return Command("edit", rest, _as_typed(said, answer))


def _as_typed(said: str, answer: str) -> str:
    """Give an answer with its commas and strokes: "1,5 triệu" is not "1 5 triệu"."""
    if not answer:
        return ""
    starts = [match.start() for match in re.finditer(r"\S+", said)]
    tails = (said[start:].strip(" .,!") for start in reversed(starts))
    wanted = words(answer)
    return next((tail for tail in tails if words(tail)[: len(wanted)] == wanted), "")
