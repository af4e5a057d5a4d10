r"""The site: a Datasette plugin that puts search, documents and pages for things in front of Datasette's tables.

    a request ─▶ hooks ─▶ answering: the Route that a page module states
                             │  look(db, asked) ─▶ a view, a frozen dataclass        (in a database thread)
                             └▶ templating: the template that the Route names ─▶ HTML

To add a page, put one module into pages/ and one template into templates/site/; nothing else is touched. The module has

    ROUTES = (Route(r"/person/(?P<id>\d+)", look, "site/person.html"),)
    NAV = Nav("People", "/people", 40)       # only where the page belongs into the head of every page

    def look(db: sqlite3.Connection, asked: Asked) -> PersonView: ...

`look` is a function of the database and of what was asked, and knows nothing of the web. It reads what was asked with
`asked.row("id")`, `asked.one("q")`, `asked.number("page", 1)`, `asked.choice("sort", …)`, which refuse what makes no
sense (400), raises NotThere (404) with a sentence, and returns a view, or an Answer where the answer is no HTML.
The template extends "site/base.html" (blocks: title, head, main) and has `view`, `asked`, `links`, `nav` besides the
filters and functions of templating.py. Addresses come from links.py alone: add a method there for a new kind of thing.
A list of records, each with its page and a link to its mark, is the macro `records` of "site/_parts.html".
Looks are in static/site.css; templates carry no style of their own, and no scripts (the policy that goes with every
page forbids both).

Tests in tests/index/site/ have `site` (the address of a real server over samples/, originals kept), `page` (a browser's
page on it), `look_at` (a view of the same database without a server) and `no_serious_fault` (axe on a page).
"""

from index.site.hooks import (
    asgi_wrapper,
    extra_template_vars,
    forbidden,
    handle_exception,
    permission_allowed,
    prepare_jinja2_environment,
    register_routes,
    render_cell,
)

__all__ = [
    "asgi_wrapper",
    "extra_template_vars",
    "forbidden",
    "handle_exception",
    "permission_allowed",
    "prepare_jinja2_environment",
    "register_routes",
    "render_cell",
]
