"""Which procedure a sentence means; and when to ask, or to say that none is meant."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.model.book import Procedure, Sayings
from bot.understanding.finding.abstaining import Evidence, evidence_of, is_certain, is_meant
from bot.understanding.finding.callings import callings_of, matter_key
from bot.understanding.finding.idle_talk import is_idle
from bot.understanding.finding.ranking import Heard, Ranked, Ranker
from bot.understanding.finding.sentence_words import content_words, folded
from bot.understanding.finding.wishes import intent_of, is_elsewhere, may_wish, wants_copy
from bot.understanding.spelling.clean import clean, fold

_CODE = re.compile(r"\b[A-Za-z]{2}(?:[ -]?[0-9]{4}){2}\b")
# "Đang ký hồ sơ" is hardly ever meant by who asks.
_REGISTER = re.compile(r"\bđang k[íý]\b", re.IGNORECASE)
# "Hông" is "không" in the speech of the Centre, but not here.
_MARRIAGE = re.compile(
    r"(?<=\b(?:kết|ket|hủy|huy) )h[ôo]ng\b|(?<=\bly )h[ôo]ng\b"
    r"|\bh[ôo]ng(?= (?:nhân|nhan|thú|thu)\b)",
    re.IGNORECASE,
)
_THANKS = re.compile(
    r"\b(?:xin )?c[aảáÁẢA]m [oơƠO]n(?: nhiều| nhieu| trước| truoc)?\b", re.IGNORECASE
)
_WISHED = 0.55  # score of a saying that is a wish
_REFERRED = 0.62
_NEAR_ENOUGH = 0.45  # of the best score: worth a button
_STORY = 30  # words: so long a message may mention a dossier or an officer in passing
_LONGEST = 2000
_WISHES = {"@status": "status", "@human": "human"}
# Where a saying and a procedure fit alike, the procedure is meant.
_IDLE = {"@status": 0.95, "@human": 0.95, "@none": 0.9}
_LEAST_OF_A_WISH = 2  # words
_NO_SAYINGS = Sayings()


@dataclass(frozen=True, slots=True)
class Found:
    """The procedures a sentence may mean, best first; `sure` when one question less will do."""

    slugs: tuple[str, ...] = ()
    sure: bool = False
    intent: str = ""
    referred: str = ""  # what another office does, when nothing done here is meant


@dataclass(frozen=True, slots=True)
class Weighed:
    """What a message may mean, before it is decided whether it does."""

    heard: Heard
    ranked: Sequence[Ranked]  # procedures, best first
    called: frozenset[str]  # those that are called by just these words
    evidence: Evidence


class Finder:
    """Finds procedures by their names and phrases."""

    def __init__(self, procedures: Sequence[Procedure], sayings: Sayings = _NO_SAYINGS) -> None:
        every = (*procedures, *_as_procedures(sayings))
        self._callings = callings_of(every)
        self._ranker = Ranker(every, self._callings.phrases, _IDLE)
        self._ambiguous = {
            matter_key(content_words(said)): offer for said, offer in sayings.ambiguous.items()
        }
        self._names = " · ".join(
            fold(f"{p.name} · {' · '.join(p.other_names)}") for p in procedures if not p.is_referred
        )
        self._referred = frozenset(p.slug for p in procedures if p.is_referred)

    def find(self, sentence: str, limit: int = 3) -> Found:
        """Give at most `limit` procedures; none where the sentence is about something else."""
        said = _plain(sentence)
        bare = folded(said)
        if not bare:
            return Found()
        if is_idle(bare, is_thanking=said != clean(sentence)):
            return Found()
        intent = intent_of(said, bare) if bare.count(" ") < _STORY else ""
        if intent:
            return Found(intent=intent)
        if offered := self._ambiguous.get(matter_key(content_words(said))):
            return Found(offered[:limit])
        return self._found(said, bare, limit)

    def weighed(self, sentence: str) -> Weighed:
        """Give what a message may mean, the procedures alone, and what speaks for the first."""
        said = _plain(sentence)
        bare = folded(said)
        heard = self._ranker.heard(said)
        called = self._callings.named(heard.words) - self._referred - _IDLE.keys()
        # A copy of whatever paper is certified here.
        left_out = _IDLE.keys() | (self._referred if wants_copy(bare) else frozenset())
        ranked = sorted(
            (one for one in heard.ranked if one.slug not in left_out),
            key=lambda one: one.slug not in called,
        )
        return Weighed(heard, ranked, called, evidence_of(heard, ranked, bare))

    def _found(self, said: str, bare: str, limit: int) -> Found:
        weighed = self.weighed(said)
        if wish := _wish(weighed.heard, bare):
            return Found(intent=wish)
        ranked, called = weighed.ranked, weighed.called
        if is_elsewhere(bare, self._names) or self._is_referred(ranked):
            return Found(referred=next((r.slug for r in ranked if r.slug in self._referred), ""))
        if not ranked or not (called or is_meant(weighed.evidence)):
            return Found()
        least = ranked[0].score * _NEAR_ENOUGH
        near = [r.slug for r in ranked if r.score >= least and r.slug not in self._referred]
        is_sure = len(called) == 1 or (not called and is_certain(weighed.evidence))
        return Found(tuple(near[:limit]), sure=is_sure)

    def _is_referred(self, ranked: Sequence[Ranked]) -> bool:
        return bool(ranked) and ranked[0].slug in self._referred and ranked[0].score >= _REFERRED


def _wish(heard: Heard, bare: str) -> str:
    first = heard.ranked[0] if heard.ranked else None
    if first is None or first.score < _WISHED or len(heard.words) < _LEAST_OF_A_WISH:
        return ""
    wish = _WISHES.get(first.slug, "")
    return wish if may_wish(wish, bare) else ""


def _as_procedures(sayings: Sayings) -> list[Procedure]:
    """Let what names no procedure compete as if it did: the nearest saying decides."""
    meant = {"@status": sayings.status, "@human": sayings.human, "@none": sayings.none}
    return [Procedure(slug, "", "", phrases=phrases) for slug, phrases in meant.items() if phrases]


def _plain(sentence: str) -> str:
    """Leave out what says nothing of what is wanted: a dossier's code, and thanks."""
    said = _THANKS.sub(" ", _CODE.sub(" ", clean(sentence))[:_LONGEST])
    return _REGISTER.sub("đăng ký", _MARRIAGE.sub("hôn", said))
