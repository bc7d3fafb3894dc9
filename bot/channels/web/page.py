"""The one page and what it loads, compressed before anybody asks."""

import gzip
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from starlette.requests import Request
from starlette.responses import Response

from bot.channels.web.settings import WebSettings
from bot.model.book import Book, Office

FOLDER = Path(__file__).parent / "page"
FOR_GOOD = "public, max-age=31536000, immutable"
ASK_AGAIN = "no-cache"
MOST_PAGES = 1000


@dataclass(frozen=True, slots=True)
class Asset:
    """Bytes ready to be sent, and the tag that tells whether a browser has them."""

    content: bytes
    compressed: bytes
    mime: str
    tag: str

    def answer(self, request: Request, keep: str) -> Response:
        headers = {"cache-control": keep, "etag": f'"{self.tag}"', "vary": "accept-encoding"}
        if f'"{self.tag}"' in request.headers.get("if-none-match", ""):
            return Response(status_code=304, headers=headers)
        if "gzip" not in request.headers.get("accept-encoding", ""):
            return Response(self.content, media_type=self.mime, headers=headers)
        headers["content-encoding"] = "gzip"
        return Response(self.compressed, media_type=self.mime, headers=headers)


class Pages:
    """The page of each office, and the files with their tag in the name, kept for good."""

    def __init__(self) -> None:
        self.files = _files()
        self._template = template("chat.html")
        self.of = lru_cache(MOST_PAGES)(self._of)

    def address(self, name: str, kind: str) -> str:
        """Give the name of a file as it stands in addresses, e.g. chat.0123456789abcdef.css."""
        return next(one for one in self.files if one.split(".")[::2] == [name, kind])

    def _of(self, office: Office | None, link: str = "") -> Asset:
        """Render the page of an office; None where the citizen has not come to a certain one.

        `link` is how the address names the office: the bare one leaves the chat where it is.
        """
        addresses = {kind: self.address("chat", kind) for kind in ("css", "js", "svg")}
        html = self._template.render(office=office, link=link, files=addresses)
        return asset(html.encode(), "text/html")


def office_at(book: Book, settings: WebSettings, slug: str) -> Office | None:
    """Give the office served under this slug; of the bare address the home or the only one."""
    codes = settings.offices or tuple(book.offices)
    served = [office for code, office in book.offices.items() if code in codes]
    if not slug:
        return book.offices.get(settings.home) or (served[0] if len(served) == 1 else None)
    return next((office for office in served if office.slug == slug), None)


def template(name: str) -> Template:
    """Read a template; what is put into it is escaped."""
    environment = Environment(
        loader=FileSystemLoader(FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template(name)


def _files() -> dict[str, Asset]:
    found = {
        "chat css": asset((FOLDER / "chat.css").read_bytes(), "text/css"),
        "chat svg": asset((FOLDER / "chat.svg").read_bytes(), "image/svg+xml"),
        "chat js": asset(_script(), "text/javascript"),
        "list css": asset((FOLDER / "list.css").read_bytes(), "text/css"),
    }
    return {name.replace(" ", f".{one.tag}."): one for name, one in found.items()}


def _script() -> bytes:
    """Join the parts of the script, in the order of their names, into one that leaks no names."""
    parts = [path.read_text(encoding="utf-8") for path in sorted((FOLDER / "script").glob("*.js"))]
    return "\n".join(["(function () {", "'use strict';", *parts, "}());", ""]).encode()


def asset(content: bytes, mime: str) -> Asset:
    tag = sha256(content).hexdigest()[:16]
    return Asset(content, gzip.compress(content, mtime=0), mime, tag)
