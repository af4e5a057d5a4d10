"""spaCy components for the papers of public bodies, each usable alone: `nlp.add_pipe("townclerk_acronyms")`."""

from __future__ import annotations

import pkgutil
from functools import cache
from importlib import import_module


@cache
def load_factories() -> tuple[str, ...]:
    """Registers all factories, also where the package is not installed; gives the modules' names."""
    names = tuple(f"{__name__}.{info.name}" for info in pkgutil.iter_modules(__path__))
    for name in names:
        import_module(name)
    return names
