"""Several of the answers a question offers."""

from bot.model.answer import Value
from bot.model.reading import About, Doubtful, Reading, Understood, Unread
from bot.understanding import choice, yes_no
from bot.understanding.clean import words
from bot.understanding.phrases import Phrases

_NONE = Phrases({"none": "không có gì · không cái nào · không có cái nào · chẳng có gì · none"})


def read(text: str, about: About) -> Reading:
    """Read a tuple of ids in the order of the question."""
    exact = choice.exact(words(text), about.choices)
    picked = exact if len(exact) == 1 else choice.several(text, about.choices)
    if picked:
        return _allowed(picked, about)
    whole = choice.match(text, about.choices)
    if len(whole) == 1:
        return _allowed(whole, about)
    if whole:
        return Doubtful(tuple((one,) for one in whole[:3]), "choices.which")
    if _NONE.meaning(text) or yes_no.meaning(text) == "no":
        return _allowed((), about)
    return Unread("choices.unclear")


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
