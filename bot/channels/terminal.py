"""A conversation in the terminal: for people, or one JSON object a line both ways."""

import asyncio
import json
import re
from collections.abc import AsyncIterator
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from threading import Thread
from typing import TextIO

from bot.channels.formatting import without_marks
from bot.channels.talk import Reply, Talk, as_json
from bot.dossier.statuses import Action
from bot.model.errors import Conflict, NotFound
from bot.model.message import Message
from bot.service.decide import NotAllowed

_DURATION = re.compile(r"P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?")


async def speak_json(talk: Talk, lines: TextIO, out: TextIO) -> None:
    """Answer each line of `lines` with one line; a line that cannot be used gets an `error`."""
    async for line in _each(lines):
        if line.strip():
            out.write(json.dumps(await _answered(talk, line), ensure_ascii=False) + "\n")
            out.flush()


async def chat(talk: Talk, lines: TextIO, out: TextIO) -> None:
    """Talk with a person; a bare number picks a button where that is what a number means."""
    _write(await talk.open(), out)
    async for line in _each(lines):
        if line.strip():
            _write(await talk.say(line), out)


def duration(text: str) -> timedelta:
    """Read an ISO duration such as P2D or PT40M. Raises ValueError."""
    match = _DURATION.fullmatch(text)
    if match is None or not any(match.groups()):
        raise ValueError(text)
    days, hours, minutes, seconds = (int(part or 0) for part in match.groups())
    return timedelta(days=days, hours=hours, minutes=minutes, seconds=seconds)


async def _each(lines: TextIO) -> AsyncIterator[str]:
    """Give line after line. The thread that waits for them holds up no Ctrl-C."""
    loop, read = asyncio.get_running_loop(), asyncio.Queue[str]()

    def tell(line: str) -> None:
        with suppress(RuntimeError):  # nobody listens any more
            loop.call_soon_threadsafe(read.put_nowait, line)

    def wait_for_them() -> None:
        try:
            while line := lines.readline():
                tell(line)
        finally:
            tell("")

    Thread(target=wait_for_them, daemon=True).start()
    while line := await read.get():
        yield line


async def _answered(talk: Talk, line: str) -> dict[str, object]:
    try:
        return _shown(await _done(talk, _order(line)))
    except (ValueError, KeyError, OSError, Conflict, NotFound, NotAllowed) as mistake:
        return {"error": type(mistake).__name__, **_shown(await talk.reply())}


def _order(line: str) -> dict[str, object]:
    order = json.loads(line)
    if not isinstance(order, dict) or not order:
        raise ValueError(line)
    return order


async def _done(talk: Talk, order: dict[str, object]) -> Reply:
    name, value = next(iter(order.items()))
    text = str(value)
    match name:
        case "text":
            return await talk.say(text)
        case "press":
            return await talk.press(text)
        case "photo" | "voice":
            content = await asyncio.to_thread(Path(text).read_bytes)
            return await talk.send_file(content, Path(text).name, name)
        case "wait":
            return await talk.wait(duration(text))
        case _:
            return await _office(talk, order)


async def _office(talk: Talk, order: dict[str, object]) -> Reply:
    items = order.get("items", [])
    named = tuple(str(item) for item in items) if isinstance(items, list) else ()
    return await talk.office(Action(str(order["office"])), named, str(order.get("reason", "")))


def _shown(reply: Reply) -> dict[str, object]:
    return {
        "messages": [_bubble(message) for message in reply.messages],
        "asking": reply.asking,
        "flow": reply.flow,
        "answers": {key: as_json(value) for key, value in reply.answers.items()},
        "dossier": reply.dossier,
        "status": reply.status,
    }


def _bubble(message: Message) -> dict[str, object]:
    bubble: dict[str, object] = {
        "text": message.text,
        "buttons": [[button.label for button in row] for row in message.buttons],
    }
    files = {"files": [one.name for one in message.attached]} if message.attached else {}
    return bubble | files


def _write(reply: Reply, out: TextIO) -> None:
    for message in reply.messages:
        out.write(f"\n{without_marks(message.text)}\n")
        for file in message.attached:
            out.write(f"  {file.name}\n")
        labels = [button.label for row in message.buttons for button in row]
        if labels:
            out.write("  " + "  ".join(f"[{label}]" for label in labels) + "\n")
    out.write("> ")
    out.flush()
