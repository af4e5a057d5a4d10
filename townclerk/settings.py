"""What the configuration says of fetching, indexing, searches and mail."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from scrape.limits import Limits, Trusted
from scrape.visiting import Wish


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """Something that somebody follows: a feed, and a part of the digest."""

    name: str
    words: str = ""
    kinds: tuple[str, ...] = ()
    authorities: tuple[str, ...] = ()
    mail_to: tuple[str, ...] = ()  # besides those of [mail]


@dataclass(frozen=True, slots=True)
class Mail:
    """Whom the report goes to, and through which server."""

    host: str
    sender: str
    to: tuple[str, ...]
    port: int = 587
    security: str = "starttls"  # starttls, tls, none
    user: str = ""
    password_file: Path | None = None
    always: bool = False  # also where there is nothing to look at and nothing matched


@dataclass(frozen=True, slots=True)
class Reading:
    """How what was fetched is read."""

    jobs: int = 1
    ocr: str = "auto"
    languages: tuple[str, ...] = ("eng",)
    keep_personal: bool = False
    spacy_model: str | None = None  # an installed one, whose names are further evidence


@dataclass(frozen=True, slots=True)
class Settings:
    """A whole configuration, checked."""

    contact: str
    keep: Path
    database: Path
    wishes: tuple[Wish, ...]
    limits: Limits = field(default_factory=Limits)
    trusted: Trusted = field(default_factory=Trusted)
    reading: Reading = field(default_factory=Reading)
    searches: tuple[SavedSearch, ...] = ()
    feeds: Path | None = None
    site: str = ""  # the address of the site that serves the database, for links
    mail: Mail | None = None
