"""The 12 figures of a personal number: place, century and sex, year, and six at random."""

import re

from bot.model.answer import Value
from bot.model.reading import About, Doubtful, Reading, Understood, Unread
from bot.understanding.figures import figures_in, groups_of
from bot.understanding.phrases import Phrases

_LENGTH = 12
_OLD_LENGTH = 9
_FIRST_OF_2100S = 4
_FIRST_ABROAD = "100"  # born abroad: numbers of countries begin here
_NONE = Phrases(
    {
        "none": "không có · chưa có · mất · mất rồi · bị mất · đang làm · chưa làm · không có số"
        " · chưa đủ tuổi làm · chưa đủ tuổi · không có căn cước · chưa có căn cước · hổng có"
        " · chưa làm căn cước · ko có · làm mất · mất thẻ · chưa có thẻ · không có thẻ · hết hạn"
    }
)


def read(text: str, about: About) -> Reading:
    """Read 12 figures; they are checked for sense, never against a register."""
    if _NONE.meaning(text):
        return Doubtful((), "citizen_id.none")
    whole = list(dict.fromkeys(groups_of(text, _LENGTH)))
    if len(whole) > 1:
        return Doubtful(tuple(whole[:3]), "citizen_id.two")
    return _judge(whole[0] if whole else figures_in(text), about)


def echo(value: Value, _about: About) -> str:
    return " ".join(re.findall(".{1,3}", str(value)))


def _judge(figures: str, about: About) -> Reading:
    if len(figures) == _LENGTH:
        return _sensible(figures, about)
    if len(figures) == _LENGTH - 1 and figures[0] != "0":
        return Doubtful(("0" + figures,), "citizen_id.zero")
    if len(figures) == _OLD_LENGTH:
        return Unread("citizen_id.old")
    if not figures:
        return Unread("citizen_id.unclear")
    return Unread("citizen_id.length", {"count": str(len(figures))})


def _sensible(figures: str, about: About) -> Reading:
    if len(set(figures)) == 1 or figures.startswith("000"):
        return Unread("citizen_id.impossible")
    century = 1900 + 100 * (int(figures[3]) // 2)
    born = century + int(figures[4:6])
    is_odd = int(figures[3]) >= _FIRST_OF_2100S or born > about.today.year
    if is_odd or _is_from_nowhere(figures, about):
        return Doubtful((figures,), "citizen_id.odd")
    return Understood(figures)


def _is_from_nowhere(figures: str, about: About) -> bool:
    """Say whether no province has its first figures: worth asking, no reason to refuse."""
    known = {one.code for one in about.lexicon.id_provinces}
    return bool(known) and figures[:3] < _FIRST_ABROAD and figures[:3] not in known
