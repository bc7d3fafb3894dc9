"""HTTP by hand, so that an answer can also be lost, torn or never given."""

import asyncio
import json
from collections.abc import AsyncGenerator, Awaitable, Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from enum import Enum
from typing import Self
from urllib.parse import parse_qsl, unquote, urlsplit

from starlette.datastructures import Headers, UploadFile
from starlette.formparsers import MultiPartParser

MOST_BODY = 60 * 1024 * 1024


class Manner(Enum):
    """How an answer goes over the line."""

    WHOLE = "whole"
    TORN = "torn"  # the head promises more than comes
    LOST = "lost"  # the line is dropped instead


@dataclass(frozen=True, slots=True)
class Upload:
    """A file in a form."""

    name: str
    content: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Asked:
    """A request, read."""

    path: str
    fields: Mapping[str, str]
    files: Mapping[str, Upload]


@dataclass(frozen=True, slots=True)
class Answer:
    """What is sent back."""

    status: int
    content: bytes = field(repr=False)
    kind: str = "application/json"
    manner: Manner = Manner.WHOLE


LOST = Answer(0, b"", manner=Manner.LOST)
Handle = Callable[[Asked], Awaitable[Answer]]


def json_answer(status: int, body: object, manner: Manner = Manner.WHOLE) -> Answer:
    return Answer(status, json.dumps(body).encode(), manner=manner)


class Wire:
    """A server on 127.0.0.1; each connection carries one request after the other."""

    def __init__(self, handle: Handle) -> None:
        self._handle = handle
        self._server: asyncio.Server | None = None
        self._lines: set[asyncio.Task[None]] = set()
        self.port = 0

    async def __aenter__(self) -> Self:
        self._server = await asyncio.start_server(self._line, "127.0.0.1", self.port)
        self.port = self._server.sockets[0].getsockname()[1]
        return self

    async def __aexit__(self, *_: object) -> None:
        assert self._server is not None
        self._server.close()
        for line in list(self._lines):
            line.cancel()
        await asyncio.gather(*self._lines, return_exceptions=True)
        await self._server.wait_closed()

    async def _line(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._lines.add(task)
        try:
            while asked := await _read(reader):
                if not await _write(writer, await self._handle(asked)):
                    break
        except (ConnectionError, asyncio.IncompleteReadError, asyncio.CancelledError):
            writer.transport.abort()  # the other end went away, or we close down
        finally:
            self._lines.discard(task)
            writer.close()
            with suppress(ConnectionError):
                await writer.wait_closed()


async def _read(reader: asyncio.StreamReader) -> Asked | None:
    try:
        head = await reader.readuntil(b"\r\n\r\n")
    except asyncio.IncompleteReadError:
        return None
    first, *lines = head.decode("latin-1").strip().split("\r\n")
    pairs = [line.partition(":") for line in lines]
    raw = [(name.strip().lower().encode(), value.strip().encode()) for name, _, value in pairs]
    headers = Headers(raw=raw)
    length = int(headers.get("content-length", "0"))
    assert length <= MOST_BODY, "a body beyond all limits"
    body = await reader.readexactly(length)
    address = urlsplit(first.split(" ")[1])
    fields, files = await _form(headers, body)
    return Asked(unquote(address.path), {**dict(parse_qsl(address.query)), **fields}, files)


async def _form(headers: Headers, body: bytes) -> tuple[dict[str, str], dict[str, Upload]]:
    kind = headers.get("content-type", "")
    if kind.startswith("multipart/form-data"):
        return await _parts(headers, body)
    if kind.startswith("application/json"):
        given = json.loads(body)
        return {n: v if isinstance(v, str) else json.dumps(v) for n, v in given.items()}, {}
    return dict(parse_qsl(body.decode(), keep_blank_values=True)), {}


async def _parts(headers: Headers, body: bytes) -> tuple[dict[str, str], dict[str, Upload]]:
    async def once() -> AsyncGenerator[bytes, None]:
        yield body

    parser = MultiPartParser(headers, once(), max_part_size=MOST_BODY)
    parser.spool_max_size = MOST_BODY
    form = await parser.parse()
    fields: dict[str, str] = {}
    files: dict[str, Upload] = {}
    for name, value in form.multi_items():
        if isinstance(value, UploadFile):
            files[name] = Upload(value.filename or "", await value.read())
        else:
            fields[name] = value
    await form.close()
    return fields, files


async def _write(writer: asyncio.StreamWriter, answer: Answer) -> bool:
    """Send the answer; False where the line is dropped with it."""
    if answer.manner is Manner.LOST:
        writer.transport.abort()
        return False
    head = f"HTTP/1.1 {answer.status} .\r\ncontent-type: {answer.kind}\r\n"
    writer.write(f"{head}content-length: {len(answer.content)}\r\n\r\n".encode())
    is_torn = answer.manner is Manner.TORN
    writer.write(answer.content[: len(answer.content) // 2] if is_torn else answer.content)
    await writer.drain()
    return not is_torn
