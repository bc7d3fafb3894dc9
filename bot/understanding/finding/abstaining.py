"""Whether what was found is meant at all, and whether it is certain enough not to ask."""

import math
import re
from collections.abc import Sequence
from dataclasses import astuple, dataclass

from bot.understanding.finding.ranking import Heard, Ranked

_OF_PAPERS = re.compile(
    r"\b(?:xin|dang ky|thu tuc|ho so|giay|lam lai|lam so|cap|mo|ho tro|tro cap|chung thuc|khai"
    r"|sua|doi)\b"
)


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for the first procedure found, each from 0 to about 1."""

    score: float = 0.0
    fit: float = 0.0  # the same before its siblings were weighed
    asked: float = 0.0
    told: float = 0.0
    own: float = 0.0
    idle: float = 0.0  # of the nearest saying that names no procedure
    margin: float = 0.0  # over the second
    length: float = 0.0  # the logarithm of the number of words
    strange: float = 0.0  # share of the words that the catalogue lacks
    papers: float = 0.0  # 1 where a word of offices is said
    lean: float = 0.0  # of the words to what procedures are called


# Logistic regressions by `python -m tests.bench.gate`, which says over what.
_MEANT_BASE = -4.33
_MEANT = Evidence(1.94, 1.24, -1.36, 1.87, 1.62, -3.38, -0.10, 1.86, -0.96, 0.59, 4.27)
_MEANT_LEAST = 1.5
_CERTAIN_BASE = -4.93
_CERTAIN = Evidence(1.55, 1.47, -1.44, 1.63, 2.28, -1.67, 1.79, 0.63, -0.23, 0.34, 2.15)
_CERTAIN_LEAST = 1.1
_LONG, _MARGIN_OF_A_STORY = math.log1p(9), 0.15  # much is said beside in a story


def evidence_of(heard: Heard, ranked: Sequence[Ranked], bare: str) -> Evidence:
    """Give the evidence for the first of these procedures."""
    if not ranked:
        return Evidence()
    first, fit = ranked[0], ranked[0].fit
    second = max((one.score for one in ranked[1:]), default=0.0)
    count = len(heard.words)
    return Evidence(
        score=first.score,
        fit=fit.score,
        asked=fit.asked,
        told=fit.told,
        own=fit.own,
        idle=max((one.score for one in heard.ranked if one.slug == "@none"), default=0.0),
        margin=(first.score - second) / first.score,
        length=math.log1p(count),
        strange=sum(1 - word.share for word in heard.words) / max(count, 1),
        papers=float(_OF_PAPERS.search(bare) is not None),
        lean=heard.lean,
    )


def is_meant(evidence: Evidence) -> bool:
    return _sum(_MEANT_BASE, _MEANT, evidence) >= _MEANT_LEAST


def is_certain(evidence: Evidence) -> bool:
    if evidence.length > _LONG and evidence.margin < _MARGIN_OF_A_STORY:
        return False
    return _sum(_CERTAIN_BASE, _CERTAIN, evidence) >= _CERTAIN_LEAST


def _sum(base: float, weights: Evidence, evidence: Evidence) -> float:
    return base + sum(map(float.__mul__, astuple(weights), astuple(evidence)))
