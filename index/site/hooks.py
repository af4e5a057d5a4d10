"""What Datasette calls: our routes, our templates beside its own, our dress for its refusals."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Mapping
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl

from datasette import hookimpl
from datasette.utils.asgi import Base400, Request, Response
from datasette.views.base import DatasetteError

from index.site.answering import links_of, navigation, refusal, routes, understand
from index.site.asking import Asked
from index.site.links import encoded
from index.site.refusals import Malformed
from index.site.safety.gate import Verdict
from index.site.safety.headers import mark_templates
from index.site.safety.permissions import closed_queries, is_open
from index.site.safety.wrapping import wrapped
from index.site.serving import NAME
from index.site.stock import LEADING, linked, with_labels
from index.site.templating import filters, version

if TYPE_CHECKING:
    from datasette.app import Datasette
    from jinja2 import Environment
    from markupsafe import Markup

log = logging.getLogger(__name__)
BROKEN = "Something of ours broke. It has been noted."


@hookimpl
def register_routes(datasette: Datasette) -> list[tuple[str, Callable[..., Awaitable[Response]]]]:
    """Our pages; they come before Datasette's own."""
    return routes()


@hookimpl
def prepare_jinja2_environment(env: Environment, datasette: Datasette) -> None:
    """What our templates need where Datasette renders them around its own pages."""
    env.filters |= filters()
    env.globals |= {"version": version}
    mark_templates(env, with_labels)


@hookimpl
def extra_template_vars(datasette: Datasette) -> dict[str, object]:
    """Our addresses and navigation, in Datasette's pages too."""
    return {"links": links_of(datasette), "nav": navigation(), "feed_addresses": feed_addresses}


@hookimpl
def render_cell(
    row: Mapping[str, object], value: object, column: str, table: str | None, datasette: Datasette
) -> Markup | None:
    """In Datasette's own tables too, a page leads to the paper and the mark there."""
    if column not in LEADING:
        return None
    return linked(links_of(datasette), table, column, value, {name: row[name] for name in list(row.keys())})


def feed_addresses(request: Request) -> dict[str, str]:
    """The feeds of the prepared question that a page shows."""
    asked = encoded({name: value for name, value in parse_qsl(request.query_string) if not name.startswith("_")})
    name = request.path.rpartition("/")[2]
    if name in closed_queries():
        return {}
    return {label: f"{request.path}.{form}{asked}" for label, form in (("Atom", "atom"), ("JSON Feed", "feed.json"))}


@hookimpl(tryfirst=True)
def handle_exception(datasette: Datasette, request: Request, exception: Exception) -> Response:
    """What is refused, in our dress or as JSON; what breaks goes to the log and says no more than that it did."""
    status, said = complaint(exception)
    if status == 500:
        log.error("%s", request.path, exc_info=exception)
    try:
        asked = understand(request, datasette)
    except Malformed:
        asked = Asked(links=links_of(datasette))
    return said_plainly(Verdict(status, said), request.path, asked)


def said_plainly(verdict: Verdict, path: str, asked: Asked) -> Response:
    """A refusal as JSON where JSON was asked for, else as a page."""
    if path.endswith(".json"):
        said = {"ok": False, "error": verdict.message, "status": verdict.status, "title": None}
        return Response.json(said, status=verdict.status)
    return refusal(verdict.status, verdict.message, asked)


def complaint(exception: Exception) -> tuple[int, str]:
    """The status and the sentence for an exception; what Datasette complains of was asked wrongly, whatever it says."""
    if not isinstance(exception, Base400 | DatasetteError):
        return 500, BROKEN
    status = 400 if exception.status == 500 else exception.status
    message = str(getattr(exception, "message", None) or (exception.args[0] if exception.args else ""))
    if getattr(exception, "title", None) == "SQL Interrupted":
        return status, "This took longer than is allowed here. Narrow it down and try again."
    return status, "There is no such page here." if message in ("404", "", "Database not found") else message


@hookimpl
def asgi_wrapper(datasette: Datasette) -> Callable[[Any], Any]:
    """What goes before and after every answer: index/site/safety."""

    async def refuse(verdict: Verdict, scope: Any, send: Any) -> None:  # noqa: ANN401  # as ASGI has them
        response = said_plainly(verdict, scope["path"], Asked(links=links_of(datasette)))
        response.headers |= verdict.headers
        await response.asgi_send(send)

    return lambda app: wrapped(app, refuse, is_public(datasette))


def is_public(datasette: Datasette) -> bool:
    """Whether the operator put it on the open web."""
    return bool((datasette.plugin_config(NAME) or {}).get("public"))


@hookimpl
def permission_allowed(datasette: Datasette, action: str, resource: object) -> bool | None:
    """On the open web some things are closed to everybody; otherwise Datasette decides."""
    return False if is_public(datasette) and not is_open(action, resource) else None


@hookimpl(tryfirst=True)
def forbidden(datasette: Datasette, request: Request, message: str) -> Response:
    """What is closed is said in our dress."""
    asked = Asked(links=links_of(datasette))
    return said_plainly(
        Verdict(403, "This part is closed here; it is open on a machine of your own."), request.path, asked
    )
