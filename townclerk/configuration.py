"""The configuration: TOML into Settings, every mistake found before anything is done."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field, fields, replace
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from extract.errors import BadUsage
from index.feeds import file_name
from index.filters import KINDS_KNOWN, is_kind
from scrape.addresses import fault_of
from scrape.choosing import choose_site, load_sites
from scrape.councils import Council, find_councils, similar_names
from scrape.limits import Limits, Trusted
from scrape.records import PAPERS, Place
from scrape.visiting import Wish
from townclerk.mistakes import Mistake, Mistaken, closest, find_line
from townclerk.settings import Mail, Reading, SavedSearch, Settings
from townclerk.tables import Table

CONTACT = 'Write contact = "foi@example.org": whoever minds our requests reads it in their logs.'
TOP = ("contact", "keep", "database", "authorities", "since", "committees", "papers", "feeds", "site")
TABLES = ("place", "limits", "trusted", "read", "search", "mail")
PLACE = ("authority", "system", "address", "since", "committees", "papers")
LIMITS_AT_LEAST = {"delay": 1.0, "hosts_at_once": 1, "minutes": 0.1, "megabytes": 0.1, "largest": 0.1, "tries": 1}
LIMITS_AT_MOST = {"hosts_at_once": 64, "listing_share": 1.0, "tries": 6}


def load_configuration(path: Path) -> Settings:
    """The settings of a file; raises Mistaken with all that is wrong, BadUsage where there is no such file."""
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise BadUsage(f"{path} cannot be read ({error.strerror}): `townclerk init {path}` writes one") from error
    except UnicodeDecodeError as error:
        raise BadUsage(f"{path} is not UTF-8: save it as that") from error
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise Mistaken(path.name, [Mistake(None, f"it is no TOML: {error}", "Mend that line first.")]) from error
    return Configuration(text, path.absolute().parent, path.name).settings(values)


@dataclass(slots=True)
class Configuration:
    """One file on its way to Settings; collects mistakes as it goes."""

    text: str
    folder: Path
    name: str
    mistakes: list[Mistake] = field(default_factory=list)

    def settings(self, values: dict[str, Any]) -> Settings:
        """The settings; raises Mistaken."""
        top = self.table(values, "", 0, (*TOP, *TABLES))
        contact = top.text("contact")
        if not is_contact(contact):
            top.wrong("contact", "`contact` must be a mail or web address", CONTACT)
        keep = self.folder / (top.text("keep") or "townclerk-papers")
        settings = Settings(
            contact=contact,
            keep=keep,
            database=self.folder / (top.text("database") or "townclerk.db"),
            wishes=tuple(self.wishes(top)),
            limits=self.limits(values),
            trusted=self.trusted(values),
            reading=self.reading(values),
            searches=self.searches(values),
            feeds=self.folder / top.text("feeds") if top.text("feeds") else None,
            site=top.text("site").rstrip("/"),
            mail=self.mail(values),
        )
        if self.mistakes:
            raise Mistaken(self.name, self.mistakes)
        return settings

    def table(self, values: dict[str, Any], name: str, number: int, known: tuple[str, ...]) -> Table:
        """A table of the file; keys that it should not have are mistakes."""
        table = Table(self.text, self.mistakes, values, name, number)
        for key in values:
            if key not in known:
                where = f" in [{name}]" if name else ""
                table.wrong(key, f"there is no `{key}`{where}", closest(key, known))
        return table

    def tables(self, values: dict[str, Any], name: str, known: tuple[str, ...]) -> list[Table]:
        """All tables of a name."""
        many = values.get(name, [])
        if not isinstance(many, list) or not all(isinstance(one, dict) for one in many):
            line = find_line(self.text, name, 0)
            self.mistakes.append(
                Mistake(line, f"[{name}] stands alone", f"Write it as [[{name}]]: there may be several.")
            )
            return []
        return [self.table(one, name, number, known) for number, one in enumerate(many)]

    def only(self, values: dict[str, Any], name: str, known: tuple[str, ...]) -> Table:
        """The only table of a name, empty where it is not there."""
        one = values.get(name, {})
        if not isinstance(one, dict):
            line = find_line(self.text, name, 0)
            self.mistakes.append(Mistake(line, f"`{name}` is no single table", f"Write it once, as [{name}]."))
            return Table(self.text, self.mistakes, {}, name, 0)
        return self.table(one, name, 0, known)

    # ---- places

    def wishes(self, top: Table) -> list[Wish]:
        """What is wanted of each place."""
        wanted = self.wanted(top, date(date.today().year, 1, 1), (), frozenset(PAPERS))  # noqa: DTZ011  # a default, by the machine's own calendar
        found = []
        for name in top.texts("authorities"):
            council = self.council(top, "authorities", name)
            if council:
                found.append(Wish(Place(council.authority, council.system, council.address), *wanted))
        known = (*PLACE, *(option for site in load_sites().values() for option in site.OPTIONS))
        for table in self.tables(top.values, "place", known):
            place = self.place(table)
            if place:
                found.append(Wish(place, *self.wanted(table, *wanted)))
        if not found and not self.mistakes:
            top.wrong("authorities", "no authority is wanted", 'Name some: authorities = ["Leicester", "Kent"].')
        doubles = (
            {wish.place for wish in found if sum(wish.place == other.place for other in found) > 1} if found else set()
        )
        for double in doubles:
            top.wrong("authorities", f"{double.authority} is named twice", "Leave one out.")
        return found

    def wanted(
        self, table: Table, since: date, committees: tuple[str, ...], papers: frozenset[str]
    ) -> tuple[date, tuple[str, ...], frozenset[str]]:
        """Since when, which committees and which papers; what is not said is as given."""
        chosen = table.texts("papers") or tuple(papers)
        for paper in chosen:
            if paper not in PAPERS:
                table.wrong("papers", f"{paper!r} is no sort of paper", closest(paper, PAPERS))
        return table.value("since", date, since), table.texts("committees") or committees, frozenset(chosen)

    def place(self, table: Table) -> Place | None:
        """One [[place]]; what is not said is taken from the table of councils."""
        authority, system, address = table.text("authority"), table.text("system"), table.text("address")
        found = len(self.mistakes)
        if not authority:
            table.wrong("authority", "a [[place]] without `authority`", "Say whose papers they are.")
        if system and system not in load_sites():
            table.wrong("system", f"there is no system {system!r}", closest(system, load_sites()))
        if address:
            address = self.address(table, address)
        elif authority and (council := self.council(table, "authority", authority)):
            authority, system, address = council.authority, system or council.system, council.address
        if len(self.mistakes) > found:
            return None
        options = {key: table.option(key) for key in table.values if key not in PLACE}
        return self.with_site(table, Place(authority, system, address, options))

    def address(self, table: Table, said: str) -> str:
        """Where a place is: an address that can be asked, or a path that is there."""
        if "://" in said:
            if fault := fault_of(said):
                table.wrong("address", f"{said} cannot be asked: {fault}", "Write it as https://….")
            return said
        path = (self.folder / said).resolve()
        if not path.exists():
            table.wrong("address", f"there is no {path}", "Write a path that is there, or https://….")
        return str(path)

    def with_site(self, table: Table, place: Place) -> Place | None:
        """A place whose site is known, with options that this site has."""
        site = choose_site(place)
        if site is None:
            table.wrong(
                "address", f"nothing here reads {place.address}", f"Say its `system`: {', '.join(load_sites())}."
            )
            return None
        for key in place.options:
            if key not in site.OPTIONS:
                table.wrong(key, f"this site has no option `{key}`", closest(key, site.OPTIONS or ["none at all"]))
        return place

    def council(self, table: Table, key: str, name: str) -> Council | None:
        """A council of the shipped table."""
        found = find_councils(name)
        if len(found) == 1 and found[0].address:
            return found[0]
        if not found:
            near = similar_names(name)
            remedy = f"Did you mean {', '.join(near)}?" if near else "Give its address under [[place]]."
            table.wrong(key, f"no council is called {name!r}", remedy)
        elif len(found) > 1:
            names = ", ".join(council.authority for council in found)
            table.wrong(key, f"{name!r} may be {names}", "Write one of them.")
        else:
            table.wrong(key, f"no site of {name} is on record that could be read", "Give its address under [[place]].")
        return None

    # ---- the rest

    def limits(self, values: dict[str, Any]) -> Limits:
        """[limits]."""
        table = self.only(values, "limits", names_of(Limits))
        limits = Limits()
        for name in names_of(Limits):
            usual = getattr(limits, name)
            said = table.value(name, int, usual) if isinstance(usual, int) else table.value(name, float, usual)
            low, high = LIMITS_AT_LEAST.get(name, 0), LIMITS_AT_MOST.get(name, said)
            if low <= said <= high:
                limits = replace(limits, **{name: said})
            else:
                allowed = f"At least {low:g}" + (f", at most {high:g}." if name in LIMITS_AT_MOST else ".")
                table.wrong(name, f"`{name}` = {said:g} will not do", allowed)
        if limits.largest > limits.megabytes:
            table.wrong("largest", "`largest` is more than `megabytes`: such a document could never come", "Raise one.")
        return limits

    def trusted(self, values: dict[str, Any]) -> Trusted:
        """[trusted]."""
        table = self.only(values, "trusted", ("hosts", "delay"))
        hosts = frozenset(host.lower() for host in table.texts("hosts"))
        for host in hosts:
            if "/" in host or (":" in host and host.count(":") == 1):
                table.wrong("hosts", f"{host!r} is no host", "Write the name alone, without http:// and port.")
        return Trusted(hosts, table.value("delay", float, -1.0) if "delay" in table.values else None)

    def reading(self, values: dict[str, Any]) -> Reading:
        """[read]."""
        table = self.only(values, "read", names_of(Reading))
        ocr = table.text("ocr") or "auto"
        if ocr not in ("auto", "always", "never"):
            table.wrong("ocr", f"`ocr` = {ocr!r}", "It is auto, always or never.")
        jobs = table.value("jobs", int, 1)
        return Reading(
            max(1, jobs),
            ocr,
            table.texts("languages") or ("eng",),
            table.value("keep_personal", bool, False),
            table.text("spacy_model") or None,
        )

    def searches(self, values: dict[str, Any]) -> tuple[SavedSearch, ...]:
        """All [[search]]; two of a name would be one feed."""
        tables = self.tables(values, "search", names_of(SavedSearch))
        searches = tuple(map(self.search, tables))
        names = [file_name(search.name) for search in searches]
        for number, table in enumerate(tables):
            if names[number] in names[:number]:
                table.wrong(
                    "name", f"two searches are called {searches[number].name!r}", "Rename one: each has a feed."
                )
        return searches

    def search(self, table: Table) -> SavedSearch:
        """One [[search]]."""
        name, words = table.text("name"), table.text("words")
        kinds, authorities = table.texts("kinds"), table.texts("authorities")
        if not name:
            table.wrong("name", "a [[search]] without `name`", "Name it: the name is the title of its feed.")
        if not (words or kinds or authorities):
            table.wrong("words", f"the search {name!r} asks for nothing", 'Say words = "…", kinds or authorities.')
        for kind in kinds:
            if not is_kind(kind):
                table.wrong("kinds", f"{kind!r} is no kind of paper or record", closest(kind, KINDS_KNOWN))
        return SavedSearch(name, words, kinds, authorities, table.texts("mail_to"))

    def mail(self, values: dict[str, Any]) -> Mail | None:
        """[mail]."""
        if "mail" not in values:
            return None
        table = self.only(values, "mail", ("host", "port", "from", "to", "security", "user", "password_file", "always"))
        host, sender, to = table.text("host"), table.text("from"), table.texts("to")
        for key, value in (("host", host), ("from", sender), ("to", to)):
            if not value:
                table.wrong(key, f"[mail] without `{key}`", "Say host, from and to, or leave [mail] out.")
        security = table.text("security") or "starttls"
        if security not in ("starttls", "tls", "none"):
            table.wrong("security", f"`security` = {security!r}", "It is starttls, tls or none.")
        file = self.folder / table.text("password_file") if table.text("password_file") else None
        if file and not file.is_file():
            table.wrong(
                "password_file", f"there is no {file}", "Write the password into a file that only you can read."
            )
        port = table.value("port", int, {"tls": 465, "none": 25}.get(security, 587))
        return Mail(host, sender, to, port, security, table.text("user"), file, table.value("always", bool, False))


def names_of(record: type) -> tuple[str, ...]:
    """The fields of a dataclass."""
    return tuple(field.name for field in fields(record))


def is_contact(text: str) -> bool:
    """Whether a text is a mail or web address that somebody can write to.

    >>> [is_contact(text) for text in ("foi@ambleford.example", "https://ambleford.example/bot", "Ann", "me@home")]
    [True, True, False, False]
    """
    if not text.isascii() or not text.isprintable():  # it goes into a header
        return False
    name, at, host = text.partition("@")
    if at:
        return bool(name) and "." in host and not set(text) & set(" ()<>,\r\n")
    parts = urlsplit(text)
    return parts.scheme in ("http", "https") and "." in (parts.hostname or "") and not set(text) & set(" ()<>\r\n")
