"""One message tried at a question: it is read, answered, and the answer can be shown."""

import time

from bot.content.library import ContentLibrary
from bot.model.answer import Address
from bot.model.reading import About, Doubtful, Reading, Understood, Unread
from bot.understanding.kinds import QUESTION_KINDS, echo, read
from bot.understanding.wishes.commands import command
from tests.fuzz.question import CHOICES, LIMITS, TODAY, check, play, waiting

MOST_OPTIONS = 3


class Trial:
    """Tries messages at one kind, and keeps how long each took to be read."""

    def __init__(self, library: ContentLibrary, kind: str) -> None:
        self.kind = kind
        self.seconds: list[float] = []
        book = library.book()
        choices = CHOICES if kind in {"choice", "choices"} else ()
        self._known = [About(TODAY, one, choices, book.lexicon) for one in LIMITS]
        is_asked = kind in QUESTION_KINDS
        self._talks = [waiting(book, kind, one) for one in LIMITS] if is_asked else []

    def try_out(self, text: str, which: int) -> None:
        """Raise what a citizen or a platform would be hurt by."""
        known = self._known[which]
        before = time.thread_time()  # other kinds are tried beside it, on the same cores
        command(text, self.kind, known)
        reading = read(self.kind, text, known)
        self.seconds.append(time.thread_time() - before)
        match reading:
            case Understood(value):
                # What is said back means the same when it is typed (R27).
                again = read(self.kind, echo(self.kind, value, known), known)
                assert _means_the_same(again, reading), f"{value!r} said back reads as {again!r}"
            case Doubtful(options):
                assert len(options) <= MOST_OPTIONS
                assert len({repr(option) for option in options}) == len(options)
                assert all(echo(self.kind, option, known) for option in options)
            case Unread(problem):
                assert problem
        if self._talks:
            book, conversation = self._talks[which]
            answered = play(book, conversation, text)
            assert answered.messages or answered.effects, "nobody answers"
            for message in answered.messages:
                check(message)


def _means_the_same(again: Reading, reading: Reading) -> bool:
    """Hold what was said back against what it was said back for.

    Words without sense before a place may be asked about; another place they must never become.
    """
    match again, reading:
        case Understood(Address() as place), Understood(Address() as meant):
            return (place.commune, place.province) == (meant.commune, meant.province)
        case Doubtful(), Understood(Address()):
            return True
        case _:
            return again == reading
