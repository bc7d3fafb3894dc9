"""The parts of the desk, and the visit of one officer to it."""

import hashlib
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from bot.desk.formatting import bubble, day, hour, moment
from bot.desk.forms import Form
from bot.model.dossier import Officer
from bot.service.parts import Parts
from bot.service.ports import Scope
from bot.service.sign_in import Gate, Hasher, Present

HOME = "/desk/"
_HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class DeskSettings:
    """Where the desk is found, and how it keeps secrets."""

    public_url: str  # as officers see it: scheme, host, port
    secure_cookies: bool
    hasher: Hasher

    @property
    def cookie(self) -> str:
        return "__Host-desk" if self.secure_cookies else "desk"


@dataclass(frozen=True, slots=True)
class Visit:
    """One request of a signed-in officer."""

    request: Request
    present: Present
    form: Form = field(default_factory=Form)

    @property
    def officer(self) -> Officer:
        return self.present.officer

    @property
    def csrf(self) -> str:
        return self.present.session.csrf

    @property
    def scope(self) -> Scope:
        return Scope(self.officer.id, self.officer.office, self.officer.justice)

    def path(self, name: str) -> str:
        """Give a part of the path, e.g. the code of a dossier."""
        return str(self.request.path_params.get(name, ""))


class Desk:
    """Everything the routes share."""

    def __init__(self, parts: Parts, settings: DeskSettings) -> None:
        self.parts, self.settings = parts, settings
        self.gate = Gate(parts, settings.hasher)
        self.static: Mapping[str, bytes] = {
            path.name: path.read_bytes() for path in sorted((_HERE / "static").iterdir())
        }
        self._pages = Environment(
            loader=FileSystemLoader(_HERE / "templates"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._pages.filters.update(bubble=bubble, day=day, hour=hour, moment=moment)
        joined = b"".join(self.static.values())
        self._pages.globals["assets"] = hashlib.sha256(joined).hexdigest()[:12]

    def page(
        self, name: str, visit: Visit | None, status_code: int = 200, **shown: object
    ) -> HTMLResponse:
        """Render a template; `visit` is None where nobody is signed in."""
        text = self._pages.get_template(name).render(visit=visit, **shown)
        return HTMLResponse(text, status_code)

    def problem(
        self, kind: str, status_code: int, visit: Visit | None = None, **shown: object
    ) -> HTMLResponse:
        """Say what went wrong; `kind` is worded in `problem.html`."""
        return self.page("problem.html", visit, status_code, kind=kind, **{"code": "", **shown})


Handler = Callable[[Desk, Visit], Awaitable[Response]]
Endpoint = Callable[[Request], Awaitable[Response]]


def go_to(path: str) -> Response:
    """Send the browser on, to a path of our own."""
    return RedirectResponse(path, status_code=303)
