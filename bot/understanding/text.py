"""Words kept as they were typed."""

from bot.model.answer import Value
from bot.model.flow import Limits
from bot.model.reading import About, Reading, Understood, Unread
from bot.understanding.spelling.clean import fold, words

_LONGEST = 1000


def read(text: str, about: About) -> Reading:
    """Read a text of at most `limits.longest` characters (never above 1,000).

    Where the text must begin with certain words (`limits.begins`), they need not be typed; a word
    of its own has to follow. A text that holds a word of `limits.without` is refused.
    """
    limits = about.limits
    kept = _begun(text.strip(), limits)
    longest = min(limits.longest, _LONGEST)
    if len(kept) > longest:
        return Unread("text.too_long", {"longest": f"{longest:,}".replace(",", ".")})
    if not any(char.isalnum() for char in kept.removeprefix(limits.begins)):
        return Unread("text.empty")
    for word in limits.without:
        if holds(kept, word):
            return Unread("text.without", {"word": word})
    return Understood(kept)


def echo(value: Value, _about: About) -> str:
    return str(value)


def holds(text: str, word: str) -> bool:
    """Say whether the word stands in the text; what has accents must have the same ones."""
    typed, wanted = words(text), words(word)
    if len(wanted) > 1 and {"".join(wanted), fold("".join(wanted))} & set(typed):
        return True
    spots = range(len(typed) - len(wanted) + 1)
    pairs = (zip(typed[at : at + len(wanted)], wanted, strict=True) for at in spots)
    return any(all(one in {other, fold(other)} for one, other in pair) for pair in pairs)


def _begun(text: str, limits: Limits) -> str:
    """Put the words in front that the text must begin with, written as they should be."""
    if not limits.begins:
        return text
    typed, wanted = text.split(), limits.begins.split()
    is_typed = [fold(word) for word in typed[: len(wanted)]] == [fold(word) for word in wanted]
    own = typed[len(wanted) :] if is_typed else typed
    return " ".join([limits.begins, *own])
