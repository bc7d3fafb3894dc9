"""The pages before and after work: signing in and out."""

from starlette.requests import Request
from starlette.responses import Response

from bot.desk.desk import HOME, Desk, Endpoint, Visit, go_to
from bot.desk.guard import SIGN_IN, form_of_ours
from bot.service.sign_in import ABSOLUTE, TooSoon


def entrance(desk: Desk) -> Endpoint:
    """Show the sign-in page, and take it when it is posted."""

    async def endpoint(request: Request) -> Response:
        if request.method == "POST":
            return await _sign_in(desk, request)
        return desk.page("sign_in.html", None, wrong=False, wait_s=0)

    return endpoint


async def sign_out(desk: Desk, visit: Visit) -> Response:
    """End this session at once, here and in the store."""
    await desk.gate.sign_out(visit.present)
    answer = go_to(SIGN_IN)
    answer.delete_cookie(
        desk.settings.cookie,
        path="/",
        secure=desk.settings.secure_cookies,
        httponly=True,
        samesite="strict",
    )
    answer.headers["Clear-Site-Data"] = '"cache"'
    return answer


async def _sign_in(desk: Desk, request: Request) -> Response:
    form = await form_of_ours(desk, request)
    if form is None:
        return desk.problem("forbidden", 403)
    address = request.client.host if request.client else ""
    try:
        opened = await desk.gate.sign_in(form.get("login"), form.secret("password"), address)
    except TooSoon as soon:
        answer: Response = desk.page("sign_in.html", None, 429, wrong=False, wait_s=soon.wait_s)
        answer.headers["Retry-After"] = str(soon.wait_s)
        return answer
    if opened is None:
        return desk.page("sign_in.html", None, 403, wrong=True, wait_s=0)
    answer = go_to(HOME)
    answer.set_cookie(
        desk.settings.cookie,
        opened.token,
        max_age=int(ABSOLUTE.total_seconds()),
        path="/",
        secure=desk.settings.secure_cookies,
        httponly=True,
        samesite="strict",
    )
    return answer
