"""The results of a search as CSV and as JSON, at the search page's own address with another ending."""

from __future__ import annotations

import csv
import io
import json
import sqlite3

from index.hits import COLUMNS, as_tree, hit_tree, row
from index.site.answering import Answer, Route
from index.site.asking import Asked
from index.site.pages.search import address
from index.site.searching import LARGEST, LAST_PAGE, PAGE, Wanted, found_all, found_page, wanted

FILED = {"content-disposition": 'attachment; filename="search.csv"'}


def look_csv(db: sqlite3.Connection, asked: Asked) -> Answer:
    """A line a result, the first thousand of them, with where each stands."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([*COLUMNS, "address"])
    want = wanted(asked)
    hits = found_all(db, want, LARGEST).hits if want.anything else ()
    writer.writerows([*row(hit), asked.origin + address(asked, hit)] for hit in hits)
    return Answer("\ufeff" + out.getvalue(), "text/csv; charset=utf-8", FILED)


def look_json(db: sqlite3.Connection, asked: Asked) -> Answer:
    """A page of results, with counts, facets, notes and the address of the next page."""
    want = wanted(asked)
    if not want.anything:
        return _json({"total": 0, "counts": {}, "facets": {}, "notes": [], "hits": [], "next": None})
    results = found_page(db, want)
    hits = [{**hit_tree(hit), "address": asked.origin + address(asked, hit)} for hit in results.hits]
    return _json({**as_tree(results), "hits": hits, "next": next_page(asked, want, results.total)})


def next_page(asked: Asked, want: Wanted, total: int) -> str | None:
    """The address of the results that follow."""
    more = want.page * PAGE < total and want.page < LAST_PAGE
    return asked.origin + asked.again(page=want.page + 1) if more else None


def _json(tree: object) -> Answer:
    headers = {"access-control-allow-origin": "*"}
    return Answer(json.dumps(tree, ensure_ascii=False), "application/json; charset=utf-8", headers)


ROUTES = (Route(r"/search\.csv", look_csv), Route(r"/search\.json", look_json))
