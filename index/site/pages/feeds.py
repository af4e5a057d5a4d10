"""Feeds: any search and any prepared question as Atom and as JSON Feed, at its own address with another ending."""

from __future__ import annotations

import sqlite3

from index.feeds import FORMS, query_feed, search_feed
from index.metadata import load_metadata
from index.site.answering import Answer, Route
from index.site.asking import Asked
from index.site.refusals import Malformed, NotAllowed, NotThere
from index.site.safety.permissions import closed_queries
from index.site.searching import wanted

ENDINGS = r"(?P<form>atom|feed\.json)"
KEPT = {"cache-control": "max-age=300", "access-control-allow-origin": "*"}


def look_search(db: sqlite3.Connection, asked: Asked) -> Answer:
    """What a search finds, those papers first that came in last."""
    want = wanted(asked)
    if not want.anything:
        raise Malformed("A feed needs something to search for: ?q=…")
    page = asked.origin + asked.links.at("", **asked.query)
    own = asked.origin + asked.again()
    kinds = (want.within,) if want.within else ()
    feed = search_feed(db, f"townclerk: {want.typed}", want.typed, site_of(asked), own, page, kinds)
    content_type, make = FORMS[asked.named["form"]]
    return Answer(make(feed), content_type, KEPT)


def look_query(db: sqlite3.Connection, asked: Asked) -> Answer:
    """The rows of a prepared question."""
    name = asked.named["name"]
    query = load_metadata()["databases"]["townclerk"]["queries"].get(name)
    if query is None:
        raise NotThere("There is no prepared question of that name; only they and searches have feeds.")
    if name in closed_queries():
        raise NotAllowed("This question is no feed: it is about the machine, not about papers.")
    values = {parameter: asked.one(parameter) for parameter in query.get("params", ())}
    said = ", ".join(value for value in values.values() if value)
    title = f"{query['title']}: {said}" if said else str(query["title"])
    page, own = asked.origin + asked.links.data(name, **values), asked.origin + asked.again()
    feed = query_feed(db, name, title, query["sql"], values, site_of(asked), own, page)
    content_type, make = FORMS[asked.named["form"]]
    return Answer(make(feed), content_type, KEPT)


def site_of(asked: Asked) -> str:
    """The address under which the site is asked."""
    return asked.origin + asked.links.base.rstrip("/")


ROUTES = (
    Route(rf"/search\.{ENDINGS}", look_search),
    Route(rf"/townclerk/(?P<name>\w+)\.{ENDINGS}", look_query),
)
