"""Several of the answers a question offers."""

import re

from bot.model.answer import Value
from bot.model.reading import About, Doubtful, Reading, Understood, Unread
from bot.understanding import choice, yes_no
from bot.understanding.picking.choice_places import plain_figures
from bot.understanding.spelling.clean import fold, words
from bot.understanding.spelling.phrases import Phrases

_NONE = Phrases(
    {
        "none": "không có gì · không cái nào · không có cái nào · chẳng có gì · none · không gì hết"
        " · không có gì hết · không có thứ nào · không thứ nào · chả có gì · hổng có gì · không ai"
        " · không cái nào hết · không có cái nào hết · không có chi · không có chi hết"
        " · hổng có chi · hổng có chi hết · không có cái chi hết · hổng có cái chi hết"
        " · không có cái gì · không có cái gì hết · chẳng cái nào"
    }
)
_ALL = re.compile(r"(?:.* )?(?:tat ca|het|du|ca)\b.* tru ")
_MOST = 3  # readings offered
_NOT_NOW: dict[str, Reading] = {
    "unknown": Doubtful((), "choices.unknown"),
    "later": Doubtful((), "choices.later"),
}


def read(text: str, about: About) -> Reading:
    """Read a tuple of ids in the order of the question."""
    text = plain_figures(text)
    exact = choice.exact(words(text), about.choices)
    if len(exact) == 1:
        return _allowed(exact, about)
    left = choice.left_over(text, about.choices)
    if left and _ALL.match(fold(text)):
        return _allowed(left, about)
    ranged = choice.ranged(text, about.choices)
    if ranged:
        return Doubtful(ranged, "choices.which")
    picked = choice.several(text, about.choices)
    if picked and choice.is_either(text):
        return Doubtful(tuple((one,) for one in picked[:_MOST]), "choices.which")
    return _allowed(picked, about) if picked else _one_or_none(text, about)


def _one_or_none(text: str, about: About) -> Reading:
    whole = choice.match(text, about.choices)
    is_all = not choice.names_more(text, about.choices)  # nothing beside it: "1 với giấy gì đó"
    if len(whole) == 1 and is_all and choice.is_sure(text, whole[0], about.choices):
        return _allowed(whole, about)
    if whole:
        return Doubtful(tuple((one,) for one in whole[:_MOST]), "choices.which")
    left = choice.left_over(text, about.choices)
    if left:
        return Doubtful((left,), "choices.which")
    if _NONE.meaning(text) or yes_no.meaning(text) == "no":
        return _allowed((), about)
    return _NOT_NOW.get(yes_no.meaning(text), Unread("choices.unclear"))


def echo(value: Value, about: About) -> str:
    chosen = value if isinstance(value, tuple) else (str(value),)
    return ", ".join(choice.echo(one, about) for one in chosen) or "không có"


def _allowed(picked: tuple[str, ...], about: About) -> Reading:
    least, most = about.limits.least, about.limits.most
    if len(picked) < (least or 0):
        return Unread("choices.too_few", {"least": str(least)})
    if most is not None and len(picked) > most:
        return Unread("choices.too_many", {"most": str(most)})
    return Understood(picked)
