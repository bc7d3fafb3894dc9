"""Where the desk's pages are found, below `/desk`."""

from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.desk.desk import Desk, DeskSettings, Endpoint, Handler
from bot.desk.dossier import act, show_dossier, show_numbers
from bot.desk.entrance import entrance, sign_out
from bot.desk.files import file
from bot.desk.guard import patient, signed_in
from bot.desk.headers import SafeHeaders
from bot.desk.linking import make_code, show_linking
from bot.desk.printing import print_empty, print_one
from bot.desk.queue import call_answered, show_queue
from bot.desk.supplement import send_checklist, show_checklist
from bot.service.parts import Parts

_EVERY_METHOD = ["GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]
_TYPES = {"css": "text/css", "js": "text/javascript", "svg": "image/svg+xml"}
_READ = ["GET"]
_WRITE = ["POST"]

_PAGES: tuple[tuple[str, Handler, list[str]], ...] = (
    ("/", show_queue, _READ),
    ("/sign-out", sign_out, _WRITE),
    ("/calls/{call}", call_answered, _WRITE),
    ("/telegram", show_linking, _READ),
    ("/telegram", make_code, _WRITE),
    ("/papers/{code}/{paper}", file, _READ),
    ("/dossiers/{code}", show_dossier, _READ),
    ("/dossiers/{code}/numbers", show_numbers, _WRITE),
    ("/dossiers/{code}/supplement", show_checklist, _READ),
    ("/dossiers/{code}/supplement", send_checklist, _WRITE),
    ("/dossiers/{code}/print/{name}", print_one, _READ),
    ("/dossiers/{code}/print/{name}/blank", print_empty, _READ),
    ("/dossiers/{code}/{action}", act, _WRITE),
)


def desk_routes(parts: Parts, settings: DeskSettings) -> list[Route]:
    """Give the routes of the desk, to be mounted at `/desk`."""
    desk = Desk(parts, settings)
    headers = [Middleware(SafeHeaders, is_secure=settings.secure_cookies)]

    def route(path: str, endpoint: Endpoint, methods: list[str]) -> Route:
        return Route(path, patient(desk, endpoint), methods=methods, middleware=headers)

    return [
        route("/sign-in", entrance(desk), ["GET", "POST"]),
        route("/static/{name}", _static(desk), _READ),
        *(route(path, signed_in(desk, handler), methods) for path, handler, methods in _PAGES),
        # Last, so that what is missing carries our headers too.
        route("/{path:path}", _missing(desk), _EVERY_METHOD),
    ]


def _static(desk: Desk) -> Endpoint:
    async def endpoint(request: Request) -> Response:
        name = str(request.path_params["name"])
        if name not in desk.static:
            return desk.problem("missing", 404)
        kept = {"Cache-Control": "public, max-age=31536000, immutable"}
        kind = _TYPES[name.rpartition(".")[2]]
        return Response(desk.static[name], media_type=kind, headers=kept)

    return endpoint


def _missing(desk: Desk) -> Endpoint:
    async def endpoint(request: Request) -> Response:
        return desk.problem("missing", 404)

    return endpoint
