"""Every address on the site: a link to a thing is made here and nowhere else."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import quote, urlencode

from index.numbers import document_of

Value = str | int | None
Values = Value | Iterable[Value]


@dataclass(frozen=True, slots=True)
class Links:
    """The site's addresses, below the path under which it is served.

    >>> links = Links()
    >>> links.document(7, page=3)
    '/doc/7?page=3'
    >>> links.acronym("A&E"), Links("/papers/").person(12)
    ('/acronym/A%26E', '/papers/person/12')
    """

    base: str = "/"

    def at(self, path: str, **query: Values) -> str:
        """An address below the site's own; what has no value is left out.

        >>> Links().at("outcomes", authority="Wrenmouth City Council", year=None)
        '/outcomes?authority=Wrenmouth+City+Council'
        """
        return self.base + path.lstrip("/") + encoded(query)

    def search(self, q: str | None = None, **query: Values) -> str:
        """The search page: words, and what narrows them."""
        return self.at("", q=q, **query)

    def document(self, document: int, page: int | None = None, **query: Values) -> str:
        """A document, at a page."""
        return self.at(f"doc/{document}", page=page, **query)

    def evidence(self, kind: str, row: int, page: int | None) -> str:
        """The document of a record, at its page and its mark there.

        >>> Links().evidence("decisions", 7 * 65536 + 2, 3)
        '/doc/7?page=3#decisions-458754'
        """
        return f"{self.document(document_of(row), page or 1)}#{anchor(kind, row)}"

    def record(self, kind: str, row: int) -> str:
        """A record's own page; a table has one of another kind.

        >>> Links().record("decisions", 5), Links().record("actions", 5), Links().record("tables", 5)
        ('/decision/5', '/record/actions/5', '/table/5')
        """
        own = {"decisions": self.decision, "tables": self.table}.get(kind)
        return own(row) if own else self.at(f"record/{kind}/{row}")

    def decision(self, row: int) -> str:
        """A decision."""
        return self.at(f"decision/{row}")

    def table(self, row: int, **query: Values) -> str:
        """A table of a document."""
        return self.at(f"table/{row}", **query)

    def table_as(self, form: str, row: int) -> str:
        """The same table as csv."""
        return self.at(f"table/{row}.{form}")

    def picture(self, document: int, page: int, width: int | None = None) -> str:
        """The picture of a page."""
        return self.at(f"doc/{document}/pages/{page}.png", width=width)

    def original(self, document: int) -> str:
        """The file itself."""
        return self.at(f"doc/{document}/original")

    def person(self, person: int) -> str:
        """Somebody with an office, in persons."""
        return self.at(f"person/{person}")

    def committee(self, committee: int) -> str:
        """A body that meets, in committees."""
        return self.at(f"committee/{committee}")

    def authority(self, authority: int) -> str:
        """A public body, in authorities."""
        return self.at(f"authority/{authority}")

    def acronym(self, short: str) -> str:
        """An acronym with all that it stands for."""
        return self.at(f"acronym/{quote(short, safe='')}")

    def outcomes(self, **query: Values) -> str:
        """How requests were answered."""
        return self.at("outcomes", **query)

    def question(self, group: int) -> str:
        """A question with every authority's answer, in question_groups."""
        return self.at(f"question/{group}")

    def matter(self, matter: int) -> str:
        """A subject in successive papers, in matters."""
        return self.at(f"matter/{matter}")

    def listing(self, name: str, **query: Values) -> str:
        """All of a kind: people, committees, authorities, acronyms, questions, tables."""
        return self.at(name, **query)

    def data(self, table: str = "", **query: Values) -> str:
        """Datasette's own page of a table, a view or a canned query."""
        return self.at(f"townclerk/{table}".rstrip("/"), **query)

    def static(self, name: str, version: str = "") -> str:
        """A file of ours that every page may use."""
        return self.at(f"static/{name}", v=version or None)


def anchor(kind: str, row: int) -> str:
    """The name of a record's mark on its page."""
    return f"{kind}-{row}"


def encoded(query: dict[str, Values]) -> str:
    """The query of an address with its question mark; lists become repeated names, empty values are left out.

    >>> encoded({"q": "road works", "kind": ["decisions", "actions"], "page": None, "year": ""})
    '?q=road+works&kind=decisions&kind=actions'
    """
    pairs = []
    for name, value in query.items():
        many = [value] if value is None or isinstance(value, str | int) else value
        pairs += [(name, one) for one in many if one not in (None, "")]
    return f"?{urlencode(pairs)}" if pairs else ""
