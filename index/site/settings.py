"""How a site is run: what its operator decided, kept with the Datasette that serves it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from index.originals import store_of
from index.site.easels import Easel
from index.site.galleries import Gallery
from index.site.shelves import Shelf

if TYPE_CHECKING:
    from datasette.app import Datasette

MB = 1 << 20
PICTURES = 1024  # megabytes of pictures on disk


@dataclass(frozen=True, slots=True)
class Site:
    """What the pages may offer."""

    db_path: Path = Path()
    gallery: Gallery | None = None
    originals: str = "safe"
    public: bool = False  # on the open web: see index/site/safety

    def offers(self, *, private: bool) -> bool:
        """Whether an original may be downloaded."""
        return self.originals == "all" or (self.originals == "safe" and not private)


def site_of(datasette: Datasette) -> Site:
    """The settings of a Datasette; those by default where nobody set any."""
    found = getattr(datasette, "townclerk_site", None)
    return found if isinstance(found, Site) else Site()


def settle(datasette: Datasette, site: Site) -> None:
    """Keeps the settings with a Datasette."""
    datasette.townclerk_site = site


def with_gallery(site: Site, easel: Easel, megabytes: int = PICTURES) -> Site:
    """The settings with pictures, which are kept beside the originals."""
    gallery = Gallery(easel, Shelf(store_of(site.db_path) / "images", megabytes * MB))
    gallery.warm()
    return replace(site, gallery=gallery)
