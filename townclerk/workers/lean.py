"""What the libraries that we use would import beside, and no document needs: a third of the warm parent's start.

`import spacy` brings its command line with it, and that a web client, a template language and a printer of colours:
half a second and 20 MB, which each process would carry along. In the warm parent, which is nobody else's, an empty
module stands in its place.
"""

from __future__ import annotations

import sys
from types import ModuleType


def leave_out_command_lines() -> None:
    """Puts empty modules where spaCy's command line would be; not where it has been imported already."""
    if "spacy" in sys.modules:
        return
    line, information = ModuleType("spacy.cli"), ModuleType("spacy.cli.info")
    information.__dict__["info"] = line.__dict__["info"] = None
    sys.modules |= {"spacy.cli": line, "spacy.cli.info": information}
