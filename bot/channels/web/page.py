"""The one page and what it loads, compressed before anybody asks."""

import gzip
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
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
        environment = Environment(
            loader=FileSystemLoader(FOLDER),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._template = environment.get_template("chat.html")
        self.of = lru_cache(MOST_PAGES)(self._of)

    def _of(self, office: Office | None) -> Asset:
        """Render the page of an office; None where the citizen has not come to a certain one."""
        addresses = {name.split(".")[2]: name for name in self.files}
        html = self._template.render(office=office, files=addresses)
        return _asset(html.encode(), "text/html")


def office_at(book: Book, settings: WebSettings, slug: str) -> Office | None:
    """Give the office served under this slug; of the bare address the home or the only one."""
    codes = settings.offices or tuple(book.offices)
    served = [office for code, office in book.offices.items() if code in codes]
    if not slug:
        return book.offices.get(settings.home) or (served[0] if len(served) == 1 else None)
    return next((office for office in served if office.slug == slug), None)


def _files() -> dict[str, Asset]:
    found = {
        "css": _asset((FOLDER / "chat.css").read_bytes(), "text/css"),
        "svg": _asset((FOLDER / "chat.svg").read_bytes(), "image/svg+xml"),
        "js": _asset(_script(), "text/javascript"),
    }
    return {f"chat.{asset.tag}.{kind}": asset for kind, asset in found.items()}


def _script() -> bytes:
    """Join the parts of the script, in the order of their names, into one that leaks no names."""
    parts = [path.read_text(encoding="utf-8") for path in sorted((FOLDER / "script").glob("*.js"))]
    return "\n".join(["(function () {", "'use strict';", *parts, "}());", ""]).encode()


def _asset(content: bytes, mime: str) -> Asset:
    tag = sha256(content).hexdigest()[:16]
    return Asset(content, gzip.compress(content, mtime=0), mime, tag)
