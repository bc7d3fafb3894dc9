"""An officer links a messenger account, so that cards in the office's group obey it."""

from starlette.responses import Response

from bot.desk.desk import Desk, Visit
from bot.service.groups import CODE_HOLDS, new_link_code

_FIGURES = 4  # read out in groups of so many


async def show_linking(desk: Desk, visit: Visit) -> Response:
    """Say what linking is for; the code comes only when it is asked for."""
    return desk.page("linking.html", visit, code="", minutes=0)


async def make_code(desk: Desk, visit: Visit) -> Response:
    """Show a fresh code, once; an older one is no good any more."""
    code = await new_link_code(desk.parts, visit.officer)
    groups = [code[start : start + _FIGURES] for start in range(0, len(code), _FIGURES)]
    minutes = int(CODE_HOLDS.total_seconds() // 60)
    return desk.page("linking.html", visit, code="-".join(groups), minutes=minutes)
