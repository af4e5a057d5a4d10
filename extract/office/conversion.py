"""Old Word and PowerPoint files turned into today's by LibreOffice, under limits and with a profile of its own."""

from __future__ import annotations

from pathlib import Path

from extract.engines import has_engine, run_engine, scratch
from extract.errors import Unreadable

PROGRAMS = ("soffice", "libreoffice")
INSTALL = "it needs LibreOffice: sudo apt install libreoffice-writer libreoffice-impress"
SECONDS = 90.0
MEMORY = 3 << 30


def convert(data: bytes, before: str, after: str) -> bytes:
    """The file in another format; raises Unreadable where LibreOffice is missing, fails or takes too long."""
    program = next((name for name in PROGRAMS if has_engine(name)), None)
    if program is None:
        raise Unreadable("unsupported", INSTALL)
    with scratch() as folder:
        source = folder / f"paper.{before}"
        source.write_bytes(data)
        profile = (folder / "profile").as_uri()
        command: list[str | Path] = [
            program,
            f"-env:UserInstallation={profile}",
            "--headless",
            "--norestore",
            "--nolockcheck",
        ]
        command += ["--convert-to", after, "--outdir", folder / "out", source]
        run_engine(command, seconds=SECONDS, memory=MEMORY, folder=folder)
        made = folder / "out" / f"paper.{after}"
        if not made.is_file():
            raise Unreadable("malformed", "LibreOffice could not read it")
        return made.read_bytes()
