"""Which procedure a sentence means; and when to ask, or to say that none is meant."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter

from bot.model.book import HUMAN, NOTHING, STATUS, Procedure, Sayings, Votes
from bot.understanding.finding.callings import callings_of, matter_key
from bot.understanding.finding.ranking import Ranker
from bot.understanding.finding.sentence_words import content_words, folded, plain
from bot.understanding.finding.voting import counted

_WISHES = {STATUS: "status", HUMAN: "human"}
# How far the best procedure must be ahead of meaning nothing to be offered, and ahead of all else
# to be taken without asking; how far behind it another is still worth a button, unless nothing is
# likelier; how far ahead of it a wish must be. Chosen on sentences that nothing was learnt from.
_MEANT, _CERTAIN, _NEAR, _WISHED = 0.3, 0.5, 1.0, 0.5
_NO_SAYINGS, _NO_VOTES = Sayings(), Votes()


@dataclass(frozen=True, slots=True)
class Found:
    """The procedures a sentence may mean, best first; `sure` when one question less will do."""

    slugs: tuple[str, ...] = ()
    sure: bool = False
    intent: str = ""
    referred: str = ""  # what another office does, when nothing done here is meant


@dataclass(frozen=True, slots=True)
class Weighed:
    """How much speaks for each thing a sentence may mean."""

    procedures: Sequence[tuple[str, float]]  # best first; what it is called by goes before all
    wishes: Mapping[str, float]
    nothing: float
    called: frozenset[str]  # procedures that are called by just these words

    @property
    def ahead(self) -> float:
        """Give how far the best procedure is ahead of all else."""
        first, *others = [score for _, score in self.procedures[:2]]
        return first - max([*others, *self.wishes.values(), self.nothing])


class Finder:
    """Finds procedures by how they are called, and by what the words of a sentence speak for."""

    def __init__(
        self,
        procedures: Sequence[Procedure],
        sayings: Sayings = _NO_SAYINGS,
        votes: Votes = _NO_VOTES,
    ) -> None:
        every = (*procedures, *_as_procedures(sayings))
        self._callings = callings_of(every)
        self._ranker = Ranker(every, self._callings.phrases)
        self._votes = votes
        self._ambiguous = {
            matter_key(content_words(said)): offer for said, offer in sayings.ambiguous.items()
        }
        self._slugs = frozenset(p.slug for p in procedures)
        self._referred = frozenset(p.slug for p in procedures if p.is_referred)

    def find(self, sentence: str, limit: int = 3) -> Found:
        """Give at most `limit` procedures; none where the sentence is about something else."""
        said = plain(sentence)
        bare = folded(said)
        if not bare:
            return Found()
        weighed = self._weighed(said, bare)
        if wish := _wish(weighed):
            return Found(intent=wish)
        if offered := self._ambiguous.get(matter_key(content_words(said))):
            return Found(offered[:limit])
        return self._decided(weighed, limit)

    def _weighed(self, said: str, bare: str) -> Weighed:
        """Weigh what a sentence may mean: how well it fits what is written, and its votes."""
        heard = self._ranker.heard(said)
        votes = counted(self._votes, bare)
        unknown = min(votes.values(), default=0.0)  # what nothing was learnt of
        scores = {
            meant: heard.scores.get(meant, 0.0) + votes.get(meant, unknown)
            for meant in heard.scores.keys() | votes.keys()
        }
        called = self._callings.named(heard.words) & self._slugs - self._referred
        procedures = [(slug, scores[slug]) for slug in self._slugs & scores.keys()]
        procedures.sort(key=lambda one: (one[0] not in called, -one[1], one[0]))
        wishes = {wish: scores.get(wish, unknown) for wish in _WISHES}
        return Weighed(procedures, wishes, scores.get(NOTHING, unknown), called)

    def _decided(self, weighed: Weighed, limit: int) -> Found:
        if not weighed.procedures:
            return Found()
        slug, score = weighed.procedures[0]
        if not weighed.called and score - weighed.nothing < _MEANT:
            return Found()
        if slug in self._referred:
            return Found(referred=slug)
        least = max(score - _NEAR, weighed.nothing)
        near = [
            other for other, points in weighed.procedures[1:]
            if points >= least and other not in self._referred
        ]  # fmt: skip
        is_sure = len(weighed.called) == 1 or (not weighed.called and weighed.ahead >= _CERTAIN)
        return Found((slug, *near)[:limit], sure=is_sure)


def _wish(weighed: Weighed) -> str:
    """Give the wish that more speaks for than for anything else."""
    if weighed.called:
        return ""
    wish, score = max(weighed.wishes.items(), key=itemgetter(1))
    least = max([weighed.nothing, *(best + _WISHED for _, best in weighed.procedures[:1])])
    return _WISHES[wish] if score > least else ""


def _as_procedures(sayings: Sayings) -> list[Procedure]:
    """Let what names no procedure compete as if it did: the nearest saying decides."""
    return [Procedure(slug, "", "", phrases=phrases) for slug, phrases in sayings.meant.items()]
