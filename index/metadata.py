"""Datasette's metadata: in the wheel it lies in this package, in a checkout at the top level."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path
from typing import Any


def load_metadata() -> dict[str, Any]:
    """What Datasette is told of the tables, and what exports say of the columns."""
    inside = files("index") / "datasette_metadata.json"
    path = inside if inside.is_file() else Path(str(files("index"))).parent / "datasette_metadata.json"
    metadata: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return metadata
