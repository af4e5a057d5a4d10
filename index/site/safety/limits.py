"""How much the site does for one request: Datasette's settings, at home and on the open web."""

from __future__ import annotations

Setting = int | bool

HOME: dict[str, Setting] = {"default_page_size": 50, "num_sql_threads": 4}
PUBLIC: dict[str, Setting] = {
    **HOME,
    "default_allow_sql": False,
    "allow_download": False,
    "allow_csv_stream": False,
    "suggest_facets": False,  # each guess costs a look at the whole table
    "sql_time_limit_ms": 1_000,
    "facet_time_limit_ms": 200,
    "max_returned_rows": 1_000,
    "max_csv_mb": 20,
    "truncate_cells_html": 1_000,
}
CONNECTIONS = 300  # at once; further ones get 503 from the server itself
KEEP_ALIVE = 5  # seconds that a connection is held for a next request
