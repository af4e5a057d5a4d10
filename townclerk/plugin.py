"""For `datasette townclerk.db`, without our command: lends the site the processes that draw pictures of pages."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from datasette import hookimpl

from index.site.answering import site_for
from index.site.settings import settle, with_gallery

if TYPE_CHECKING:
    from datasette.app import Datasette


@hookimpl
def startup(datasette: Datasette) -> None:
    """Pictures by default; `townclerk serve` has settled it before."""
    from townclerk.easels import Easels

    site = site_for(datasette)
    if site.gallery is None and site.db_path != Path():
        settle(datasette, with_gallery(replace(site), Easels()))
