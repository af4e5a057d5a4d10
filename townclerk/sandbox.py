"""What the system lets us take away from a reader: the network, other people's files, and life after its parent.

Everything here is Linux's (namespaces, Landlock, prctl), and a lock that is not to be had is simply absent: the limits
of limits.py and the watch of the supervisor stand without them. docs/safety.md says what is lost where.
"""

from __future__ import annotations

import ctypes
import os
import signal
import struct
import sys
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

LINUX = sys.platform == "linux"

CLONE_NEWUSER, CLONE_NEWNET = 0x10000000, 0x40000000
PR_SET_PDEATHSIG, PR_SET_CHILD_SUBREAPER, PR_SET_NO_NEW_PRIVS = 1, 36, 38
LANDLOCK_CREATE, LANDLOCK_ADD, LANDLOCK_RESTRICT = 444, 445, 446  # the same on every architecture
BENEATH = 1  # LANDLOCK_RULE_PATH_BENEATH

# Rights on files, by the version of Landlock that brought them (linux/landlock.h).
EXECUTE, WRITE_FILE, READ_FILE, READ_DIR = 1 << 0, 1 << 1, 1 << 2, 1 << 3
READS = EXECUTE | READ_FILE | READ_DIR
FIRST_RIGHTS = (1 << 13) - 1
REFER, TRUNCATE, IOCTL_DEV = 1 << 13, 1 << 14, 1 << 15
ON_FILES = EXECUTE | WRITE_FILE | READ_FILE | TRUNCATE | IOCTL_DEV  # the rights that a rule on a file may name
TCP = 0b11  # bind and connect, from version 4
SCOPES = 0b11  # abstract sockets and signals to processes outside, from version 6

# Where programs, libraries, fonts and language data lie; nobody's papers.
SYSTEM = (
    *("/usr", "/bin", "/sbin", "/lib", "/lib32", "/lib64", "/opt", "/nix", "/snap", "/gnu", "/run/current-system"),
    *("/etc", "/dev", "/proc", "/sys", "/var/cache/fontconfig"),
)
DEVICES = ("/dev/null", "/dev/zero", "/dev/full", "/dev/random", "/dev/urandom")


def leave_network() -> bool:
    """Moves this process, and all that it starts, where there is no network; False where that is not allowed."""
    if not LINUX:
        return False
    user, group = os.geteuid(), os.getegid()
    libc = ctypes.CDLL(None, use_errno=True)
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
    """From now on only `writable` can be written beneath, only the system and `readable` be read, and no TCP be used.

    False where the kernel has no Landlock. Files that are open already stay open.
    """
    version = _syscall(LANDLOCK_CREATE, None, 0, 1) if LINUX else -1
    if version < 1:
        return False
    rights = FIRST_RIGHTS | (REFER * (version >= 2)) | (TRUNCATE * (version >= 3)) | (IOCTL_DEV * (version >= 5))
    attributes = struct.pack("QQQ", rights, TCP * (version >= 4), SCOPES * (version >= 6))
    size = 8 if version < 4 else 16 if version < 6 else 24
    rules = _syscall(LANDLOCK_CREATE, attributes, size, 0)
    if rules < 0:
        return False
    try:
        for path in {*SYSTEM, *readable}:
            _allow(rules, path, READS & rights)
        for path in DEVICES:
            _allow(rules, path, (READ_FILE | WRITE_FILE) & rights)
        _allow(rules, str(writable), rights)
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
        if not Path(path).is_dir():
            rights &= ON_FILES
        _syscall(LANDLOCK_ADD, rules, BENEATH, struct.pack("=Qi", rights, handle), 0)
    finally:
        os.close(handle)


def _prctl(option: int, value: int) -> None:
    if LINUX:
        ctypes.CDLL(None).prctl(option, value, 0, 0, 0)


def _syscall(number: int, *arguments: int | bytes | None) -> int:
    libc = ctypes.CDLL(None, use_errno=True)
    return int(libc.syscall(ctypes.c_long(number), *(_argument(value) for value in arguments)))


def _argument(value: int | bytes | None) -> ctypes.c_long | bytes | None:
    return ctypes.c_long(value) if isinstance(value, int) else value
