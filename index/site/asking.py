"""What was asked of the site: the parts of an address, read strictly, so that nonsense is said and never breaks."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field

from index.site.links import Links
from index.site.refusals import Malformed, NotThere
from index.site.settings import Site

LONGEST = 1_000  # letters of a value
LARGEST = 1 << 53  # the largest number that a row may have (index/numbers.py)


@dataclass(frozen=True, slots=True)
class Asked:
    """A request for a page: its path's named parts, its query, and how to make addresses."""

    path: str = "/"
    named: dict[str, str] = field(default_factory=dict)
    query: dict[str, tuple[str, ...]] = field(default_factory=dict)
    links: Links = field(default_factory=Links)
    origin: str = ""  # https://example.org, for addresses that stand alone
    site: Site = field(default_factory=Site)

    def many(self, name: str) -> tuple[str, ...]:
        """All values of a name that are not empty, without repetitions."""
        values = tuple(dict.fromkeys(text for value in self.query.get(name, ()) if (text := value.strip())))
        if any(len(value) > LONGEST for value in values):
            raise Malformed(f"{name} is longer than {LONGEST} letters.")
        return values

    def one(self, name: str, default: str = "") -> str:
        """The value of a name.

        >>> Asked(query={"q": (" road works ",)}).one("q")
        'road works'
        """
        values = self.many(name)
        return values[-1] if values else default

    def choice(self, name: str, among: Collection[str], default: str = "") -> str:
        """A value that must be one of a few."""
        value = self.one(name, default)
        if value and value != default and value not in among:
            raise Malformed(f"{name} must be one of {', '.join(among)}.")
        return value

    def number(self, name: str, default: int, low: int = 1, high: int = LARGEST) -> int:
        """A whole number within bounds.

        >>> Asked(query={"page": ("٣",)}).number("page", 1)
        Traceback (most recent call last):
        index.site.refusals.Malformed: page must be a whole number.
        """
        text = self.one(name)
        if not text:
            return default
        if not (text.isascii() and text.isdigit() and len(text) < 17):
            raise Malformed(f"{name} must be a whole number.")
        if not low <= int(text) <= high:
            raise Malformed(f"{name} must be {low} to {high}.")
        return int(text)

    def row(self, name: str = "id") -> int:
        """The number of a row that the path names."""
        text = self.named[name]
        if not (text.isascii() and text.isdigit() and len(text) < 17) or int(text) > LARGEST:
            raise NotThere("There is nothing with such a number.")
        return int(text)

    def again(self, **changes: str | int | tuple[str, ...] | None) -> str:
        """The address asked for with some values changed or, by None, left out."""
        return self.links.at(self.path, **{**self.query, **changes})
