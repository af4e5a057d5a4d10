"""Datasette over a townclerk database: metadata, plugin and name in place."""

from __future__ import annotations

import socket
from dataclasses import replace
from pathlib import Path

from extract.errors import BadUsage
from index.metadata import load_metadata
from index.opening import reading
from index.site.safety.limits import CONNECTIONS, HOME, KEEP_ALIVE, PUBLIC
from index.site.settings import Site, settle

NAME = "townclerk"  # what the metadata calls the database, whatever its file is called


def serve(db_path: Path, host: str, port: int, settings: Site | None = None) -> None:
    """Serves until it is interrupted; whether it can is asked before, by check_database and check_port."""
    import uvicorn
    from datasette.app import Datasette
    from datasette.database import Database
    from datasette.plugins import pm

    import index.site

    if not pm.is_registered(index.site):  # where the package is installed, Datasette has found it by itself
        pm.register(index.site, NAME)
    pm.unregister(name="datasette.handle_exception")  # ours says what is refused; that one would print each to the log
    settings = replace(settings or Site(), db_path=db_path)
    metadata = {**load_metadata(), "plugins": {NAME: {"public": settings.public}}}
    site = Datasette([], metadata=metadata, settings=PUBLIC if settings.public else HOME)
    settle(site, settings)
    site.remove_database("_memory")
    site.add_database(Database(site, path=str(db_path), is_mutable=True), name=NAME)
    uvicorn.run(
        site.app(),
        host=host,
        port=port,
        log_level="warning",
        lifespan="on",
        server_header=False,
        limit_concurrency=CONNECTIONS,
        timeout_keep_alive=KEEP_ALIVE,
    )


def check_database(path: Path) -> None:
    """A database that is missing, or none of ours, is said before anything is started."""
    with reading(path):
        pass


def check_port(host: str, port: int) -> None:
    """A port in use is said with what to do."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise BadUsage(
                f"port {port} on {host} cannot be used ({error.strerror}): another: --port 8002, make demo PORT=8002"
            ) from error
