"""Archives without a clock: DOCX and XLSX whose bytes depend on their content alone."""

from __future__ import annotations

import io
import re
import zipfile

STAMP = (2026, 1, 5, 9, 0, 0)
CLOCK = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*(</dcterms:\2>)")  # "<dcterms:modified …>2026-…</…>"


def fixed(data: bytes) -> bytes:
    """The same archive with fixed times, its members in their order."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            content = old.read(entry.filename)
            if entry.filename == "docProps/core.xml":
                content = CLOCK.sub(rb"\g<1>2026-01-05T09:00:00Z\g<3>", content)
            info = zipfile.ZipInfo(entry.filename, STAMP)
            info.compress_type, info.external_attr = zipfile.ZIP_DEFLATED, 0o600 << 16
            new.writestr(info, content)
    return made.getvalue()
