"""Forms and slips of a dossier as PDF, opened in the browser to be printed."""

import logging

from starlette.responses import Response

from bot.desk.desk import Desk, Visit
from bot.model.errors import PrintError
from bot.service.printing import print_blank, print_paper

_log = logging.getLogger(__name__)


async def print_one(desk: Desk, visit: Visit) -> Response:
    """Give a form as it was filled in, or a slip."""
    code, name = visit.path("code"), visit.path("name")
    try:
        return _pdf(await print_paper(desk.parts, visit.scope, code, name), f"{code}-{name}")
    except PrintError as mistake:
        return _not_drawn(desk, visit, mistake)


async def print_empty(desk: Desk, visit: Visit) -> Response:
    """Give the blank twin of a form."""
    name = visit.path("name")
    try:
        return _pdf(await print_blank(desk.parts, visit.scope, visit.path("code"), name), name)
    except PrintError as mistake:
        return _not_drawn(desk, visit, mistake)


def _pdf(drawn: bytes, name: str) -> Response:
    named = {"Content-Disposition": f'inline; filename="{name}.pdf"'}
    return Response(drawn, media_type="application/pdf", headers=named)


def _not_drawn(desk: Desk, visit: Visit, mistake: PrintError) -> Response:
    _log.error("not printed", extra={"template": mistake.name, "line": mistake.line})
    return desk.problem("not_printed", 500, visit, code=visit.path("code"))
