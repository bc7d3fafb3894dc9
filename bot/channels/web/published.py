"""The published list of procedures: plain pages that need no script and open on any phone."""

from collections.abc import Mapping
from dataclasses import dataclass

from jinja2 import Template
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from bot.channels.web.page import ASK_AGAIN, Asset, asset, template
from bot.channels.web.settings import WebSettings
from bot.model.book import Book, Place, Procedure
from bot.service.ports import Library


@dataclass(frozen=True, slots=True)
class Shelf:
    """The procedures one place takes in, by field."""

    place: Place
    fields: Mapping[str, list[Procedure]]


class Published:
    """The list, and a page for each procedure; drawn anew when the content has changed."""

    def __init__(self, library: Library, settings: WebSettings, css: str) -> None:
        self._library = library
        self._home = settings.home
        self._css = css
        self._list, self._one = template("procedures.html"), template("procedure.html")
        self._book: Book | None = None
        self._drawn: dict[str, Asset] = {}

    async def list(self, request: Request) -> Response:
        book = self._library.book()
        shelves = [shelf for place in Place if (shelf := _shelf(book, place)).fields]
        return self._answer(request, "", self._list, {"shelves": shelves, "flows": book.flows})

    async def one(self, request: Request) -> Response:
        book = self._library.book()
        procedure = book.procedures.get(str(request.path_params["slug"]))
        if procedure is None:
            return PlainTextResponse(book.say("web.no_procedure"), 404)
        home = book.offices.get(self._home)
        told = {
            "procedure": procedure,
            "is_served": procedure.slug in book.flows,
            "link": f"{home.slug if home else ''}_{procedure.slug}",
        }
        return self._answer(request, procedure.slug, self._one, told)

    def _answer(
        self, request: Request, name: str, page: Template, told: Mapping[str, object]
    ) -> Response:
        book = self._library.book()
        if self._book is not book:
            self._book, self._drawn = book, {}
        if name not in self._drawn:
            html = page.render(css=self._css, **told)
            self._drawn[name] = asset(html.encode(), "text/html")
        return self._drawn[name].answer(request, ASK_AGAIN)


def _shelf(book: Book, place: Place) -> Shelf:
    fields: dict[str, list[Procedure]] = {}
    for procedure in book.procedures.values():
        if procedure.place is place:
            fields.setdefault(procedure.field, []).append(procedure)
    return Shelf(place, fields)
