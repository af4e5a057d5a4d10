"""What the system lets us take away from a reader: the network, other people's files, and life after its parent.

Everything here is Linux's (namespaces, Landlock, prctl), and a lock that is not to be had is simply absent: the limits
of limits.py and the watch of the supervisor stand without them. docs/safety.md says what is lost where.
"""

from __future__ import annotations

import ctypes
import os
import signal
import stat
import struct
import sys
from collections.abc import Iterable
from contextlib import suppress
from functools import cache
from pathlib import Path

LINUX = sys.platform == "linux"

CLONE_NEWUSER, CLONE_NEWNET = 0x10000000, 0x40000000
PR_SET_PDEATHSIG, PR_SET_CHILD_SUBREAPER, PR_SET_NO_NEW_PRIVS = 1, 36, 38
LANDLOCK_CREATE, LANDLOCK_ADD, LANDLOCK_RESTRICT = 444, 445, 446  # the same on every architecture
BENEATH = 1  # LANDLOCK_RULE_PATH_BENEATH

# Rights on files, by the version of Landlock that brought them (linux/landlock.h).
EXECUTE, WRITE_FILE, READ_FILE, READ_DIR = 1 << 0, 1 << 1, 1 << 2, 1 << 3
REMOVE_FILE, MAKE_SOCK = 1 << 5, 1 << 9
READS = EXECUTE | READ_FILE | READ_DIR
FIRST_RIGHTS = (1 << 13) - 1
REFER, TRUNCATE, IOCTL_DEV = 1 << 13, 1 << 14, 1 << 15
ON_FILES = EXECUTE | WRITE_FILE | READ_FILE | TRUNCATE | IOCTL_DEV  # the rights that a rule on a file may name
TCP = 0b11  # bind and connect, from version 4
SCOPES = 0b11  # abstract sockets and signals to processes outside, from version 6

# Where programs, libraries, fonts and language data lie; nobody's papers.
SYSTEM = (
    *("/usr", "/bin", "/sbin", "/lib", "/lib32", "/lib64", "/opt", "/nix", "/snap", "/gnu", "/run/current-system"),
    *("/etc", "/dev", "/proc", "/sys", "/var/cache/fontconfig", "/var/lib/libreoffice", "/var/spool/libreoffice"),
)
# Where LibreOffice makes and removes the socket by which it knows itself, whatever it is told of folders.
SOCKETS = ("/tmp", "/var/tmp")  # noqa: S108  # its choice, not ours
DEVICES = ("/dev/null", "/dev/zero", "/dev/full", "/dev/random", "/dev/urandom")


def leave_network() -> bool:
    """Moves this process, and all that it starts, where there is no network; False where that is not allowed."""
    if not LINUX:
        return False
    user, group = os.geteuid(), os.getegid()
    libc = _libc()
    if libc.unshare(CLONE_NEWUSER | CLONE_NEWNET):
        return bool(libc.unshare(CLONE_NEWNET) == 0)
    with suppress(OSError):
        Path("/proc/self/setgroups").write_text("deny")
        Path("/proc/self/uid_map").write_text(f"{user} {user} 1")
        Path("/proc/self/gid_map").write_text(f"{group} {group} 1")
    return True


def adopt_orphans() -> None:
    """What a reader leaves behind becomes a child of this process, which can then end it."""
    _prctl(PR_SET_CHILD_SUBREAPER, 1)


def die_with_parent(parent: int) -> None:
    """Ends this process when its parent does, also when it already has."""
    _prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(1)


def orphans() -> list[int]:
    """The processes whose parent is now this one; empty where the system does not say."""
    try:
        listed = Path(f"/proc/self/task/{os.getpid()}/children").read_text()
    except OSError:
        return []
    return [int(pid) for pid in listed.split()]


def fence(writable: Path, readable: Iterable[str] = ()) -> bool:
    """From now on only the system, `readable` and `writable` can be read here, and only `writable` be written.

    False where the kernel has no Landlock. Files that are open already stay open.
    """
    version = landlock_version()
    reads = dict.fromkeys({*SYSTEM, *readable}, READS)
    devices = dict.fromkeys(DEVICES, READ_FILE | WRITE_FILE)
    sockets = dict.fromkeys(SOCKETS, MAKE_SOCK | REMOVE_FILE)
    allowed = {**reads, **devices, **sockets, str(writable): all_rights(version)}
    return _restrict(version, all_rights(version), TCP, 0, allowed)


def fence_in(folder: Path) -> bool:
    """From now on only `folder` can be written, and only processes that this one starts be sent signals.

    A second, narrower fence inside `fence`, and a cheap one: each document's process puts up its own.
    """
    version = landlock_version()
    writes = all_rights(version) & ~READS
    allowed = {"/dev/null": WRITE_FILE, **dict.fromkeys(SOCKETS, MAKE_SOCK | REMOVE_FILE), str(folder): writes}
    return _restrict(version, writes, 0, SCOPES, allowed)


def remove_sockets(since: float) -> None:
    """Removes the sockets that LibreOffice left where it was ended."""
    for folder in SOCKETS:
        for path in Path(folder).glob("OSL_PIPE_*"):
            with suppress(OSError):
                found = path.lstat()
                if stat.S_ISSOCK(found.st_mode) and found.st_uid == os.getuid() and found.st_mtime >= since:
                    path.unlink()


@cache
def landlock_version() -> int:
    """The kernel's version of Landlock, 0 where it has none."""
    return max(0, _syscall(LANDLOCK_CREATE, None, 0, 1)) if LINUX else 0


def all_rights(version: int) -> int:
    """The rights on files that a version of Landlock knows."""
    return FIRST_RIGHTS | (REFER * (version >= 2)) | (TRUNCATE * (version >= 3)) | (IOCTL_DEV * (version >= 5))


def _restrict(version: int, handled: int, network: int, scopes: int, allowed: dict[str, int]) -> bool:
    if version < 1:
        return False
    attributes = struct.pack("QQQ", handled, network * (version >= 4), scopes * (version >= 6))
    rules = _syscall(LANDLOCK_CREATE, attributes, 8 if version < 4 else 16 if version < 6 else 24, 0)
    if rules < 0:
        return False
    try:
        for path, rights in allowed.items():
            _allow(rules, path, rights & handled)
        _prctl(PR_SET_NO_NEW_PRIVS, 1)
        return _syscall(LANDLOCK_RESTRICT, rules, 0) == 0
    finally:
        os.close(rules)


def _allow(rules: int, path: str, rights: int) -> None:
    try:
        handle = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except OSError:
        return  # not on this system
    try:
        if not stat.S_ISDIR(os.fstat(handle).st_mode):
            rights &= ON_FILES
        _syscall(LANDLOCK_ADD, rules, BENEATH, struct.pack("=Qi", rights, handle), 0)
    finally:
        os.close(handle)


@cache
def _libc() -> ctypes.CDLL:
    return ctypes.CDLL(None, use_errno=True)


def _prctl(option: int, value: int) -> None:
    if LINUX:
        _libc().prctl(option, value, 0, 0, 0)


def _syscall(number: int, *arguments: int | bytes | None) -> int:
    return int(_libc().syscall(ctypes.c_long(number), *(_argument(value) for value in arguments)))


def _argument(value: int | bytes | None) -> ctypes.c_long | bytes | None:
    return ctypes.c_long(value) if isinstance(value, int) else value
