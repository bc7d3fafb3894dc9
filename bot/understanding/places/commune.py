"""Which commune of today somebody means, by its name or by one that is gone since a merger."""

from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from bot.model.reading import Commune, Lexicon
from bot.understanding.places.gazetteer import Mention, gazetteer
from bot.understanding.places.place_words import Token, bare_name, tokenize
from bot.understanding.spelling.clean import clean, fold

MOST = 3
_LONGEST = 300
_NEAR = 0.7
_NO_COMMUNE = frozenset({"hamlet", "province", "city", "district"})


@dataclass(frozen=True, slots=True)
class Meant:
    """The communes that may be meant, best first. `former` is the old name that was said."""

    communes: tuple[Commune, ...] = ()
    is_certain: bool = False  # one, by its name of today, with every accent
    former: str = ""

    def went_to(self, unit: Commune) -> bool:
        """Say whether the former commune went into this one, whole or in part."""
        return fold(self.former) in {fold(bare_name(name)) for name in unit.former}


def communes_meant(text: str, lexicon: Lexicon) -> Meant:
    """Find the communes a text names.

    A name without its accents is never certain, nor is one that a former commune or a former
    district bore as well: who is wrong about the commune sends the papers to the wrong office.
    """
    tokens = tokenize(clean(text)[:_LONGEST])
    mentions = _mentions(tokens, lexicon)
    if not mentions:
        return Meant()
    units = tuple(unit for one in mentions for unit in _named_like(tokens, one, lexicon))
    unique = tuple(dict.fromkeys(units))
    former = _former(tokens, mentions, unique)
    is_plain = len(unique) == 1 and not former and _is_exact(tokens, mentions[0], unique[0])
    is_other = not mentions[0].marked and gazetteer(lexicon).was_wider(mentions[0], unique)
    return Meant(unique[:MOST], is_plain and not is_other, former)


def communes_near(text: str, lexicon: Lexicon) -> tuple[Commune, ...]:
    """Give the communes whose names the text may be a slip for."""
    names = {unit: fold(bare_name(unit.name)) for unit in lexicon.communes}
    said = fold(bare_name(clean(text)[:_LONGEST]))
    found = process.extract(
        said,
        names,
        scorer=DamerauLevenshtein.normalized_similarity,
        score_cutoff=_NEAR,
        limit=MOST,
    )
    return tuple(unit for _, _, unit in found)


def _mentions(tokens: list[Token], lexicon: Lexicon) -> list[Mention]:
    """Give the names that can be a commune's; one that is marked so goes ahead of all others."""
    found = [
        one for one in gazetteer(lexicon).mentions(tokens)
        if one.communes and one.marked not in _NO_COMMUNE
    ]  # fmt: skip
    marked = [one for one in found if one.marked == "commune"]
    return marked[:1] or found


def _named_like(tokens: list[Token], mention: Mention, lexicon: Lexicon) -> Iterable[Commune]:
    """Give what the mention names; of a bare or an old name also what only accents tell apart."""
    exact = [unit for unit in mention.communes if _is_exact(tokens, mention, unit)]
    yield from exact
    if len(exact) == 1 and len(mention.communes) == 1:
        return
    yield from mention.communes
    said = fold(" ".join(_typed(tokens, mention)))
    yield from (
        unit
        for unit in lexicon.communes
        if any(fold(bare_name(name)) == said for name in (unit.name, *unit.former))
    )


def _former(tokens: list[Token], mentions: list[Mention], units: tuple[Commune, ...]) -> str:
    """Give the old name that was said, where it is the name of no commune of today."""
    if len(mentions) != 1:
        return ""
    said = _typed(tokens, mentions[0])
    old = [name for unit in units for name in unit.former]
    if not any(_words(unit.name) == said for unit in units):
        exact = [name for name in old if _words(name) == said]
        if exact:
            return exact[0]
    bare = fold(" ".join(said))
    is_of_today = any(fold(bare_name(unit.name)) == bare for unit in units)
    near = [name for name in old if fold(bare_name(name)) == bare]
    return near[0] if near and not is_of_today else ""


def _is_exact(tokens: list[Token], mention: Mention, unit: Commune) -> bool:
    return _typed(tokens, mention) == _words(unit.name)


def _typed(tokens: list[Token], mention: Mention) -> list[str]:
    return [token.word for token in tokens[mention.start : mention.end]]


def _words(name: str) -> list[str]:
    return [token.word for token in tokenize(bare_name(name))]
