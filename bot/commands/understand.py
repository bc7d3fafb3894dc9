"""What the bot understands: `motcua find` and `motcua read`."""

import json
import sys
from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path

from bot.content.library import load_library
from bot.engine.scene import VIETNAM
from bot.model.book import Book
from bot.model.flow import Limits
from bot.model.reading import About
from bot.understanding.kinds import KINDS
from bot.understanding.reading_json import reading_json
from bot.understanding.spelling.clean import clean
from bot.understanding.wishes.commands import command
from bot.wiring import today_in_vietnam

LIMITS = Limits(past=True, partial=True)  # of an answer that stands in no flow: what most have
WISHES = frozenset({"status", "human"})


def find(folder: Path, sentences: Sequence[str], *, is_json: bool) -> int:
    """Print which procedures each sentence means, best first; wishes as "@status", "@human"."""
    book = load_library(folder, today_in_vietnam()).book()
    for sentence in _each(sentences):
        slugs = _meant(book, clean(sentence))
        if is_json:
            _print(json.dumps(slugs))
            continue
        _print("\n".join(book.procedures[s].name if s in book.procedures else s for s in slugs))
    return 0


def read(
    folder: Path, kind: str, answers: Sequence[str], *, at: datetime | None, is_json: bool
) -> int:
    """Print what is understood by each answer of this kind."""
    if kind not in KINDS:
        print(", ".join(sorted(KINDS)), file=sys.stderr)  # noqa: T201 - what there is to choose
        return 1
    book = load_library(folder, today_in_vietnam()).book()
    today = at.astimezone(VIETNAM).date() if at else today_in_vietnam()
    about = About(today=today, limits=LIMITS, lexicon=book.lexicon)
    for answer in _each(answers):
        understood = reading_json(kind, clean(answer), about)
        text = understood if is_json else understood.get("echo") or understood
        _print(json.dumps(text, ensure_ascii=False))
    return 0


def _meant(book: Book, sentence: str) -> list[str]:
    """Hear what the chat would hear: a wish in so many words, else the procedures."""
    order = command(sentence, "", About(today_in_vietnam()))
    if order is not None and order.name in WISHES:
        return [f"@{order.name}"]
    found = book.finder.find(sentence)
    return [f"@{found.intent}"] if found.intent else list(found.slugs)


def _each(given: Sequence[str]) -> Iterable[str]:
    """Give the arguments, or without any the lines of standard input."""
    return given or (line.rstrip("\n") for line in sys.stdin)


def _print(text: str) -> None:
    print(text, flush=True)  # noqa: T201 - its output
