"""How a request becomes an answer: the routes of all page modules, and what runs them."""

from __future__ import annotations

import pkgutil
import sqlite3
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias
from urllib.parse import parse_qs, unquote

from datasette.utils import sqlite_timelimit
from datasette.utils.asgi import AsgiFileDownload, Request, Response

from index.site.asking import Asked
from index.site.links import Links
from index.site.refusals import Busy, Malformed, NotThere, Refused
from index.site.serving import NAME
from index.site.settings import Site, site_of
from index.site.templating import render

if TYPE_CHECKING:
    from datasette.app import Datasette
    from datasette.database import Database

Sent: TypeAlias = "Response | AsgiFileDownload"
HTML = "text/html; charset=utf-8"
MOST_FIELDS = 100  # names and values in an address


@dataclass(frozen=True, slots=True)
class Answer:
    """What is sent back where it is no page of HTML."""

    body: str | bytes | Path  # a path: the file is sent as a download
    content_type: str = HTML
    headers: Mapping[str, str] = field(default_factory=dict)
    status: int = 200


@dataclass(frozen=True, slots=True)
class Route:
    """An address, what looks up its view, and the template that shows it.

    `then` goes on with what `look` gave, outside the database's threads. Without a template they give an Answer.
    """

    pattern: str  # of the whole path, with named groups: r"/doc/(?P<id>\d+)"
    look: Callable[[sqlite3.Connection, Asked], Any]
    template: str | None = None
    then: Callable[[Any, Asked], Awaitable[Any]] | None = None


@dataclass(frozen=True, slots=True)
class Nav:
    """An entry in the head of every page; the smaller `place` comes first."""

    label: str
    path: str
    place: int


@cache
def load_pages() -> tuple[Any, ...]:
    """All page modules, found by walking their folder."""
    from index.site import pages

    modules = [import_module(f"{pages.__name__}.{info.name}") for info in pkgutil.iter_modules(pages.__path__)]
    return tuple(module for module in modules if hasattr(module, "ROUTES"))


@cache
def navigation() -> tuple[Nav, ...]:
    """The entries in the head of every page."""
    return tuple(sorted((page.NAV for page in load_pages() if hasattr(page, "NAV")), key=lambda nav: nav.place))


def routes() -> list[tuple[str, Callable[..., Awaitable[Sent]]]]:
    """All routes as Datasette wants them."""
    return [(f"^{route.pattern}$", _handler(route)) for page in load_pages() for route in page.ROUTES]


def _handler(route: Route) -> Callable[..., Awaitable[Sent]]:
    async def handle(request: Request, datasette: Datasette) -> Sent:
        asked: Asked | None = None
        try:
            asked = understand(request, datasette)
            return _response(await _answer(route, datasette, asked))
        except Refused as error:
            return refusal(error.status, str(error), asked or Asked(links=links_of(datasette)))

    return handle


async def _answer(route: Route, datasette: Datasette, asked: Asked) -> Answer:
    """Looks and renders in a thread that has a connection, within the time that a query may take."""

    def in_thread(db: sqlite3.Connection) -> Any:  # noqa: ANN401  # a view of any page
        with sqlite_timelimit(db, datasette.setting("sql_time_limit_ms")):
            try:
                view = route.look(db, asked)
            except sqlite3.OperationalError as error:
                if "interrupted" in str(error):
                    raise Busy("This took longer than is allowed here. Narrow it down and try again.") from error
                raise
        return view if route.then else shown(route, view, asked)

    found = await database(datasette).execute_fn(in_thread)
    if route.then and not isinstance(found, Answer):
        found = shown(route, await route.then(found, asked), asked)
    assert isinstance(found, Answer)
    return found


def shown(route: Route, view: object, asked: Asked) -> object:
    """A view in its template; an Answer as it is."""
    if route.template is None or isinstance(view, Answer):
        return view
    return Answer(page_html(route.template, view, asked))


def page_html(template: str, view: object, asked: Asked) -> str:
    """A page of ours."""
    return render(template, view=view, asked=asked, links=asked.links, nav=navigation())


def refusal(status: int, message: str, asked: Asked) -> Response:
    """A page that says why there is none."""
    page = page_html("site/refusal.html", (status, message), asked)
    return Response(page, status=status, content_type=HTML, headers={"cache-control": "no-cache"})


def _response(answer: Answer) -> Sent:
    headers = {"cache-control": "max-age=5", **answer.headers}
    if isinstance(answer.body, Path):
        return AsgiFileDownload(answer.body, content_type=answer.content_type, headers=headers)
    return Response(answer.body, status=answer.status, headers=headers, content_type=answer.content_type)


def understand(request: Request, datasette: Datasette) -> Asked:
    """What a request asks for."""
    try:
        query = parse_qs(request.query_string, keep_blank_values=True, errors="strict", max_num_fields=MOST_FIELDS)
    except ValueError as error:
        raise Malformed("The address is no proper one.") from error
    if "\0" in str(query):
        raise Malformed("The address is no proper one.")
    links = links_of(datasette)
    return Asked(
        path="/" + unquote(request.path).removeprefix(links.base).lstrip("/"),
        named={name: unquote(value) for name, value in request.url_vars.items() if value is not None},
        query={name: tuple(values) for name, values in query.items()},
        links=links,
        origin=f"{request.scheme}://{request.host}",
        site=site_for(datasette),
    )


def links_of(datasette: Datasette) -> Links:
    """The link-maker for where the site is served."""
    return Links(datasette.setting("base_url"))


def site_for(datasette: Datasette) -> Site:
    """The settings, with the place of the database that our pages show."""
    site = site_of(datasette)
    return site if site.db_path != Path() else replace(site, db_path=Path(database(datasette).path or ""))


def database(datasette: Datasette) -> Database:
    """The database that our pages show: the one with our name, else the first."""
    named = datasette.databases.get(NAME)
    others = [one for name, one in datasette.databases.items() if not name.startswith("_")]
    if named is None and not others:
        raise NotThere("There is no database here.")
    return named or others[0]
