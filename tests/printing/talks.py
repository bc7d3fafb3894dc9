"""Written conversations, talked in memory as far as a test wants, and what is printed then."""

import re
import unicodedata
from dataclasses import replace
from io import BytesIO

from pypdf import PdfReader

from bot.channels.script import ScriptRun
from bot.channels.talk import MovableClock, Talk
from bot.content.library import ContentLibrary
from bot.model.dossier import Dossier
from bot.model.event import Chat
from bot.service.ports import Scope
from bot.service.printing import print_paper
from bot.wiring import memory_parts
from tests.conftest import ROOT
from tests.talking import START, CountedIds

PLAIN_BIRTH = "dang-ky-khai-sinh/conversations/me-sinh-o-benh-vien.txt"
AT_THE_REVIEW = "? #review be#1"


async def talked(library: ContentLibrary, script: str, until: str = "", first: str = "") -> Talk:
    """Talk a conversation of `flows/`; with `until` only to the first line that is this.

    `first` is said ahead of it.
    """
    text = (ROOT / "flows" / script).read_text("utf-8")
    if until:
        assert until in text.splitlines()
        text = text.partition(until)[0] + until
    clock = MovableClock(lambda: START)
    parts = replace(memory_parts(library), clock=clock, ids=CountedIds())
    talk = Talk(parts, clock, Chat("terminal", "test", "hoa"))
    await ScriptRun(talk, f"> {first}\n{text}" if first else text).run()
    return talk


async def printed(talk: Talk, dossier: Dossier, name: str) -> bytes:
    """Print as an officer of justice does."""
    scope = Scope("o-quoc", dossier.office, justice=True)
    return await print_paper(talk.parts, scope, dossier.code, name)


def pages_of(pdf: bytes) -> list[str]:
    """Give the words of each page, without the signs between them."""
    return [squeezed(page.extract_text()) for page in PdfReader(BytesIO(pdf)).pages]


def squeezed(text: str) -> str:
    """Leave out what breaks a line: blanks, and the dots up to the margin."""
    return re.sub(r"[\s.…]+", "", unicodedata.normalize("NFC", text))
