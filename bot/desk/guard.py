"""Who may come in: the session, where a post comes from, and its token."""

import hmac
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import Response

from bot.desk.desk import HOME, Desk, Endpoint, Handler, Visit, go_to
from bot.desk.forms import Form, Unfit, read_form
from bot.model.errors import NotFound, StoreBroken, StoreBusy

SIGN_IN = f"{HOME}sign-in"
_WRITING = "POST"


def signed_in(desk: Desk, handler: Handler) -> Endpoint:
    """Let only signed-in officers through, and only posts of our own pages."""

    async def endpoint(request: Request) -> Response:
        present = await desk.gate.who(request.cookies.get(desk.settings.cookie, ""))
        if present is None:
            return go_to(SIGN_IN)
        if request.method != _WRITING:
            return await _handled(desk, handler, Visit(request, present))
        form = await form_of_ours(desk, request)
        if form is None or not hmac.compare_digest(
            form.get("csrf").encode(), present.session.csrf.encode()
        ):
            return desk.problem("forbidden", 403)
        return await _handled(desk, handler, Visit(request, present, form))

    return endpoint


def patient(desk: Desk, endpoint: Endpoint) -> Endpoint:
    """Ask for patience where the store could not take the work, in time or for want of room."""

    async def tried(request: Request) -> Response:
        try:
            return await endpoint(request)
        except (StoreBusy, StoreBroken):
            return desk.problem("busy", 503)

    return tried


async def form_of_ours(desk: Desk, request: Request) -> Form | None:
    """Read a form that was posted from one of our own pages; None for any other."""
    if not _is_from_here(request, desk.settings.public_url):
        return None
    try:
        return await read_form(request)
    except Unfit:
        return None


async def _handled(desk: Desk, handler: Handler, visit: Visit) -> Response:
    try:
        return await handler(desk, visit)
    except NotFound:
        return desk.problem("missing", 404, visit)


def _is_from_here(request: Request, public_url: str) -> bool:
    """Say whether the browser names our own page as the sender.

    Old browsers do not send `Sec-Fetch-Site`; a post with neither header is refused.
    """
    site, origin = request.headers.get("sec-fetch-site"), request.headers.get("origin")
    if site is not None and site != "same-origin":
        return False
    if origin is None or origin == "null":
        return site == "same-origin"
    return site == "same-origin" or _origin(origin) == _origin(public_url)


def _origin(url: str) -> tuple[str, str]:
    parts = urlsplit(url)
    return parts.scheme.lower(), parts.netloc.lower()
