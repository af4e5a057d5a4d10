"""What is asked, held against what may be asked: a function of the address alone, before anything is looked up."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import parse_qs, unquote_to_bytes

from index.views import VIEWS

LONGEST_PATH = 2_000
LONGEST_QUERY = 8_000
MOST_FIELDS = 100
MOST_FACETS = 6
ON_A_PAGE = 200  # rows; a page of HTML takes far longer to make than JSON or CSV, which give 1,000
BULKY = {"tables": 100, "pages": 200}  # whose rows hold whole tables and pages
METHODS = ("GET", "HEAD")
THROUGH = {"table", "column", "value"}
CONTROL = re.compile(r"[\x00-\x1f\x7f]")
WHOLE = re.compile(r"\d{1,9}\Z", re.ASCII)
# Datasette's own parameters that must be whole numbers, and the words that it takes in their place.
NUMBERS: dict[str, tuple[str, ...]] = {"_size": ("max",), "_facet_size": ("max",), "_timelimit": (), "_ttl": ()}
# A filter on a column with units is reckoned out by Datasette, which must not be given sums: 5MB   1024   1.5 GiB
MEASURED = re.compile(r"size(?:__\w+)?$")
QUANTITY = re.compile(r"\d{1,15}(?:\.\d{1,6})? ?(?:[kKMGT]i?)?(?:B|bytes?)?\Z", re.ASCII)
# /-/threads   /-/plugins.json        but not /-/static/app.css
OWN = re.compile(r"/-(?:/(?!static(?:-plugins)?/)|$)")
# /_memory   /_internal/tables
OTHER_DATABASES = re.compile(r"/_(?:memory|internal)(?:[/.]|$)")
FILE = re.compile(r"/[^/]+\.db$")  # /townclerk.db
ELSEWHERE = "Take the papers home: with townclerk on your own machine all of this is open to you."
NOT_OFFERED: Mapping[str, str] = {
    "sql": "SQL of one's own is not run here; the prepared questions and all tables are open to you.",
    "_where": "Conditions in SQL are not run here; the filters of the table are open to you.",
    "_timelimit": "How long a question may take is set by whoever runs this site.",
    "_trace": "What Datasette does inside is not shown here.",
    "_context": "What Datasette does inside is not shown here.",
    "_stream": "Whole tables are not sent at once here; go on by “next”, or ask whoever runs this site for an export.",
}


@dataclass(frozen=True, slots=True)
class Verdict:
    """Why a request goes no further."""

    status: int
    message: str

    @property
    def headers(self) -> dict[str, str]:
        """What goes with the status."""
        return {405: {"allow": ", ".join(METHODS)}, 503: {"retry-after": "5"}}.get(self.status, {})


def judge(method: str, raw_path: bytes, query: bytes, public: bool) -> Verdict | None:
    """Why a request is refused; None where it may go on.

    >>> judge("GET", b"//evil.example/", b"", False)
    Verdict(status=400, message='The address is no proper one.')
    >>> judge("GET", b"/townclerk", b"sql=select+1", False)
    >>> judge("GET", b"/townclerk", b"sql=select+1", True).status
    403
    """
    if len(raw_path) > LONGEST_PATH or len(query) > LONGEST_QUERY:
        return Verdict(414, "The address is too long.")
    try:
        path = unquote_to_bytes(raw_path).decode()
        asked = parse_qs(query.decode("ascii"), keep_blank_values=True, errors="strict", max_num_fields=MOST_FIELDS)
    except ValueError:
        return Verdict(400, "The address is no proper one.")
    texts = (path, *asked, *(value for values in asked.values() for value in values))
    if path.startswith("//") or "\\" in path or CONTROL.search(path) or any("\0" in text for text in texts):
        return Verdict(400, "The address is no proper one.")
    if method not in METHODS and (public or not path.startswith("/-/")):
        return Verdict(405, "Nothing can be sent here; the site is only read.")
    if path.endswith(".blob"):
        return Verdict(404, "There are no pictures or files in the tables.")
    verdict = _numbers(asked) or _facets(asked) or _lists(asked) or _next(path, asked)
    return verdict or (_offered(path, asked) if public else None)


def _numbers(asked: dict[str, list[str]]) -> Verdict | None:
    """A number that is none."""
    for name, words in NUMBERS.items():
        for value in asked.get(name, ()):
            if value and value not in words and not WHOLE.match(value):
                return Verdict(400, f"{name} must be a whole number{''.join(f' or {word}' for word in words)}.")
    sizes = (value for name, values in asked.items() if MEASURED.match(name) for value in values if value)
    return next((Verdict(400, f"{value} is no size.") for value in sizes if not QUANTITY.match(value)), None)


def _facets(asked: dict[str, list[str]]) -> Verdict | None:
    """More to count than a page has room for."""
    wanted = sum(len(values) for name, values in asked.items() if name in ("_facet", "_facet_array", "_facet_date"))
    return Verdict(400, f"At most {MOST_FACETS} columns are counted at once.") if wanted > MOST_FACETS else None


def _lists(asked: dict[str, list[str]]) -> Verdict | None:
    """JSON that is none, where Datasette takes JSON."""
    for name, values in asked.items():
        for value in values:
            if name.endswith(("__in", "__notin")) and value.startswith("[") and not isinstance(_json(value), list):
                return Verdict(400, f"{name} is no list.")
            if name == "_through" and not (isinstance(made := _json(value), dict) and set(made) >= THROUGH):
                return Verdict(400, f"_through must be a JSON object that names {', '.join(sorted(THROUGH))}.")
    return None


def _json(text: str) -> list[object] | dict[str, object] | None:
    """A list or an object written as JSON, as list or dict; None of what is neither."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, list | dict) else None


def _next(path: str, asked: dict[str, list[str]]) -> Verdict | None:
    """The place to go on from; in a view it is a number."""
    name = path.rpartition("/")[2].partition(".")[0]
    wrong = name in VIEWS and any(value and not WHOLE.match(value) for value in asked.get("_next", ()))
    return Verdict(400, "_next must be a whole number.") if wrong else None


def _offered(path: str, asked: dict[str, list[str]]) -> Verdict | None:
    """What a site on the open web does not offer."""
    for name, message in NOT_OFFERED.items():
        if name in asked:
            return Verdict(403, f"{message} {ELSEWHERE}")
    if verdict := _rows(path, asked):
        return verdict
    if OWN.match(path) or OTHER_DATABASES.match(path):
        return Verdict(403, "This part of Datasette is closed here.")
    if FILE.match(path):
        return Verdict(403, f"The database itself is not handed out here. {ELSEWHERE}")
    return None


def _rows(path: str, asked: dict[str, list[str]]) -> Verdict | None:
    """More rows than are sent at once."""
    name, _, form = path.rpartition("/")[2].partition(".")
    most = min(BULKY.get(name, 1_000), 1_000 if form in ("json", "csv") else ON_A_PAGE)
    sizes = [1_000 if size == "max" else int(size or 0) for size in asked.get("_size", ())]
    return Verdict(400, f"At most {most} rows are sent at once here.") if any(size > most for size in sizes) else None
