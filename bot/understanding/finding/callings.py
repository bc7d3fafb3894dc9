"""What procedures are called: the words of their names and phrases, each told apart once."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from bot.model.book import Procedure
from bot.understanding.finding.mending import Known
from bot.understanding.finding.phrase_index import Phrase
from bot.understanding.finding.sentence_words import Word, content_words
from bot.understanding.spelling.word_sets import word_set

_IN_BRACKETS = re.compile(r"\(.*?\)")

# What is said around a matter, and tells nothing of it.
_AROUND = word_set("lam xin di chuyen khong chua bi lo nhu")


@dataclass(frozen=True, slots=True)
class Callings:
    """Every way procedures are called, and which of them are called by just some words."""

    phrases: Sequence[Phrase]
    owners: dict[str, frozenset[str]]

    def named(self, words: Sequence[Known]) -> frozenset[str]:
        """Give what is called by just these words."""
        if any(one.share < 1 for one in words):
            return frozenset()
        return self.owners.get(" ".join([one.word for one in words]), frozenset())


def callings_of(procedures: Sequence[Procedure]) -> Callings:
    phrases = [
        Phrase(place, words) for place, one in enumerate(procedures) for words in _called(one)
    ]
    owners: dict[str, set[str]] = defaultdict(set)
    for phrase in phrases:
        for key in (_spoken(phrase.words), bare_key(phrase.words)):
            owners[key].add(procedures[phrase.place].slug)
    return Callings(phrases, {key: frozenset(found) for key, found in owners.items()})


def bare_key(words: Sequence[Word]) -> str:
    return " ".join([word.bare for word in words])


def matter_key(words: Sequence[Word]) -> str:
    """Give the matter alone, without accents: "cần công chứng thì làm gì" is "công chứng"."""
    bare = [word.bare for word in words]
    while len(bare) > 1 and bare[-1] in _AROUND:
        bare.pop()
    while len(bare) > 1 and bare[0] in _AROUND:
        bare.pop(0)
    return " ".join(bare)


def _spoken(words: Sequence[Word]) -> str:
    return " ".join([word.said for word in words])


def _called(procedure: Procedure) -> list[tuple[Word, ...]]:
    names = (procedure.name, procedure.plain, *procedure.other_names, *procedure.phrases)
    unique = {
        tuple([word.said for word in words]): words
        for name in names
        if name and (words := tuple(content_words(_IN_BRACKETS.sub(" ", name))))
    }
    return list(unique.values())
