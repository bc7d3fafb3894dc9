"""Files the bot has drawn for a chat, given to that chat's browser and no other."""

import re

from starlette.responses import Response

from bot.model.errors import NotFound
from bot.model.event import Chat
from bot.service.paperwork import FORM
from bot.service.parts import Parts

_ID = re.compile(r"[A-Za-z0-9_-]{8,64}")
_SHOWN = frozenset({"image/png"})  # pictures open in the page, everything else is saved
_HEADERS = {"cache-control": "private, no-store", "x-content-type-options": "nosniff"}


async def paper_for(parts: Parts, chat: Chat, paper_id: str) -> Response:
    """Give a file; what belongs to another chat is as if it were not there."""
    paper = await parts.store.paper(paper_id) if _ID.fullmatch(paper_id) else None
    if paper is None or paper.chat != chat or paper.kind != FORM:
        return Response(status_code=404)
    try:
        content = await parts.vault.get(paper.id, chat)
    except NotFound:
        return Response(status_code=404)
    way = "inline" if paper.mime in _SHOWN else "attachment"
    named = {"content-disposition": f'{way}; filename="to-khai.{paper.mime.rpartition("/")[2]}"'}
    return Response(content, media_type=paper.mime, headers=_HEADERS | named)
