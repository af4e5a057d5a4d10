"""The files that documents are read from: regular ones, opened without following links, under names that are safe."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from extract.clean import clean_line
from extract.errors import Unreadable

# Opening a pipe for reading would wait for somebody to write, a terminal would become ours.
FLAGS = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC


def open_document(path: Path, limit: int) -> tuple[int, int]:
    """The open file and its size in bytes; raises Unreadable for whatever is no file, or too large a one."""
    try:
        file = os.open(path, FLAGS)
    except FileNotFoundError:
        raise Unreadable("not_a_file", "there is no file of this name") from None
    except PermissionError:
        raise Unreadable("not_a_file", "reading it is not permitted") from None
    except (OSError, ValueError):
        raise Unreadable("not_a_file", "a link" if path.is_symlink() else "it cannot be opened") from None
    found = os.fstat(file)
    wrong = None
    if not stat.S_ISREG(found.st_mode):
        wrong = Unreadable("not_a_file", kind_of(found.st_mode))
    elif found.st_size > limit:
        wrong = Unreadable("limit_size", f"{found.st_size >> 20} MB, the limit is {limit >> 20} MB")
    if wrong:
        os.close(file)
        raise wrong
    return file, found.st_size


def kind_of(mode: int) -> str:
    """What it is instead of a file.

    >>> kind_of(stat.S_IFIFO)
    'a pipe'
    """
    kinds = {
        stat.S_IFDIR: "a folder; `townclerk index` reads folders",
        stat.S_IFIFO: "a pipe",
        stat.S_IFSOCK: "a socket",
        stat.S_IFCHR: "a device",
        stat.S_IFBLK: "a device",
    }
    return kinds.get(stat.S_IFMT(mode), "something else")


def safe_name(path: Path) -> str:
    r"""The file's name as it may be printed and stored: bytes that are no UTF-8 replaced, no controls or overrides.

    >>> safe_name(Path("minutes\udcff\u202e\n.txt"))
    'minutes� .txt'
    """
    readable = os.fsencode(path.name).decode("utf-8", "replace")
    return clean_line(readable) or "unnamed"
