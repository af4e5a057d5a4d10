"""What Datasette calls: our routes, our templates beside its own, our dress for its refusals."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any

from datasette import hookimpl
from datasette.utils.asgi import Base400, Request, Response
from datasette.views.base import DatasetteError

from index.site.answering import links_of, navigation, refusal, routes, understand
from index.site.asking import Asked
from index.site.refusals import Malformed
from index.site.templating import filters, version

if TYPE_CHECKING:
    from datasette.app import Datasette
    from jinja2 import Environment

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


@hookimpl
def extra_template_vars(datasette: Datasette) -> dict[str, object]:
    """Our addresses and navigation, in Datasette's pages too."""
    return {"links": links_of(datasette), "nav": navigation()}


@hookimpl(tryfirst=True)
def handle_exception(datasette: Datasette, request: Request, exception: Exception) -> Response:
    """What is refused, in our dress or as JSON; what breaks goes to the log and says no more than that it did."""
    status = getattr(exception, "status", 500) if isinstance(exception, Base400 | DatasetteError) else 500
    if status == 500 and not isinstance(exception, DatasetteError):
        log.error("%s", request.path, exc_info=exception)
    said = complaint(exception) if status != 500 or isinstance(exception, DatasetteError) else BROKEN
    if request.path.endswith(".json"):
        return Response.json({"ok": False, "error": said, "status": status, "title": None}, status=status)
    try:
        asked = understand(request, datasette)
    except Malformed:
        asked = Asked(links=links_of(datasette))
    return refusal(status, said, asked)


def complaint(exception: Exception) -> str:
    """What an exception of Datasette's says, for a reader."""
    message = str(getattr(exception, "message", None) or (exception.args[0] if exception.args else ""))
    return "There is no such page here." if message in ("404", "", "Database not found") else message


@hookimpl
def asgi_wrapper(datasette: Datasette) -> Callable[[Any], Any]:
    """The place for what goes with every answer."""
    return lambda app: app
