"""A photo, a document or a voice note on its way in."""

from collections.abc import AsyncGenerator
from dataclasses import dataclass, field

from starlette.datastructures import FormData, UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser
from starlette.requests import Request

from bot.channels.intake import MOST_BYTES
from bot.channels.web.door import Limit, check_key, read_body
from bot.channels.web.refusal import Refused

KINDS = frozenset({"photo", "voice", "file"})
MOST_AROUND_BYTES = 16 * 1024  # what the form adds to the file
FILE = Limit(MOST_BYTES + MOST_AROUND_BYTES, 900, "web.file_too_big")  # over a bad network


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as it was posted, not yet looked at."""

    key: str
    kind: str
    name: str = field(repr=False)
    content: bytes = field(repr=False)


async def read_upload(request: Request) -> Upload:
    """Read the form `key, kind, file`, all in memory: nothing unsealed touches the disk."""
    body = await read_body(request, FILE)
    try:
        return await _parsed(request, body)
    except (MultiPartException, KeyError) as error:
        raise Refused(400, "web.unreadable") from error


async def _parsed(request: Request, body: bytes) -> Upload:
    parser = MultiPartParser(
        request.headers, _once(body), max_files=1, max_fields=2, max_part_size=256
    )
    parser.spool_max_size = len(body) + 1
    form = await parser.parse()
    try:
        return await _upload(form)
    finally:
        await form.close()


async def _upload(form: FormData) -> Upload:
    kind, file = form.get("kind"), form.get("file")
    if kind not in KINDS or not isinstance(file, UploadFile):
        raise Refused(422, "web.unreadable")
    content = await file.read()
    return Upload(check_key(form.get("key")), str(kind), file.filename or "", content)


async def _once(body: bytes) -> AsyncGenerator[bytes, None]:
    yield body
