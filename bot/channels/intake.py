"""Take in what citizens send that is not text: look at it, keep what is needed, refuse the rest."""

import asyncio
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path

import bot
from bot.channels.examiner import Looked, read_answer
from bot.model.event import Chat
from bot.service.parts import Parts
from bot.service.ports import Paper

MOST_BYTES = 10 * 1024 * 1024
MOST_VOICE_BYTES = 2 * 1024 * 1024
AT_A_TIME = 2
PATIENCE_S = 20

VOICE_BRANDS = (b"M4A ", b"isom", b"iso2", b"iso5", b"iso6", b"mp41", b"mp42", b"dash")
PICTURE_SUFFIXES = frozenset({".jpg", ".jpeg", ".png", ".webp"})


async def take_in(
    parts: Parts, chat: Chat, content: bytes, declared_name: str, kind: str
) -> Paper | str:
    """Keep a file in the vault and give its row, or the code of the problem with it.

    `kind` ("photo", "voice", "file") is what the sender says it is; the bytes decide. Of a picture
    only a copy without the camera's notes is kept. The row is not yet committed.
    """
    mime = sniff(content)
    problem = _refused_unopened(content, mime, declared_name, kind)
    if not parts.vault.has_room():
        problem = "file.no_room"
    if problem:
        return problem
    looked = await _looked(content, mime)
    if looked.problem:
        return looked.problem
    kept = looked.copy or content
    paper = Paper(
        id=parts.ids.new_id(),
        chat=chat,
        kind=_kind(mime),
        mime="image/jpeg" if looked.copy else mime,
        size_bytes=len(kept),
        at=parts.clock(),
        notes=looked.notes,
    )
    await parts.vault.put(paper.id, chat, kept)
    return paper


def sniff(content: bytes) -> str:
    """Tell a file by its first bytes, never by its name; empty for what we do not take."""
    starts = {
        b"\xff\xd8\xff": "image/jpeg",
        b"\x89PNG\r\n\x1a\n": "image/png",
        b"%PDF-": "application/pdf",
        b"\x1a\x45\xdf\xa3": "audio/webm",
        b"OggS": "audio/ogg",
    }
    for start, mime in starts.items():
        if content.startswith(start):
            return mime
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "image/webp"
    if content[4:8] == b"ftyp" and content[8:12] in VOICE_BRANDS:
        return "audio/mp4"
    return ""


def _refused_unopened(content: bytes, mime: str, declared_name: str, kind: str) -> str:
    is_voice = mime.startswith("audio/")
    if len(content) > (MOST_VOICE_BYTES if is_voice else MOST_BYTES):
        return "file.too_big"
    if is_voice and kind != "voice":  # the same bytes could be a film
        return "file.not_allowed"
    if mime:
        return ""
    # Who sends a picture that is none believes it is one: it cannot be read, that is all.
    is_called_picture = Path(declared_name).suffix.lower() in PICTURE_SUFFIXES
    return "file.not_readable" if is_called_picture or not content else "file.not_allowed"


def _kind(mime: str) -> str:
    if mime.startswith("audio/"):
        return "voice"
    return "photo" if mime.startswith("image/") else "file"


async def _looked(content: bytes, mime: str) -> Looked:
    if mime.startswith("audio/"):
        return Looked()
    examiner = "bot.channels.pdf" if mime == "application/pdf" else "bot.channels.picture"
    return await asyncio.get_running_loop().run_in_executor(_workers(), _look, content, examiner)


@cache
def _workers() -> ThreadPoolExecutor:
    """Give the few places where files are looked at; all others wait for one."""
    return ThreadPoolExecutor(AT_A_TIME, thread_name_prefix="intake")


def _look(content: bytes, examiner: str) -> Looked:
    """Let a process of its own open the file. If it dies or dawdles, the file was at fault."""
    try:
        done = subprocess.run(  # noqa: S603 - our own module, by our own interpreter
            [sys.executable, "-m", examiner],
            input=content,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=Path(bot.__file__).parent.parent,
            env={},
            timeout=PATIENCE_S,
            check=True,
        )
    except subprocess.SubprocessError:
        return Looked(problem="file.not_readable")
    return read_answer(done.stdout)
